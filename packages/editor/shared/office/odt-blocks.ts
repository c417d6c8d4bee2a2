import type { DocNode } from '../doc.ts';
import { isSame, markOf, mentionHref, textIn } from '../html/html-of-doc.ts';
import { mentionWords } from '../mention-node.ts';
import { OdtStyles } from './odt-styles.ts';
import type { OfficePlaces, PlacedChapter } from './office-places.ts';
import { type OfficePicture, type OfficeText, officeWords, shownSize, xmlText } from './office-text.ts';
import { gridOf } from './table-grid.ts';
import { xml, xmlEscaped } from './xml.ts';

/** What stands around a block. */
interface Around {
  readonly style: string;
  /** Centimetres from the margin of the text. */
  readonly indent: number;
  /** In an item of a list there are only lines. */
  readonly isInItem: boolean;
  readonly align?: unknown;
}

const step = 0.7;
const plain: Around = { style: 'Standard', indent: 0, isInItem: false };

/** Chapters as blocks of OpenDocument; styles and pictures are gathered on the way. */
export class OdtBlocks {
  readonly styles = new OdtStyles();
  /** By their names in the archive. */
  readonly pictures = new Map<string, OfficePicture>();
  readonly #text: OfficeText;
  readonly #places: OfficePlaces;
  #chapter: PlacedChapter;
  #headings = 0;
  #notes = 0;
  #tables = 0;
  #frames = 0;

  constructor(text: OfficeText, places: OfficePlaces, first: PlacedChapter) {
    this.#text = text;
    this.#places = places;
    this.#chapter = first;
  }

  write(chapter: PlacedChapter, isFirst: boolean): string {
    this.#chapter = chapter;
    this.#headings = 0;
    const isOnNewPage = chapter.depth === 1 && !isFirst;
    const title = this.#headingLine(chapter.depth, chapter.mark, xmlEscaped(chapter.title), { isOnNewPage });
    return title + this.#blocks(chapter.doc.content ?? [], plain);
  }

  #blocks(nodes: readonly DocNode[], around: Around): string {
    return nodes.map((node) => this.#block(node, around)).join('');
  }

  #block(node: DocNode, around: Around): string {
    const { type, attrs = {}, content = [] } = node;
    const indented = (style: string) => this.#blocks(content, { ...around, style, indent: around.indent + step });
    switch (type) {
      case 'paragraph':
        return this.#line(this.#runs(content), around);
      case 'heading': {
        const mark = this.#chapter.marks[this.#headings++] ?? this.#chapter.mark;
        return this.#headingLine(this.#chapter.depth + Number(attrs.level), mark, this.#runs(content), around);
      }
      case 'blockquote':
        return indented('PageQuote');
      case 'callout': {
        const { callouts } = officeWords[this.#text.language];
        const kind = Object.entries(callouts).find(([each]) => each === attrs.kind)?.[1] ?? callouts.info;
        const within = { ...around, style: 'PageCallout', indent: around.indent + step };
        return this.#line(this.#marked(xmlEscaped(kind), ['bold']), within) + this.#blocks(content, within);
      }
      case 'detailsSummary':
        return this.#line(this.#runs(content, ['bold']), around);
      case 'bulletList':
        return this.#list(content, this.styles.signList('•'), around);
      case 'orderedList':
        return this.#list(content, this.styles.numberList(attrs.type, Number(attrs.start)), around);
      case 'taskList':
        return this.#tasks(content, around);
      case 'table':
        return this.#table(node, around);
      case 'horizontalRule':
        return this.#line('', { ...around, style: 'PageRule' });
      case 'codeBlock':
        return this.#line(spaced(textIn(node)), { ...around, style: 'PageCode' });
      case 'mathBlock':
        return this.#line(spaced(String(attrs.source)), { ...around, style: 'PageCode' });
      case 'image':
        return this.#picture(attrs, around);
      case 'file':
        return this.#line(this.#linked(`kontor:files/file/${attrs.file}`, xmlEscaped(String(attrs.name))), around);
      case 'embed':
        return this.#line(this.#linked(`kontor:${attrs.ref}`, xmlEscaped(String(attrs.name))), around);
      case 'unknownBlock':
        return this.#line(this.#marked(xmlEscaped(officeWords[this.#text.language].unknown), ['italic']), around);
      default:
        return this.#blocks(content, around);
    }
  }

