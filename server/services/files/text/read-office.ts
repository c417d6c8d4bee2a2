import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import type { CollectedText } from './collected-text.ts';
import { MarkupReader, ooxml, opendocument } from './read-markup.ts';
import { textBounds } from './text-bounds.ts';

/** The parts with words, in the order in which they are read. */
const parts = [
  /^word\/document\.xml$/,
  /^word\/(footnotes|endnotes|comments)\.xml$/,
  /^word\/(header|footer)\d*\.xml$/,
  /^xl\/sharedStrings\.xml$/,
  /^xl\/worksheets\/sheet\d+\.xml$/,
  /^ppt\/slides\/slide\d+\.xml$/,
  /^ppt\/notesSlides\/notesSlide\d+\.xml$/,
  /^content\.xml$/,
];

/** Documents of word processors, tables and slides: archives of XML. What lies packed within them stays packed. */
export async function readOffice(content: Uint8Array, text: CollectedText): Promise<void> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false, strictFileNames: false });
  const found = new Map<string, Entry>();
  let count = 0;
  for await (const entry of zip.eachEntry()) {
    count += 1;
    if (count > textBounds.entries) break;
    if (placeOf(entry.fileName) >= 0 && !entry.isEncrypted()) found.set(entry.fileName, entry);
  }
  const budget = { bytes: textBounds.unpackedBytes };
  for (const [name, entry] of [...found].sort(([one], [other]) => compareParts(one, other))) {
    await readPart(zip, entry, new MarkupReader(name === 'content.xml' ? opendocument : ooxml, text), budget);
    text.add('\n');
  }
}

function placeOf(name: string): number {
  return parts.findIndex((part) => part.test(name));
}

function compareParts(one: string, other: string): number {
  return placeOf(one) - placeOf(other) || one.localeCompare(other, 'en', { numeric: true });
}

async function readPart(zip: ZipFile, entry: Entry, reader: MarkupReader, budget: { bytes: number }): Promise<void> {
  const decoder = new TextDecoder();
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    budget.bytes -= chunk.length;
    if (budget.bytes < 0) throw new Error('The archive unpacks to too much');
    reader.write(decoder.decode(chunk, { stream: true }));
  }
  reader.end();
}
