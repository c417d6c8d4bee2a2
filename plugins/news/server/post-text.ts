import { parseRef, type Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { type DocNode, docOfShared, linksOfDoc, readableDoc } from '@kontor/editor/shared';
import * as Y from 'yjs';
import { postRef, translationRef } from '../shared/index.ts';
import type { NewsContext } from './news-context.ts';

/** What is written of a post, in both languages; nothing where nobody has written yet. */
export async function readTexts(
  context: NewsContext,
  tx: Tx,
  post: string,
): Promise<{ readonly doc: DocNode | undefined; readonly docEn: DocNode | undefined }> {
  return { doc: await readText(context, tx, postRef(post)), docEn: await readText(context, tx, translationRef(post)) };
}

/** As it is committed, and only what fits the schema: what somebody's program made up stands there as unknown. */
async function readText({ host }: NewsContext, tx: Tx, ref: Ref): Promise<DocNode | undefined> {
  const update = await host.collab.read(tx, ref);
  if (!update) return undefined;
  const document = new Y.Doc();
  try {
    Y.applyUpdate(document, update);
    const doc = readableDoc(docOfShared(document));
    return isEmpty(doc) ? undefined : doc;
  } finally {
    document.destroy();
  }
}

/** Without words, pictures or anything else that one could read. */
function isEmpty({ content = [] }: DocNode): boolean {
  return content.every(({ type, content: within = [] }) => type === 'paragraph' && within.every(isBlank));
}

function isBlank({ type, text }: DocNode): boolean {
  return type === 'hardBreak' || (text !== undefined && text.trim() === '');
}

/** Persons whom a text names. */
export function mentionedIn(...docs: readonly (DocNode | null)[]): string[] {
  const refs = docs.flatMap((doc) => (doc ? linksOfDoc(doc).mentions : []));
  const persons = refs.flatMap((ref) => {
    const parsed = parseRef(ref);
    return parsed?.module === 'people' && parsed.noun === 'person' ? [parsed.id] : [];
  });
  return [...new Set(persons)];
}
