import type { Ref } from '@kontor/base';
import { type DocNode, linksOfDoc } from '@kontor/editor/shared';
import type { PageContext } from '../page-context.ts';
import type { ExportReader } from './export-tree.ts';

/** Where what a text leads to is found in this Kontor, by ref, as far as the actor may see it. */
export async function findOuterAddresses(
  { host }: PageContext,
  { actor, read }: ExportReader,
  doc: DocNode,
  origin: string,
): Promise<Map<string, string>> {
  const refs = linksOfDoc(doc).refs as Ref[]; // the schema and `linksOfDoc` let nothing else through
  if (refs.length === 0) return new Map();
  const cards = await read((tx) => host.links.findCards(tx, actor, refs));
  return new Map(cards.map(({ ref, path }) => [ref, `${origin}${path}`]));
}
