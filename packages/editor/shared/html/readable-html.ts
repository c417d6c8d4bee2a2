import type { Language } from '@kontor/base';
import type { DocNode } from '../doc.ts';
import { headingsOfDoc } from '../headings-of-doc.ts';
import { isPictureAddress } from '../schema/attribute-checks.ts';
import type { CalloutKind } from '../schema/block-nodes.ts';
import { readableDoc } from '../shared-doc/readable-doc.ts';
import { htmlOfBlocks, htmlOfLine, linkTo, textIn, type WritingParts } from './html-of-doc.ts';
import { escaped, tag } from './tag.ts';

export interface ReadablePage {
  readonly title: string;
  readonly language: Language;
  readonly doc: DocNode;
  /** The way to the list of all pages, where there is one. */
  readonly overview?: string | undefined;
  /** Where an object of Kontor is found; nothing where it is not: then the words stay. */
  readonly addressOf: (href: string) => string | undefined;
  /** Where a file stands; without an answer the words stay. */
  readonly fileAddress: (file: string) => string | undefined;
}

const words = {
  de: {
    callouts: { info: 'Hinweis', tip: 'Tipp', warning: 'Achtung', danger: 'Warnung' } satisfies Record<
      CalloutKind,
      string
    >,
    done: 'Erledigt',
    open: 'Offen',
    notes: 'Fußnoten',
    note: 'Fußnote',
    back: 'Zurück zum Text',
    overview: 'Alle Seiten',
    unknown: 'Dieser Inhalt lässt sich hier nicht zeigen.',
  },
  en: {
    callouts: { info: 'Note', tip: 'Tip', warning: 'Caution', danger: 'Warning' } satisfies Record<CalloutKind, string>,
    done: 'Done',
    open: 'To do',
    notes: 'Footnotes',
    note: 'Footnote',
    back: 'Back to the text',
    overview: 'All pages',
    unknown: 'This content cannot be shown here.',
  },
};

/** A file of HTML for whoever has no Kontor: it says its language and title, loads no script, and needs no style sheet. */
export function readableHtmlOfDoc(page: ReadablePage): string {
  const { title, language } = page;
  const { overview: name } = words[language];
  const nav = page.overview === undefined ? '' : tag('nav', {}, tag('a', { href: page.overview }, name));
  return htmlFile({
    title,
    language,
    body: `${nav}${tag('main', {}, tag('h1', {}, escaped(title)) + new Readable(page).body())}`,
  });
}

/** The text alone, without the page around it: for feeds, and for pages that have a frame of their own. */
export function readableFragmentOfDoc(text: Omit<ReadablePage, 'title' | 'overview'>): string {
  return new Readable({ ...text, title: '' }).body();
}

/** `body` is HTML already. */
function htmlFile({
  title,
  language,
  body,
}: {
  readonly title: string;
  readonly language: Language;
  readonly body: string;
}): string {
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    // Nothing runs in it, wherever it is opened.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data: file: http: https:; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    `<body>${body}</body>`,
    '</html>\n',
  ].join('\n');
}

const style = `
:root { color-scheme: light dark }
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 1.5rem; overflow-wrap: anywhere }
img { max-width: 100%; height: auto }
table { border-collapse: collapse; display: block; overflow-x: auto }
th, td { border: 1px solid; padding: .3rem .6rem; text-align: start; vertical-align: top }
pre { overflow-x: auto; padding: .75rem; border: 1px solid }
blockquote, aside { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: .25rem solid }
ul.tasks { list-style: none; padding-inline-start: 0 } ul.tasks > li { display: flex; gap: .5rem }
li > p, li > div > p, td > p, th > p { margin-block: 0 .25rem } ul.tasks { margin-block: .25rem }
figure { margin-inline: 0 } figcaption { font-size: .9rem }
`;

class Readable {
  readonly #page: ReadablePage;
  readonly #doc: DocNode;
  readonly #anchors: readonly string[];
  readonly #notes: string[] = [];
  readonly #parts: WritingParts;
  #headings = 0;

