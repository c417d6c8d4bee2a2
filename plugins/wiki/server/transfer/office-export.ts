import type { Language } from '@kontor/base';
import type { OfficeChapter, OfficePicture, OfficeText } from '@kontor/editor/office';
import { linksOfDoc } from '@kontor/editor/shared';
import { exportTooLarge, pageRef } from '../../shared/index.ts';
import type { PageContext } from '../page-context.ts';
import type { PageRow } from '../page-store.ts';
import { readText } from '../page-text.ts';
import { type ExportReader, openFile } from './export-tree.ts';
import { officePictureOf } from './office-pictures.ts';
import { findOuterAddresses } from './outer-addresses.ts';

/** One document is held in memory while it is made. */
const mostPages = 500;
const mostPictureBytes = 100 * 1024 * 1024;

/** Pages as the chapters of one document. Throws `wiki.export_too_large`. */
export async function readOfficeText(
  context: PageContext,
  reader: ExportReader,
  pages: readonly PageRow[],
  about: { readonly title: string; readonly language: Language; readonly origin: string; readonly untitled: string },
): Promise<OfficeText> {
  if (pages.length > mostPages) throw exportTooLarge();
  const depths = new Map<string, number>();
  const chapters: OfficeChapter[] = [];
  const pictures = new Map<string, OfficePicture>();
  const addresses = new Map<string, string>();
  let bytes = 0;
  for (const { id, parent, title } of pages) {
    const depth = (depths.get(parent ?? '') ?? 0) + 1;
    depths.set(id, depth);
    const doc = (await reader.read((tx) => readText(context, tx, id))) ?? { type: 'doc', content: [] };
    chapters.push({ ref: pageRef(id), title: title || about.untitled, depth, doc });
    for (const [ref, address] of await findOuterAddresses(context, reader, doc, about.origin))
      addresses.set(ref, address);
    for (const file of linksOfDoc(doc).files) {
      if (addresses.has(`files/file/${file}`)) continue;
      const found = await openFile(context, reader, file);
      if (!found) continue;
      addresses.set(`files/file/${file}`, `${about.origin}/api/files/${file}`);
      const picture = await officePictureOf(found.file.mediaType, found.file.size, found.content);
      if (picture) pictures.set(file, picture);
      bytes += picture?.content.length ?? 0;
      if (bytes > mostPictureBytes) throw exportTooLarge();
    }
  }
  const { title, language } = about;
  return { title, language, chapters, pictures, addresses };
}
