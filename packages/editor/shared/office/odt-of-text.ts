import { strToU8, type Zippable, zipSync } from 'fflate';
import { OdtBlocks } from './odt-blocks.ts';
import { odtNames, odtStyles } from './odt-styles.ts';
import { OfficePlaces } from './office-places.ts';
import { type OfficeText, officeWords } from './office-text.ts';
import { xml, xmlEscaped } from './xml.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const mime = 'application/vnd.oasis.opendocument.text';
const pictureTypes = { png: 'image/png', jpg: 'image/jpeg', gif: 'image/gif' };

/**
 * A text document after OpenDocument 1.3 (ISO/IEC 26300): headings, lists, tables with their heads, pictures with the
 * words that stand for them, notes at the foot, links within and out of it, its language and its title.
 */
export function odtOfText(text: OfficeText): Uint8Array {
  const places = new OfficePlaces(text);
  const [first] = places.chapters;
  if (!first) throw new RangeError('A document has at least one chapter');
  const blocks = new OdtBlocks(text, places, first);
  const body = places.chapters.map((chapter, at) => blocks.write(chapter, at === 0)).join('');
  const content = `${declaration}<office:document-content ${odtNames} office:version="1.3">${xml(
    'office:automatic-styles',
    {},
    blocks.styles.all,
  )}${xml('office:body', {}, xml('office:text', {}, body))}</office:document-content>`;
  const pictures = [...blocks.pictures];
  const parts: [string, string][] = [
    ['/', mime],
    ['content.xml', 'text/xml'],
    ['styles.xml', 'text/xml'],
    ['meta.xml', 'text/xml'],
    ...pictures.map(([path, { kind }]): [string, string] => [path, pictureTypes[kind]]),
  ];
  const zip: Zippable = {
    // The first file, as it is: by it programs know what this is (part 2, section 3.3).
    mimetype: [strToU8(mime), { level: 0 }],
    'META-INF/manifest.xml': strToU8(manifestOf(parts)),
    'content.xml': strToU8(content),
    'styles.xml': strToU8(odtStyles(text.language)),
    'meta.xml': strToU8(metaOf(text)),
  };
  for (const [path, { content: bytes }] of pictures) zip[path] = [bytes, { level: 0 }];
  return zipSync(zip);
}

function manifestOf(parts: readonly [string, string][]): string {
  const entries = parts.map(([path, type]) =>
    xml('manifest:file-entry', {
      'manifest:full-path': path,
      'manifest:media-type': type,
      ...(path === '/' && { 'manifest:version': '1.3' }),
    }),
  );
  const name = 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0';
  return (
    declaration + xml('manifest:manifest', { 'xmlns:manifest': name, 'manifest:version': '1.3' }, entries.join(''))
  );
}

function metaOf({ title, language }: OfficeText): string {
  const inner = [
    xml('meta:generator', {}, 'Kontor'),
    title === '' ? '' : xml('dc:title', {}, xmlEscaped(title)),
    xml('dc:language', {}, officeWords[language].locale),
  ];
  return `${declaration}<office:document-meta ${odtNames} office:version="1.3">${xml(
    'office:meta',
    {},
    inner.join(''),
  )}</office:document-meta>`;
}
