import { Parser } from 'htmlparser2';

/** Far more than anybody answers; what is behind it is history. */
const longestHtml = 200_000;
/** Begins everything that is older; `answer-text.ts` ends there. */
export const historyLine = '________________________________';

const silent = new Set(['head', 'style', 'script', 'title', 'template', 'svg', 'math']);
const breaking = new Set(
  'address article blockquote dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tr ul'.split(
    ' ',
  ),
);

/** What mail programs put round the history; the first is Outlook's, whose line above it has no name (its class names are its own). */
function beginsHistory(attributes: Readonly<Record<string, string>>): boolean {
  const { id = '', class: classes = '', style = '' } = attributes;
  return (
    /border-top:\s*solid\s+#(E1E1E1|B5C4DF)/i.test(style) ||
    /(^|_)(divRplyFwdMsg|appendonsend|reply-intro|mail-editor-reference-message-container)$/.test(id) ||
    /(^|\s)(OutlookMessageHeader|moz-forward-container|yahoo_quoted)(\s|$)/.test(classes)
  );
}

/**
 * The text of a mail that has none but HTML: a line for each block, what is quoted behind `>`, and a line where the history
 * begins. Reads at most the first 200,000 characters, once from left to right; it never fails.
 */
export function textOfHtml(html: string): string {
  const lines = new LineWriter();
  let muted = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (silent.has(name)) muted += 1;
      if (name === 'br') lines.break();
      if (breaking.has(name)) lines.begin();
      if (name === 'blockquote') lines.quoted += 1;
      if (name === 'pre') lines.preformatted += 1;
      if (name === 'li') lines.say('- ');
      if (beginsHistory(attributes)) lines.mark(historyLine);
    },
    ontext(piece) {
      if (muted === 0) lines.say(piece);
    },
    onclosetag(name) {
      if (silent.has(name)) muted -= 1;
      if (breaking.has(name)) lines.begin();
      if (name === 'p') lines.break();
      if (name === 'pre') lines.preformatted -= 1;
      if (name === 'blockquote') lines.quoted -= 1;
    },
  });
  parser.end(html.slice(0, longestHtml));
  return lines.text();
}

class LineWriter {
  /** How deep what comes next is quoted. */
  quoted = 0;
  preformatted = 0;
  readonly #lines: string[] = [];
  #pieces: string[] = [];
  #endsInSpace = true;

  say(piece: string): void {
    if (this.preformatted > 0) {
      for (const [index, line] of piece.split('\n').entries()) {
        if (index > 0) this.break();
        this.#pieces.push(line);
      }
      return;
    }
    const words = piece.replace(/[\s\u00a0]+/g, ' ');
    const wanted = this.#endsInSpace ? words.trimStart() : words;
    if (wanted === '') return;
    this.#pieces.push(wanted);
    this.#endsInSpace = wanted.endsWith(' ');
  }

  break(): void {
    const line = this.#pieces.join('').trimEnd();
    this.#lines.push(this.quoted > 0 ? `> ${line}` : line);
    this.#pieces = [];
    this.#endsInSpace = true;
  }

  /** A new line, unless one has just begun. */
  begin(): void {
    if (this.#pieces.length > 0) this.break();
  }

  /** A line that stands for itself, at no depth. */
  mark(line: string): void {
    this.begin();
    this.#lines.push(line);
  }

  text(): string {
    this.begin();
    return this.#lines.join('\n');
  }
}
