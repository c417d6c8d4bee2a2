import { diffArrays, diffWordsWithSpace } from 'diff';
import type { TextLine } from './lines-of-doc.ts';

export interface TextPart {
  readonly text: string;
  readonly change?: 'added' | 'removed';
}

/** A line of the newer text, or one that only the older has. */
export interface ComparedLine {
  readonly line: TextLine;
  readonly change: 'same' | 'added' | 'removed' | 'changed';
  /** Its words; for a changed line those that went, too. */
  readonly parts: readonly TextPart[];
}

/** Lines that have less than that of their letters in common are two lines, not one that changed. */
const leastInCommon = 0.4;

/** What became of the lines of a text, in the order of the newer one. */
export function compareLines(before: readonly TextLine[], after: readonly TextLine[]): ComparedLine[] {
  const compared: ComparedLine[] = [];
  const changes = diffArrays(before.slice(), after.slice(), { comparator: isSame });
  for (let index = 0; index < changes.length; index += 1) {
    const change = changes[index];
    const next = changes[index + 1];
    if (!change) continue;
    if (change.removed && next?.added) {
      compared.push(...pairLines(change.value, next.value));
      index += 1;
    } else {
      const what = change.added ? 'added' : change.removed ? 'removed' : 'same';
      compared.push(...change.value.map((line) => whole(line, what)));
    }
  }
  return compared;
}

/** Each new line with the first old one that it was made of; what is left has gone, or has come. */
function pairLines(removed: readonly TextLine[], added: readonly TextLine[]): ComparedLine[] {
  const compared: ComparedLine[] = [];
  let from = 0;
  for (const line of added) {
    const candidates = removed.slice(from).map((old) => compareWords(old, line));
    const found = candidates.findIndex((parts) => parts !== undefined);
    const parts = candidates[found];
    if (!parts) {
      compared.push(whole(line, 'added'));
      continue;
    }
    compared.push(...removed.slice(from, from + found).map((old) => whole(old, 'removed')));
    compared.push({ line, change: 'changed', parts });
    from += found + 1;
  }
  return [...compared, ...removed.slice(from).map((old) => whole(old, 'removed'))];
}

function compareWords(old: TextLine, line: TextLine): TextPart[] | undefined {
  if (old.kind !== line.kind) return undefined;
  const parts = diffWordsWithSpace(old.text, line.text).map(
    ({ value, added, removed }): TextPart => ({
      text: value,
      ...(added && { change: 'added' }),
      ...(removed && { change: 'removed' }),
    }),
  );
  const kept = parts.reduce((sum, { text, change }) => sum + (change ? 0 : text.trim().length), 0);
  return kept >= leastInCommon * Math.min(old.text.length, line.text.length) ? parts : undefined;
}

function whole(line: TextLine, change: 'same' | 'added' | 'removed'): ComparedLine {
  return { line, change, parts: [{ text: line.text, ...(change !== 'same' && { change }) }] };
}

function isSame(one: TextLine, other: TextLine): boolean {
  return (
    one.kind === other.kind &&
    one.text === other.text &&
    one.depth === other.depth &&
    one.level === other.level &&
    // The number of an item says nothing: one that comes before it shifts all.
    signKind(one.sign) === signKind(other.sign)
  );
}

function signKind(sign: string | undefined): string | undefined {
  return sign === undefined || !/^\d/.test(sign) ? sign : '1.';
}
