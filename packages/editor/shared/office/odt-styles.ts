import type { Language } from '@kontor/base';
import { officeWords } from './office-text.ts';
import { xml } from './xml.ts';

/** What is of OpenDocument in the files of a text document. */
export const odtNames = Object.entries({
  office: 'urn:oasis:names:tc:opendocument:xmlns:office:1.0',
  style: 'urn:oasis:names:tc:opendocument:xmlns:style:1.0',
  text: 'urn:oasis:names:tc:opendocument:xmlns:text:1.0',
  table: 'urn:oasis:names:tc:opendocument:xmlns:table:1.0',
  draw: 'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0',
  fo: 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0',
  svg: 'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0',
  meta: 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0',
  xlink: 'http://www.w3.org/1999/xlink',
  dc: 'http://purl.org/dc/elements/1.1/',
})
  .map(([prefix, name]) => `xmlns:${prefix}="${name}"`)
  .join(' ');

const paragraph = (own: Readonly<Record<string, string>>) => xml('style:paragraph-properties', own);
const words = (own: Readonly<Record<string, string>>) => xml('style:text-properties', own);

function style(name: string, parent: string | undefined, inner: string, more: Readonly<Record<string, string>> = {}) {
  const about = { 'style:name': name, 'style:family': 'paragraph', 'style:parent-style-name': parent, ...more };
  return xml('style:style', about, inner);
}

const sizes = ['17pt', '14pt', '12.5pt', '11.5pt', '11pt', '11pt'];
const mono = { 'style:font-name': 'Liberation Mono', 'fo:font-family': "'Liberation Mono', Consolas, monospace" };

