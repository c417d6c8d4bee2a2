import { historyLine } from './html-text.ts';

/** No line that a mail program puts somewhere is longer. */
const longestHead = 600;

/** Stands above what Kontor tells in a mail that can be answered: all below is ours, whatever a mail program makes of it. */
export const answerAbove = {
  de: '--- Bitte oberhalb dieser Zeile antworten ---',
  en: '--- Please answer above this line ---',
} as const;

/**
 * What somebody wrote, of a mail's plain text: without what they quoted, the head that their program put over it, and
 * their signature. An answer between quoted lines stays as far as it is theirs. Linear in the text.
 */
export function answerOf(text: string): string {
  const lines = text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed.
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufeff\u200b]/g, '')
    .split('\n')
    .map((line) => line.replace(/\u00a0/g, ' ').trimEnd());
  const history = lines.findIndex((_line, index) => beginsHistory(lines, index));
  const recent = history === -1 ? lines : lines.slice(0, history);
  return withoutPhoneLines(withoutSignature(withoutQuotes(recent)))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const original =
  /^[\s>*]*[-_]{2,}\s*(urspr(ü|ue)ngliche (nachricht|mail|e-mail)|original (message|appointment)|weitergeleitete nachricht|forwarded message|originalnachricht)\s*[-_]{2,}/i;
const headField =
  /^[\s*]*(von|from|gesendet( am)?|sent|datum|date|an|to|cc|betreff|subject|antwort an|reply-to|priorität|importance)\s?:\**(\s|$)/i;
const subjectField = /^[\s*]*(betreff|subject)\s?:/i;
const headBeginning = /^[\s*]*(von|from|gesendet|sent)\s?:\**\s*\S/i;

/** From here on nothing is of the answer: lines and heads that mail programs put over the message they show below. */
function beginsHistory(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  if (line.length > longestHead) return false;
  if (line.includes(answerAbove.de) || line.includes(answerAbove.en)) return true;
  if (line === historyLine || original.test(line)) return true;
  if (headBeginning.test(line)) {
    // A list of recipients may take some lines; people's own lists name no subject.
    const head = lines.slice(index + 1, index + 12).filter((next) => headField.test(next.slice(0, 40)));
    return head.length >= 2 && head.some((field) => subjectField.test(field));
  }
  // An attribution with an address after which nothing is marked as quoted: what comes is quoted all the same.
  const after = endOfAttribution(lines, index);
  if (after === undefined || isQuoted(lines, after)) return false;
  return /<[^<>\s]+@[^<>\s]+>/.test(lines.slice(index, after).join(' '));
}

/** Whether what comes next is marked as quoted, or nothing comes. */
function isQuoted(lines: readonly string[], from: number): boolean {
  let index = from;
  while (lines[index] === '') index += 1;
  return lines[index]?.startsWith('>') ?? true;
}

const attributions = [
  // Gmail, Thunderbird, Apple Mail
  /^(am|on)\b.{5,300}\b(schrieb|wrote)\b.{0,200}:$/i,
  /^.{2,200}\b(schrieb|hat geschrieben|wrote)\b.{0,200}\b(am|on|um|at)\b.{2,120}:$/i,
  /^.{2,200}\b(schrieb|wrote):$/i,
  /^(zitat von|quoting) .{2,200}:$/i,
];

/** Where an attribution ends that begins here: „Am … schrieb …:“, which programs break into as many as four lines. */
function endOfAttribution(lines: readonly string[], index: number): number | undefined {
  const first = lines[index] ?? '';
  if (first === '' || first.startsWith('>')) return undefined;
  let joined = '';
  for (let end = index; end < Math.min(index + 4, lines.length); end += 1) {
    const line = lines[end] ?? '';
    if (line === '' || line.startsWith('>')) return undefined;
    if (joined.length + line.length > longestHead) return undefined;
    joined = `${joined} ${line.trim()}`.trim();
    const isAddressed = /<[^<>\s]+@[^<>\s]+>|\d{1,2}[.:/]\d{2}|\d{4}/.test(joined);
    if (joined.endsWith(':') && isAddressed && attributions.some((form) => form.test(joined))) return end + 1;
  }
  return undefined;
}

/** Quoted lines, and the attribution above them. */
function withoutQuotes(lines: readonly string[]): string[] {
  const kept: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (/^\s?>/.test(line)) continue;
    const after = endOfAttribution(lines, index);
    if (after !== undefined && isQuoted(lines, after)) index = after - 1;
    else kept.push(line);
  }
  return kept;
}

/** RFC 3676 section 4.3. */
function withoutSignature(lines: readonly string[]): readonly string[] {
  const signature = lines.indexOf('--');
  return signature === -1 ? lines : lines.slice(0, signature);
}

const phoneLine =
  /^[\s*_-]*((diese nachricht wurde )?(von|mit) (meine[mr]|mobile[mr]?|unterwegs)\b.{0,80}gesendet|(von|aus) (meinem|meiner) \S+( \S+){0,3} gesendet|gesendet (von|mit|aus)\b.{0,80}|von outlook für .{0,40}|outlook für .{0,30}herunterladen|sent (from|with|via)\b.{0,80}|get outlook for .{0,60}|holen sie sich outlook .{0,60})[.\s]*$/i;

/** What telephones add of their own accord, at the end. */
function withoutPhoneLines(lines: readonly string[]): readonly string[] {
  let end = lines.length;
  while (end > 0 && (lines[end - 1] === '' || phoneLine.test((lines[end - 1] ?? '').slice(0, 200)))) end -= 1;
  // An answer that is nothing but such a line is one.
  return end === 0 ? lines : lines.slice(0, end);
}
