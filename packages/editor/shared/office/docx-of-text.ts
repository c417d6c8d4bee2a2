import { Document, Packer } from 'docx';
import { DocxBlocks } from './docx-blocks.ts';
import { stylesOf } from './docx-styles.ts';
import { OfficePlaces } from './office-places.ts';
import { type OfficeText, xmlText } from './office-text.ts';

/**
 * A document for Word (ECMA-376): headings, lists, tables with their heads, pictures with the words that stand for them,
 * notes at the foot, links within and out of it, its language and its title. Nothing in it runs or is fetched.
 */
export async function docxOfText(text: OfficeText): Promise<Uint8Array> {
  const places = new OfficePlaces(text);
  const [first] = places.chapters;
  if (!first) throw new RangeError('A document has at least one chapter');
  const blocks = new DocxBlocks(text, places, first);
  const children = places.chapters.flatMap((chapter, at) => blocks.write(chapter, at === 0));
  const document = new Document({
    title: xmlText(text.title),
    creator: 'Kontor',
    styles: stylesOf(text.language),
    numbering: { config: blocks.lists },
    footnotes: blocks.notes,
    sections: [{ properties: { page: { size: { width: 11_906, height: 16_838 } } }, children }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}
