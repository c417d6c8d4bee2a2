import { Parser } from 'htmlparser2';
import type { CollectedText } from './collected-text.ts';
import { textBounds } from './text-bounds.ts';

interface Markup {
  /** False: whatever is written in elements that are not named in `texts` counts, too. */
  readonly isXml: boolean;
  /** Elements whose text counts; without it, that of all. */
  readonly texts?: ReadonlySet<string>;
  /** Elements that begin a new line. */
  readonly lines: ReadonlySet<string>;
  /** Elements that part words without text of their own. */
  readonly gaps: ReadonlySet<string>;
  /** Elements that are passed by with all in them. */
  readonly hidden: ReadonlySet<string>;
}

const names = (list: string) => new Set(list.split(' '));

/** Word, Excel, PowerPoint (ECMA-376): `w:t`, `t` and `a:t` hold the text. */
export const ooxml: Markup = {
  isXml: true,
  texts: names('w:t t a:t'),
  lines: names('w:p a:p si is w:tr a:tr'),
  gaps: names('w:tab w:br w:cr a:br w:tc a:tc'),
  hidden: names('w:instrText w:delText rPh'),
};

/** OpenDocument (ISO/IEC 26300): all text below `text:p` and `text:h` counts, and none stands elsewhere. */
export const opendocument: Markup = {
  isXml: true,
  lines: names('text:p text:h table:table-row'),
  gaps: names('text:tab text:s text:line-break table:table-cell'),
  hidden: names('text:tracked-changes office:scripts office:automatic-styles office:styles'),
};

export const html: Markup = {
  isXml: false,
  lines: names('p div h1 h2 h3 h4 h5 h6 li tr br section article header footer blockquote pre title'),
  gaps: names('td th dt dd'),
  hidden: names('script style template noscript svg'),
};

/**
 * Takes the words out of markup that comes in pieces. The parser knows no document types: entities that a file defines
 * itself are never expanded.
 */
export class MarkupReader {
  readonly #markup: Markup;
  readonly #text: CollectedText;
  readonly #parser: Parser;
  #depth = 0;
  #hiddenFrom: number | undefined;
  #textFrom: number | undefined;

  constructor(markup: Markup, text: CollectedText) {
    this.#markup = markup;
    this.#text = text;
    this.#parser = new Parser(
      {
        onopentagname: (name) => this.#open(name),
        onclosetag: () => this.#close(),
        ontext: (part) => this.#take(part),
      },
      { xmlMode: markup.isXml, decodeEntities: true },
    );
  }

  /** Throws when elements stand in each other too deep, and `EnoughText`. */
  write(piece: string): void {
    this.#parser.write(piece);
  }

  end(): void {
    this.#parser.end();
  }

  #open(name: string): void {
    this.#depth += 1;
    if (this.#depth > textBounds.depth) throw new Error('Elements stand in each other too deep');
    if (this.#hiddenFrom !== undefined) return;
    if (this.#markup.hidden.has(name)) this.#hiddenFrom = this.#depth;
    else if (this.#markup.lines.has(name)) this.#text.add('\n');
    else if (this.#markup.gaps.has(name)) this.#text.add(' ');
    if (this.#textFrom === undefined && this.#markup.texts?.has(name)) this.#textFrom = this.#depth;
  }

  #close(): void {
    if (this.#depth === this.#hiddenFrom) this.#hiddenFrom = undefined;
    if (this.#depth === this.#textFrom) this.#textFrom = undefined;
    this.#depth -= 1;
  }

  #take(part: string): void {
    if (this.#hiddenFrom !== undefined) return;
    if (this.#markup.texts === undefined || this.#textFrom !== undefined) this.#text.add(part);
  }
}