  constructor(page: ReadablePage) {
    this.#page = page;
    this.#doc = readableDoc(page.doc);
    this.#anchors = headingsOfDoc(this.#doc).map(({ anchor }) => anchor);
    this.#parts = {
      addressOf: page.addressOf,
      isReached: (href) => !href.startsWith('kontor:') || page.addressOf(href) !== undefined,
      instead: (node) => this.#instead(node),
    };
  }

  body(): string {
    const text = this.#blocks(this.#doc.content);
    if (this.#notes.length === 0) return text;
    const { notes, back } = words[this.#page.language];
    const items = this.#notes.map((note, at) =>
      tag('li', { id: `note-${at + 1}` }, `${note} ${tag('a', { href: `#call-${at + 1}`, 'aria-label': back }, '↩')}`),
    );
    return `${text}${tag('section', { 'aria-label': notes }, `<hr>${tag('ol', {}, items.join(''))}`)}`;
  }

  #blocks(nodes: readonly DocNode[] = []): string {
    return htmlOfBlocks(nodes, this.#parts);
  }

  /** What HTML says to people only with our own style sheet and script is said in words and elements of its own. */
  #instead(node: DocNode): string | undefined {
    const { type, attrs = {}, content = [] } = node;
    const text = words[this.#page.language];
    switch (type) {
      case 'heading': {
        const level = Math.min(6, Number(attrs.level) + 1);
        return tag(`h${level}`, { id: this.#anchors[this.#headings++] }, htmlOfLine(content, this.#parts));
      }
      case 'callout': {
        const kind = Object.entries(text.callouts).find(([each]) => each === attrs.kind)?.[1] ?? text.callouts.info;
        return tag('aside', { role: 'note' }, tag('p', {}, tag('strong', {}, kind)) + this.#blocks(content));
      }
      case 'taskList':
        return tag('ul', { class: 'tasks' }, this.#blocks(content));
      case 'taskItem': {
        const isDone = attrs.checked === true;
        const sign = tag('span', { role: 'img', 'aria-label': isDone ? text.done : text.open }, isDone ? '☑' : '☐');
        return tag('li', {}, `${sign}${tag('div', {}, this.#blocks(content))}`);
      }
      case 'codeBlock':
        return tag('pre', {}, tag('code', {}, escaped(textIn(node))));
      case 'mathBlock':
        return tag('pre', {}, tag('code', {}, escaped(String(attrs.source))));
      case 'table':
        return this.#table(content);
      case 'image':
        return this.#picture(attrs);
      case 'file': {
        const address = this.#page.fileAddress(String(attrs.file));
        const name = escaped(String(attrs.name));
        return tag('p', {}, address === undefined ? name : tag('a', { href: address }, name));
      }
      case 'footnote': {
        const number = this.#notes.push('');
        this.#notes[number - 1] = htmlOfLine(content, this.#parts);
        const call = { href: `#note-${number}`, id: `call-${number}`, 'aria-label': `${text.note} ${number}` };
        return tag('sup', {}, tag('a', call, String(number)));
      }
      case 'unknownBlock':
        return tag('p', {}, tag('em', {}, text.unknown));
      default:
        return undefined;
    }
  }

  /** The rows at the top that are all heads are the head of the table; heads in other rows are those of their rows. */
  #table(rows: readonly DocNode[]): string {
    const isHead = ({ content = [] }: DocNode) => content.every(({ type }) => type === 'tableHeader');
    const end = rows.findIndex((row) => !isHead(row));
    const heads = end === -1 ? rows.length : end;
    const row = ({ content = [] }: DocNode, at: number) =>
      tag('tr', {}, content.map((cell) => this.#cell(cell, at < heads ? 'col' : 'row')).join(''));
    const [head, body] = [rows.slice(0, heads).map(row), rows.slice(heads).map((each, at) => row(each, heads + at))];
    const parts = [
      head.length > 0 ? tag('thead', {}, head.join('')) : '',
      body.length > 0 ? tag('tbody', {}, body.join('')) : '',
    ];
    return tag('table', {}, parts.join(''));
  }

  #cell({ type, attrs = {}, content = [] }: DocNode, scope: 'col' | 'row'): string {
    const spans = {
      colspan: attrs.colspan === 1 ? null : attrs.colspan,
      rowspan: attrs.rowspan === 1 ? null : attrs.rowspan,
      align: attrs.align,
    };
    if (type === 'tableHeader') return tag('th', { scope, ...spans }, this.#blocks(content));
    return tag('td', spans, this.#blocks(content));
  }

  #picture({ file, src, alt, title, width, caption = '', href }: Readonly<Record<string, unknown>>): string {
    const own = typeof file === 'string' ? this.#page.fileAddress(file) : undefined;
    const address = own ?? (typeof src === 'string' && isPictureAddress(src) ? src : undefined);
    const picture =
      address === undefined
        ? escaped(String(alt ?? ''))
        : tag('img', { src: address, alt: String(alt ?? ''), title, width });
    const shown = typeof href === 'string' ? linkTo(href, picture, this.#parts) : picture;
    return tag('figure', {}, `${shown}${caption === '' ? '' : tag('figcaption', {}, escaped(String(caption)))}`);
  }
}