/** `styles.xml`: named styles, so that whoever opens the document can change them. */
export function odtStyles(language: Language): string {
  const [tongue = 'de', country = 'DE'] = officeWords[language].locale.split('-');
  const base = words({
    'fo:font-size': '11pt',
    'fo:font-family': "'Liberation Sans', Calibri, sans-serif",
    'fo:language': tongue,
    'fo:country': country,
  });
  const headings = sizes.map((size, at) =>
    style(
      `Heading_20_${at + 1}`,
      'Standard',
      paragraph({ 'fo:margin-top': '0.5cm', 'fo:margin-bottom': '0.2cm', 'fo:keep-with-next': 'always' }) +
        words({ 'fo:font-size': size, 'fo:font-weight': 'bold' }),
      { 'style:display-name': `Heading ${at + 1}`, 'style:default-outline-level': String(at + 1) },
    ),
  );
  const named = [
    style('Standard', undefined, paragraph({ 'fo:margin-bottom': '0.25cm', 'fo:line-height': '115%' })),
    ...headings,
    style(
      'PageQuote',
      'Standard',
      paragraph({ 'fo:border-left': '1.5pt solid #9aa5b1', 'fo:padding-left': '0.25cm' }) +
        words({ 'fo:color': '#3e4c59' }),
    ),
    style(
      'PageCallout',
      'Standard',
      paragraph({
        'fo:border-left': '3pt solid #2f6fb0',
        'fo:padding': '0.15cm',
        'fo:background-color': '#eef4fa',
      }),
    ),
    style('PageCode', 'Standard', paragraph({ 'fo:background-color': '#f2f4f6', 'fo:padding': '0.1cm' }) + words(mono)),
    style('PageCaption', 'Standard', words({ 'fo:font-style': 'italic', 'fo:font-size': '10pt' })),
    style('PageRule', 'Standard', paragraph({ 'fo:border-bottom': '0.5pt solid #9aa5b1' })),
    xml('style:style', {
      'style:name': 'Footnote',
      'style:family': 'paragraph',
      'style:parent-style-name': 'Standard',
    }),
  ];
  const defaults = xml('style:default-style', { 'style:family': 'paragraph' }, base);
  const page = xml(
    'style:page-layout',
    { 'style:name': 'A4' },
    xml('style:page-layout-properties', {
      'fo:page-width': '21cm',
      'fo:page-height': '29.7cm',
      'fo:margin': '2.54cm',
    }),
  );
  const master = xml('style:master-page', { 'style:name': 'Standard', 'style:page-layout-name': 'A4' });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-styles ${odtNames} office:version="1.3">${xml(
    'office:styles',
    {},
    defaults + named.join(''),
  )}${xml('office:automatic-styles', {}, page)}${xml('office:master-styles', {}, master)}</office:document-styles>`;
}

const textMarks: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  bold: { 'fo:font-weight': 'bold' },
  italic: { 'fo:font-style': 'italic' },
  underline: { 'style:text-underline-style': 'solid', 'style:text-underline-width': 'auto' },
  strike: { 'style:text-line-through-style': 'solid' },
  highlight: { 'fo:background-color': '#fff2a8' },
  superscript: { 'style:text-position': 'super 65%' },
  subscript: { 'style:text-position': 'sub 65%' },
  code: mono,
};

const numbers = ['1', 'a', 'A', 'i', 'I'];

/** Styles that are made as they are needed, each once. */
export class OdtStyles {
  readonly #made = new Map<string, string>();
  #xml = '';

  get all(): string {
    return this.#xml;
  }

  marks(names: readonly string[]): string | undefined {
    const known = Object.keys(textMarks).filter((mark) => names.includes(mark));
    if (known.length === 0) return undefined;
    const properties = Object.assign({}, ...known.map((mark) => textMarks[mark]));
    return this.#style(`text ${known.join()}`, (name) =>
      xml('style:style', { 'style:name': name, 'style:family': 'text' }, words(properties)),
    );
  }

  /** A named style with an indent, an alignment, or a new sheet before it. */
  line(
    parent: string,
    own: { readonly indent?: number; readonly align?: unknown; readonly isOnNewPage?: boolean },
  ): string {
    const { indent = 0, align, isOnNewPage = false } = own;
    const side = align === 'center' ? 'center' : align === 'right' ? 'end' : undefined;
    if (indent === 0 && side === undefined && !isOnNewPage) return parent;
    const properties = {
      ...(indent > 0 && { 'fo:margin-left': `${indent}cm` }),
      ...(side !== undefined && { 'fo:text-align': side }),
      ...(isOnNewPage && { 'fo:break-before': 'page' }),
    };
    return this.#style(`line ${parent} ${indent} ${side} ${isOnNewPage}`, (name) =>
      style(name, parent, paragraph(properties)),
    );
  }

  signList(sign: string): string {
    return this.#style(`list ${sign}`, (name) =>
      listStyle(name, (level) =>
        xml('text:list-level-style-bullet', { ...level.about, 'text:bullet-char': sign }, level.inner),
      ),
    );
  }

  numberList(type: unknown, start: number): string {
    const format = numbers.find((each) => each === type) ?? '1';
    return this.#style(`numbers ${format} ${start}`, (name) =>
      listStyle(name, ({ about, inner }) =>
        xml(
          'text:list-level-style-number',
          { ...about, 'style:num-format': format, 'style:num-suffix': '.', 'text:start-value': start },
          inner,
        ),
      ),
    );
  }

  cell(isHead: boolean): string {
    return this.#style(`cell ${isHead}`, (name) =>
      xml(
        'style:style',
        { 'style:name': name, 'style:family': 'table-cell' },
        xml('style:table-cell-properties', {
          'fo:border': '0.5pt solid #7b8794',
          'fo:padding': '0.1cm',
          ...(isHead && { 'fo:background-color': '#e9edf1' }),
        }),
      ),
    );
  }

  #style(key: string, make: (name: string) => string): string {
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const name = `Auto${this.#made.size + 1}`;
    this.#made.set(key, name);
    this.#xml += make(name);
    return name;
  }
}

interface ListLevel {
  readonly about: Readonly<Record<string, string>>;
  readonly inner: string;
}

function listStyle(name: string, level: (level: ListLevel) => string): string {
  const levels = Array.from({ length: 10 }, (_none, at) => {
    const alignment = xml('style:list-level-label-alignment', {
      'text:label-followed-by': 'listtab',
      'fo:text-indent': '-0.6cm',
      'fo:margin-left': `${((at + 1) * 0.7).toFixed(1)}cm`,
    });
    const mode = { 'text:list-level-position-and-space-mode': 'label-alignment' };
    return level({
      about: { 'text:level': String(at + 1) },
      inner: xml('style:list-level-properties', mode, alignment),
    });
  });
  return xml('text:list-style', { 'style:name': name }, levels.join(''));
}
