import { importEmpty, importTooLarge, importUnreadable } from '../../../shared/index.ts';
import { pageKindOf, type SourcePage, type SourceTree } from '../source-tree.ts';
import { readDocx } from './docx-thread.ts';
import { openArchive } from './open-archive.ts';

/** The upload itself is held in memory while it is read. */
export const largestUpload = 200 * 1024 * 1024;
const bounds = { entries: 10_000, total: 1024 * 1024 * 1024 };
const mostPages = 5_000;
/** Of one page, and of the text of all of them. */
const largestText = 2 * 1024 * 1024;
const mostText = 60 * 1024 * 1024;
/** Of pictures in documents of Word, which are held in memory. */
const mostPictures = 200 * 1024 * 1024;

/**
 * What an upload is as a tree of pages: an archive of files, or one page. Throws `wiki.import_unreadable`,
 * `wiki.import_too_large`, `wiki.import_empty`.
 */
export async function treeOfUpload(name: string, content: Uint8Array): Promise<SourceTree> {
  const kind = pageKindOf(name);
  const isArchive = content[0] === 0x50 && content[1] === 0x4b;
  if (kind === undefined && !isArchive) throw importUnreadable();
  const archive =
    kind === undefined
      ? await openArchive(content, bounds)
      : { files: new Map([[name, content.byteLength]]), read: async () => content };
  return readPages(archive);
}

async function readPages(archive: Awaited<ReturnType<typeof openArchive>>): Promise<SourceTree> {
  const paths = [...archive.files.keys()].sort();
  const pages: SourcePage[] = [];
  const pictures = new Map<string, Uint8Array>();
  let text = 0;
  let held = 0;
  for (const path of paths) {
    const kind = pageKindOf(path);
    if (kind === undefined) continue;
    const size = archive.files.get(path) ?? 0;
    text += kind === 'docx' ? 0 : size;
    if (pages.length >= mostPages || text > mostText || (kind !== 'docx' && size > largestText)) throw importTooLarge();
    const content = await archive.read(path);
    if (kind !== 'docx') {
      pages.push({ path, kind, text: decoded(content) });
      continue;
    }
    const { html, pictures: own } = await readDocx({
      content,
      folder: `${encodeURIComponent(path.split('/').at(-1) ?? path)}.files`,
    });
    pages.push({ path, kind, text: html });
    text += html.length;
    for (const [name, picture] of own) {
      pictures.set(`${path}.files/${name}`, picture);
      held += picture.length;
    }
    if (held > mostPictures) throw importTooLarge();
  }
  if (pages.length === 0) throw importEmpty();
  return {
    pages,
    files: new Set([...paths.filter((path) => pageKindOf(path) === undefined), ...pictures.keys()]),
    read: async (path) => pictures.get(path) ?? archive.read(path),
  };
}

/** UTF-8, or what older programs of Windows write. */
function decoded(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1252').decode(content);
  }
}
