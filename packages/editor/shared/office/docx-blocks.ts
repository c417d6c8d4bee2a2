import {
  AlignmentType,
  Bookmark,
  HeadingLevel,
  ImageRun,
  type INumberingOptions,
  type IParagraphOptions,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { DocNode } from '../doc.ts';
import { isRef } from '../html/addresses.ts';
import { textIn } from '../html/html-of-doc.ts';
import { runsOf, textRuns } from './docx-runs.ts';
import { deepestLevel, orderedList, signLists } from './docx-styles.ts';
import type { OfficePlaces, PlacedChapter } from './office-places.ts';
import { type OfficeText, officeWords, shownSize, xmlText } from './office-text.ts';
import { gridOf } from './table-grid.ts';

type Block = Paragraph | Table;

/** What stands around a block. */
interface Around {
  /** Twips from the margin of the text. */
  readonly indent: number;
  readonly style?: string;
  /** The list that the next line opens an item of. */
  readonly item?: { readonly reference: string; readonly level: number };
  /** How deep lists are nested. */
  readonly level: number;
}

const step = 400;
const textWidth = 9026;
const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;

/** Chapters as blocks of Word; notes and lists, which Word keeps elsewhere, are gathered on the way. */
export class DocxBlocks {
  readonly notes: Record<string, { readonly children: readonly Paragraph[] }> = {};
  readonly lists: INumberingOptions['config'][number][] = [...signLists];
  readonly #text: OfficeText;
  readonly #places: OfficePlaces;
  #chapter: PlacedChapter;
  #headings = 0;

  constructor(text: OfficeText, places: OfficePlaces, first: PlacedChapter) {
    this.#text = text;
    this.#places = places;
    this.#chapter = first;
  }

  write(chapter: PlacedChapter, isFirst: boolean): Block[] {
    this.#chapter = chapter;
    this.#headings = 0;
    const title = new Paragraph({
      heading: headingAt(chapter.depth),
      // Each page at the top begins on a sheet of its own.
      pageBreakBefore: chapter.depth === 1 && !isFirst,
      children: [new Bookmark({ id: chapter.mark, children: [new TextRun(xmlText(chapter.title))] })],
    });
    return [title, ...this.#blocks(chapter.doc.content ?? [], { indent: 0, level: 0 })];
  }

  /** The first line of an item bears its sign; what comes first in it may be no line. */
  #blocks(nodes: readonly DocNode[], around: Around): Block[] {
    const { item, ...plain } = around;
    const blocks: Block[] = [];
    for (const [at, node] of nodes.entries()) {
      const isLine = node.type === 'paragraph' || node.type === 'heading';
      if (item && at === 0 && !isLine) blocks.push(this.#line([], around));
      blocks.push(...this.#block(node, item && at === 0 && isLine ? around : plain));
    }
    return blocks;
  }

  #block(node: DocNode, around: Around): Block[] {
    const { type, attrs = {}, content = [] } = node;
    const inner = (own: Partial<Around>) => this.#blocks(content, { ...around, ...own });
    switch (type) {
      case 'paragraph':
        return [this.#line(this.#runs(content), around)];
      case 'heading':
        return [this.#heading(Number(attrs.level), content, around)];
      case 'blockquote':
        return inner({ indent: around.indent + step, style: 'PageQuote' });
      case 'callout':
        return this.#callout(node, around);
      case 'detailsSummary':
        return [this.#line(runsOf(content, this.#runPlace, { bold: true }), around, { keepNext: true })];
      case 'bulletList':
        return this.#items(content, around, () => 'bullets');
      case 'taskList':
        return this.#items(content, around, (item) => (item.attrs?.checked === true ? 'tasks-done' : 'tasks-open'));
      case 'orderedList': {
        const list = orderedList(`list-${this.lists.length}`, Number(attrs.start), attrs.type);
        this.lists.push(list);
        return this.#items(content, around, () => list.reference);
      }
      case 'table':
        return this.#table(node, around);
      case 'horizontalRule':
        return [this.#line([], around, { thematicBreak: true })];
      case 'codeBlock':
        return [this.#line(textRuns(textIn(node), {}), { ...around, style: 'PageCode' })];
      case 'mathBlock':
        return [this.#line(textRuns(String(attrs.source), {}), { ...around, style: 'PageCode' })];
      case 'image':
        return this.#picture(attrs, around);
      case 'file':
        return [this.#linkLine(`kontor:files/file/${attrs.file}`, String(attrs.name), around)];
      case 'embed':
        return [this.#linkLine(`kontor:${attrs.ref}`, String(attrs.name), around)];
      case 'unknownBlock':
        return [this.#line(textRuns(officeWords[this.#text.language].unknown, { italics: true }), around)];
      default:
        return inner({});
    }
  }

  get #runPlace() {
    return {
      chapter: this.#chapter,
      places: this.#places,
      addNote: (children: readonly Paragraph[]) => {
        const number = Object.keys(this.notes).length + 1;
        this.notes[number] = { children };
        return number;
      },
    };
  }

  #runs(nodes: readonly DocNode[]): ParagraphChild[] {
    return runsOf(nodes, this.#runPlace);
  }

  #line(children: readonly ParagraphChild[], around: Around, more: IParagraphOptions = {}): Paragraph {
    const { indent, style, item } = around;
    return new Paragraph({
      ...(style !== undefined && { style }),
      ...(indent > 0 && { indent: { left: indent, ...(item && { hanging: step }) } }),
      ...(item && { numbering: { reference: item.reference, level: item.level } }),
      ...more,
      children,
    });
  }

  #heading(level: number, content: readonly DocNode[], around: Around): Paragraph {
    const mark = this.#chapter.marks[this.#headings++] ?? this.#chapter.mark;
    const children = [new Bookmark({ id: mark, children: [] }), ...this.#runs(content)];
    const { style: _plain, ...rest } = around;
    return this.#line(children, rest, { heading: headingAt(this.#chapter.depth + level) });
  }

  #callout({ attrs = {}, content = [] }: DocNode, around: Around): Block[] {
    const within = { ...around, indent: around.indent + step, style: 'PageCallout' };
    const { callouts } = officeWords[this.#text.language];
    const kind = Object.entries(callouts).find(([each]) => each === attrs.kind)?.[1] ?? callouts.info;
    return [
      this.#line([new TextRun({ text: kind, bold: true })], within, { keepNext: true }),
      ...this.#blocks(content, within),
    ];
  }

  #items(items: readonly DocNode[], around: Around, referenceOf: (item: DocNode) => string): Block[] {
    const level = Math.min(around.level, deepestLevel);
    const within = { ...around, indent: Math.min(around.indent, step * 12) + step, level: around.level + 1 };
    return items.flatMap((item) =>
      this.#blocks(item.content ?? [], { ...within, item: { reference: referenceOf(item), level } }),
    );
  }

  #linkLine(href: string, name: string, around: Around): Paragraph {
    const words: DocNode = { type: 'text', text: name, marks: [{ type: 'link', attrs: { href } }] };
    return this.#line(this.#runs([words]), around);
  }

  #picture(
    { file, src, alt, title, width, caption, href }: Readonly<Record<string, unknown>>,
    around: Around,
  ): Block[] {
    const picture = typeof file === 'string' ? this.#text.pictures.get(file) : undefined;
    const words = xmlText(String(alt ?? ''));
    const below = String(caption ?? '');
    const captionLine = below === '' ? [] : [this.#line(textRuns(below, {}), { ...around, style: 'PageCaption' })];
    if (!picture) {
      const address = href ?? src ?? (isRef(`files/file/${file}`) ? `kontor:files/file/${file}` : '');
      return [this.#linkLine(String(address), words === '' ? String(src ?? '') : words, around), ...captionLine];
    }
    const run = new ImageRun({
      type: picture.kind,
      data: picture.content,
      transformation: shownSize(picture, width),
      altText: { name: words.slice(0, 60), description: words, title: xmlText(String(title ?? '')) },
    });
    return [this.#line([run], around, { keepNext: below !== '' }), ...captionLine];
  }

  #table(node: DocNode, around: Around): Block[] {
    const grid = gridOf(node);
    const { item: _none, ...within } = { ...around, indent: 0, level: 0 };
    if (!grid)
      return (node.content ?? []).flatMap((row) =>
        (row.content ?? []).flatMap((cell) => this.#blocks(cell.content ?? [], around)),
      );
    const width = Math.floor((textWidth - Math.min(around.indent, textWidth / 2)) / grid.columns);
    const rows = grid.rows.map(
      ({ slots }, at) =>
        new TableRow({
          tableHeader: at < grid.heads,
          cantSplit: true,
          children: slots.flatMap((slot) => {
            if (slot === 'covered') return [];
            const { cell, columns, rows: height } = slot;
            const children = this.#cell(cell, within);
            return [
              new TableCell({
                columnSpan: columns,
                rowSpan: height,
                width: { size: width * columns, type: WidthType.DXA },
                ...(cell.type === 'tableHeader' && { shading: { fill: 'E9EDF1' } }),
                children,
              }),
            ];
          }),
        }),
    );
    const table = new Table({
      rows,
      columnWidths: Array.from({ length: grid.columns }, () => width),
      width: { size: width * grid.columns, type: WidthType.DXA },
      indent: { size: around.indent, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 100, right: 100 },
      tableLook: { firstRow: grid.heads > 0 },
    });
    // Two tables without a line between them are one to Word.
    return [table, new Paragraph({ spacing: { after: 0 } })];
  }

  #cell({ type, attrs = {}, content = [] }: DocNode, around: Around): Block[] {
    const align = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT };
    const alignment = Object.entries(align).find(([name]) => name === attrs.align)?.[1];
    const [first, ...more] = content;
    if (first?.type === 'paragraph' && more.length === 0) {
      const runs = runsOf(first.content ?? [], this.#runPlace, type === 'tableHeader' ? { bold: true } : {});
      return [this.#line(runs, around, { spacing: { after: 0 }, ...(alignment !== undefined && { alignment }) })];
    }
    const blocks = this.#blocks(content, around);
    // A cell ends with a line.
    return blocks.at(-1) instanceof Paragraph ? blocks : [...blocks, new Paragraph({})];
  }
}

function headingAt(depth: number) {
  return headings[Math.min(Math.max(1, depth), headings.length) - 1] ?? HeadingLevel.HEADING_6;
}
