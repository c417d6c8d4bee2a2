import { type DocNode, linksOfDoc } from '@kontor/editor/shared';
import type { PageContext } from '../page-context.ts';
import type { PageRow } from '../page-store.ts';
import { type ExportReader, openFile } from './export-tree.ts';
import { type HtmlParts, writeHtml } from './html-writer.ts';

/** More does not go into one file: an archive holds it then. */
const mostBytes = 20 * 1024 * 1024;

/**
 * One page with its pictures within; nothing where files belong to it that are no pictures, or too much. Pictures that
 * are read as data cannot run anything.
 */
export async function singleHtml(
  context: PageContext,
  reader: ExportReader,
  parts: HtmlParts,
  { page, doc }: { readonly page: PageRow; readonly doc: DocNode },
): Promise<string | undefined> {
  const addresses = new Map<string, string>();
  let bytes = 0;
  for (const id of linksOfDoc(doc).files) {
    const found = await openFile(context, reader, id);
    if (!found) continue;
    const { mediaType, size } = found.file;
    bytes += size;
    if (!/^image\/(png|jpeg|gif|webp|avif)$/.test(mediaType) || bytes > mostBytes) return undefined;
    const chunks: Uint8Array[] = [];
    for await (const chunk of found.content) chunks.push(chunk);
    addresses.set(id, `data:${mediaType};base64,${Buffer.concat(chunks).toString('base64')}`);
  }
  const fileAddress = (file: string) => addresses.get(file);
  return writeHtml(context, reader, parts, { page, path: 'index.html', doc, fileAddress, addressOf: () => undefined });
}