  #line(inner: string, { style, indent, align, isInItem }: Around): string {
    // Where a list stands is a matter of its own style.
    return xml(
      'text:p',
      { 'text:style-name': this.styles.line(style, { indent: isInItem ? 0 : indent, align }) },
      inner,
    );
  }

  #headingLine(
    depth: number,
    mark: string,
    inner: string,
    own: Partial<Around> & { readonly isOnNewPage?: boolean },
  ): string {
    const level = Math.min(Math.max(1, depth), 6);
    const name = this.styles.line(`Heading_20_${level}`, own);
    const bookmark = xml('text:bookmark', { 'text:name': mark });
    return xml('text:h', { 'text:style-name': name, 'text:outline-level': level }, bookmark + inner);
  }

  #list(items: readonly DocNode[], style: string, around: Around): string {
    const within = { ...around, isInItem: true };
    const inner = items.map(({ content = [] }) => xml('text:list-item', {}, this.#blocks(content, within)));
    return xml('text:list', { 'text:style-name': style }, inner.join(''));
  }

  /** Those that are done and those that are not have other signs, so they are lists one after the other. */
  #tasks(items: readonly DocNode[], around: Around): string {
    return items
      .map((item) => this.#list([item], this.styles.signList(item.attrs?.checked === true ? '☑' : '☐'), around))
      .join('');
  }

  #table(node: DocNode, around: Around): string {
    const grid = around.isInItem ? undefined : gridOf(node);
    const cells = (row: DocNode) => row.content ?? [];
    if (!grid)
      return (node.content ?? [])
        .map((row) =>
          cells(row)
            .map((cell) => this.#blocks(cell.content ?? [], around))
            .join(''),
        )
        .join('');
    const rows = grid.rows.map(({ slots }) => {
      const inner = slots.map((slot) => {
        if (slot === 'covered') return xml('table:covered-table-cell');
        const { cell, columns, rows: height } = slot;
        const about = {
          'table:style-name': this.styles.cell(cell.type === 'tableHeader'),
          'office:value-type': 'string',
          ...(columns > 1 && { 'table:number-columns-spanned': columns }),
          ...(height > 1 && { 'table:number-rows-spanned': height }),
        };
        return xml('table:table-cell', about, this.#cell(cell));
      });
      return xml('table:table-row', {}, inner.join(''));
    });
    const [heads, body] = [rows.slice(0, grid.heads), rows.slice(grid.heads)];
    const inner = [
      xml('table:table-column', { 'table:number-columns-repeated': grid.columns }),
      ...(heads.length > 0 ? [xml('table:table-header-rows', {}, heads.join(''))] : []),
      ...body,
    ];
    return xml('table:table', { 'table:name': `Table${++this.#tables}` }, inner.join('')) + this.#line('', plain);
  }

  #cell({ type, attrs = {}, content = [] }: DocNode): string {
    const [first, ...more] = content;
    const around = { ...plain, align: attrs.align };
    if (type === 'tableHeader' && first?.type === 'paragraph' && more.length === 0)
      return this.#line(this.#runs(first.content ?? [], ['bold']), around);
    return this.#blocks(content, around);
  }

  #picture({ file, src, alt, title, width, caption, href }: Readonly<Record<string, unknown>>, around: Around): string {
    const picture = typeof file === 'string' ? this.#text.pictures.get(file) : undefined;
    const words = String(alt ?? '');
    const below = caption ? this.#line(xmlEscaped(String(caption)), { ...around, style: 'PageCaption' }) : '';
    if (!picture) {
      const address = href ?? src ?? `kontor:files/file/${file}`;
      return this.#line(this.#linked(address, xmlEscaped(words === '' ? String(src ?? '') : words)), around) + below;
    }
    const path = `Pictures/${file}.${picture.kind}`;
    this.pictures.set(path, picture);
    const size = shownSize(picture, width);
    const frame = xml(
      'draw:frame',
      {
        'draw:name': `Picture${++this.#frames}`,
        'text:anchor-type': 'as-char',
        'svg:width': inCentimetres(size.width),
        'svg:height': inCentimetres(size.height),
      },
      xml('draw:image', {
        'xlink:href': path,
        'xlink:type': 'simple',
        'xlink:show': 'embed',
        'xlink:actuate': 'onLoad',
      }) +
        (title ? xml('svg:title', {}, xmlEscaped(String(title))) : '') +
        (words === '' ? '' : xml('svg:desc', {}, xmlEscaped(words))),
    );
    return this.#line(frame, around) + below;
  }

  #runs(nodes: readonly DocNode[], marks: readonly string[] = []): string {
    let inner = '';
    for (let at = 0; at < nodes.length; ) {
      const link = markOf(nodes[at], 'link');
      let end = at + 1;
      while (end < nodes.length && isSame(link, markOf(nodes[end], 'link'))) end++;
      const words = nodes
        .slice(at, end)
        .map((node) => this.#leaf(node, marks))
        .join('');
      inner += link ? this.#linked(link.attrs?.href, words) : words;
      at = end;
    }
    return inner;
  }

  #linked(href: unknown, inner: string): string {
    const target = this.#places.find(this.#chapter, href);
    if (!target) return inner;
    const address = 'inside' in target ? `#${target.inside}` : target.outside;
    return xml('text:a', { 'xlink:type': 'simple', 'xlink:href': xmlText(address) }, inner);
  }

  #leaf(node: DocNode, marks: readonly string[]): string {
    const { type, attrs = {}, content = [], text } = node;
    const own = [...marks, ...(node.marks ?? []).map((mark) => mark.type)];
    if (text !== undefined) return this.#marked(spaced(text), own);
    switch (type) {
      case 'hardBreak':
        return xml('text:line-break');
      case 'mathInline':
        return this.#marked(spaced(String(attrs.source)), [...marks, 'code']);
      case 'footnote': {
        const number = ++this.#notes;
        const body = xml('text:p', { 'text:style-name': 'Footnote' }, this.#runs(content));
        return xml(
          'text:note',
          { 'text:id': `note${number}`, 'text:note-class': 'footnote' },
          xml('text:note-citation', {}, String(number)) + xml('text:note-body', {}, body),
        );
      }
      case 'mention':
        return this.#linked(mentionHref(String(attrs.ref)), this.#marked(spaced(mentionWords(attrs)), own));
      default:
        return spaced(textIn(node));
    }
  }

  #marked(inner: string, marks: readonly string[]): string {
    const name = this.styles.marks(marks);
    return name === undefined || inner === '' ? inner : xml('text:span', { 'text:style-name': name }, inner);
  }
}

function inCentimetres(pixels: number): string {
  return `${((pixels / 96) * 2.54).toFixed(2)}cm`;
}

/** Spaces, tabs and line breaks as elements: as text, OpenDocument folds them (part 3, section 6.1.2). */
function spaced(text: string): string {
  return xmlEscaped(text)
    .replace(/^ | {2,}| $/g, (spaces) => xml('text:s', { 'text:c': spaces.length }))
    .replaceAll('\t', xml('text:tab'))
    .replaceAll('\n', xml('text:line-break'));
}
