import { diffArrays } from 'diff';
import type { Unit } from './shared-range.ts';

/** Words with the formats that they are to have; without, they get those of what stands there. */
export interface RangePiece {
  readonly text: string;
  readonly formats?: Readonly<Record<string, unknown>>;
}

/** Old units that give their place to new words, between what stays. */
export interface Hunk {
  readonly removed: readonly Unit[];
  readonly added: readonly RangePiece[];
  readonly before: Unit | undefined;
  readonly after: Unit | undefined;
}

interface Token<Part> {
  readonly text: string;
  readonly parts: readonly Part[];
}

/** What has to be done so that the units say what the pieces say, word by word. */
export function hunksBetween(units: readonly Unit[], pieces: readonly RangePiece[]): Hunk[] {
  const old = tokensOf(units);
  const objects = units.flatMap(({ text, at }) => ('element' in at ? [text] : []));
  const wanted = cut(pieces, splitText(pieces.map(({ text }) => text).join(''), objects));
  // Words that bring their formats along are the same only with these.
  const isExact = pieces.some(({ formats }) => formats !== undefined);
  const keyOf = ({ text, parts }: Token<RangePiece>) =>
    isExact
      ? JSON.stringify(joinPieces(parts.map((part) => ({ text: part.text, formats: part.formats ?? {} }))))
      : text;
  const hunks: Hunk[] = [];
  let [oldAt, newAt, isOpen] = [0, 0, false];
  for (const { value, added = false, removed = false } of diffArrays(old.map(keyOf), wanted.map(keyOf))) {
    const [from, to] = [oldAt, newAt];
    if (!added) oldAt += value.length;
    if (!removed) newAt += value.length;
    if (!added && !removed) {
      isOpen = false;
      continue;
    }
    const last = isOpen ? hunks.pop() : undefined;
    hunks.push({
      removed: [...(last?.removed ?? []), ...old.slice(from, oldAt).flatMap(({ parts }) => parts)],
      added: [...(last?.added ?? []), ...wanted.slice(to, newAt).flatMap(({ parts }) => parts)],
      before: last ? last.before : old[from - 1]?.parts.at(-1),
      after: old[oldAt]?.parts[0],
    });
    isOpen = true;
  }
  return hunks;
}

/** Pieces of the same formats side by side are one. */
export function joinPieces(pieces: readonly RangePiece[]): RangePiece[] {
  const joined: RangePiece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last && JSON.stringify(last.formats) === JSON.stringify(piece.formats))
      joined[joined.length - 1] = { ...last, text: last.text + piece.text };
    else joined.push(piece);
  }
  return joined;
}

const textsOf = (tokens: readonly { readonly text: string }[]) => tokens.map(({ text }) => text);

/** An object is one token, whatever it is called. */
function tokensOf(units: readonly Unit[]): Token<Unit>[] {
  const tokens: Token<Unit>[] = [];
  let run: Unit[] = [];
  const close = () => {
    tokens.push(...cut(run, splitText(textsOf(run).join(''), [])));
    run = [];
  };
  for (const unit of units) {
    if ('type' in unit.at) run.push(unit);
    else {
      close();
      tokens.push({ text: unit.text, parts: [unit] });
    }
  }
  close();
  return tokens;
}

/** Words, the spaces between them, every other sign; and names of objects as a whole. */
function splitText(text: string, objects: readonly string[]): string[] {
  const names = objects
    .toSorted((one, other) => other.length - one.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return text.match(new RegExp([...names, '[\\p{L}\\p{N}\\p{M}]+', '[ \\t]+', '.'].join('|'), 'gsu')) ?? [];
}

/** The parts, which say the same as the texts together, by text; one that reaches over an end is cut. */
function cut<Part extends { readonly text: string }>(parts: readonly Part[], texts: readonly string[]): Token<Part>[] {
  const left = parts.toReversed();
  return texts.map((text) => {
    const own: Part[] = [];
    for (let rest = text.length; rest > 0; ) {
      const part = left.pop();
      if (!part) break;
      const length = Math.min(part.text.length, rest);
      own.push({ ...part, text: part.text.slice(0, length) });
      if (length < part.text.length) left.push({ ...part, text: part.text.slice(length) });
      rest -= length;
    }
    return { text, parts: own };
  });
}
