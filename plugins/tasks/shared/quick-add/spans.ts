/** A stretch of a text: from one position up to, but not with, another. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export function overlaps(one: Span, other: Span): boolean {
  return one.from < other.to && other.from < one.to;
}

const quotes: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ['„', '“'],
  ['“', '”'],
  ['»', '«'],
  ['«', '»'],
  ['`', '`'],
];

/** What stands in quotation marks, with them. A mark without its partner quotes nothing. */
export function quotedSpans(text: string): readonly Span[] {
  const spans: Span[] = [];
  let at = 0;
  while (at < text.length) {
    const quote = quotes.find(([open]) => open === text[at]);
    const end = quote === undefined ? -1 : text.indexOf(quote[1], at + 1);
    if (end > 0) spans.push({ from: at, to: end + 1 });
    at = end > 0 ? end + 1 : at + 1;
  }
  return spans;
}

/** Every place at which one of the pieces stands. */
export function spansOf(text: string, pieces: readonly string[]): readonly Span[] {
  const spans: Span[] = [];
  for (const piece of pieces) {
    if (piece === '') continue;
    for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + piece.length)) {
      spans.push({ from: at, to: at + piece.length });
    }
  }
  return spans;
}

/** The text without the spans, which are in order and apart, and without doubled spaces. */
export function textWithout(text: string, spans: readonly Span[]): string {
  let [kept, at] = ['', 0];
  for (const { from, to } of spans) {
    kept += `${text.slice(at, from)} `;
    at = to;
  }
  return (kept + text.slice(at)).replace(/\s+/gu, ' ').trim();
}

/** With the comma or colon that only held the words apart from the rest: "Bericht, morgen" leaves "Bericht". */
export function withSeparator(text: string, { from, to }: Span): Span {
  const before = /[,;–-]?\s*$/u.exec(text.slice(0, from))?.[0] ?? '';
  const after = /^\s*[,;:.–-]?(?=\s|$)/u.exec(text.slice(to))?.[0] ?? '';
  const isFirst = text.slice(0, from).trim() === '';
  const isLast = text.slice(to + after.length).trim() === '';
  if (isFirst) return { from, to: to + after.trimEnd().length };
  if (isLast) return { from: from - (before.trim() === '' ? 0 : before.length), to: to + after.trimEnd().length };
  const isEnclosed = before.trim() !== '' && after.trim() !== '';
  return isEnclosed ? { from, to: to + after.trimEnd().length } : { from, to };
}
