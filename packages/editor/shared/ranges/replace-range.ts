import * as Y from 'yjs';
import { type Hunk, hunksBetween, joinPieces, type RangePiece } from './range-words.ts';
import { anchorOfRange, findRange, type SharedAnchor, type SharedRange, type Unit } from './shared-range.ts';

export interface ReplacedRange {
  /** Where the new words stand. */
  readonly anchor: SharedAnchor;
  /** What stood there, to be put back; nothing where an object went, which no words bring back. */
  readonly before: readonly RangePiece[] | undefined;
}

/**
 * Puts words in the place of a range. Words that stay are not touched, so that their formats, the comments on them and
 * the carets in them stay; new ones get the formats that all have in whose place they come. Nothing where the range is
 * gone.
 */
export function replaceRange(
  document: Y.Doc,
  anchor: SharedAnchor,
  pieces: readonly RangePiece[],
): ReplacedRange | undefined {
  const range = findRange(document, anchor);
  if (!range) return undefined;
  const around = anchorOfRange(range, true);
  const hunks = hunksBetween(range.units, pieces);
  const isWhole = hunks.every(({ removed }) => removed.every(({ at, text }) => 'type' in at && text !== '\uFFFC'));
  // From the end, so that places before it stay right.
  for (const hunk of hunks.toReversed()) replace(range, hunk);
  const replaced = findRange(document, around);
  if (!replaced) throw new Error('What was replaced is where it was');
  const before = joinPieces(range.units.map(({ text, formats }) => ({ text, formats })));
  // With no words left to stay with, it is what is written there next.
  const isEmpty = replaced.units.length === 0;
  return { anchor: anchorOfRange(replaced, isEmpty), before: isWhole ? before : undefined };
}

function replace({ block, from }: SharedRange, { removed, added, before, after }: Hunk): void {
  const place = placeIn(removed) ?? (before && endOf(before)) ?? (after && beginOf(after));
  const formats = formatsFor(removed, before, after);
  const isCode = block.nodeName === 'codeBlock';
  // An insertion before them would shift them.
  for (const { at, text } of removed.toReversed()) {
    if ('type' in at) at.type.delete(at.offset, text.length);
  }
  const words = joinPieces(added.map((piece) => ({ formats, ...piece })));
  if (words.length > 0) {
    let { type, offset } = place ?? aTextAt(block, indexOf(block, removed) ?? from);
    for (const { text, formats: own = formats } of words) {
      // A break within a line is an object; as a sign it stands in code alone.
      type.insert(offset, isCode ? text : text.replace(/\s*\n\s*/g, ' '), { ...own });
      offset += isCode ? text.length : text.replace(/\s*\n\s*/g, ' ').length;
    }
  }
  for (const { at } of removed) if ('element' in at) block.delete(block.toArray().indexOf(at.element), 1);
}

interface TextPlace {
  readonly type: Y.XmlText;
  readonly offset: number;
}

function placeIn(removed: readonly Unit[]): TextPlace | undefined {
  return removed.flatMap(({ at }) => ('type' in at ? [at] : []))[0];
}

function endOf({ at, text }: Unit): TextPlace | undefined {
  return 'type' in at ? { type: at.type, offset: at.offset + text.length } : undefined;
}

function beginOf({ at }: Unit): TextPlace | undefined {
  return 'type' in at ? at : undefined;
}

function indexOf(block: Y.XmlElement, removed: readonly Unit[]): SharedRange['from'] | undefined {
  const [element] = removed.flatMap(({ at }) => ('element' in at ? [at.element] : []));
  return element && { child: block.toArray().indexOf(element), offset: 0 };
}

function aTextAt(block: Y.XmlElement, { child, offset }: SharedRange['from']): TextPlace {
  const there = block.get(child);
  if (there instanceof Y.XmlText) return { type: there, offset };
  const type = new Y.XmlText();
  block.insert(child, [type]);
  return { type, offset: 0 };
}

/** What all of those have that go; where none goes, what stands on both sides has. */
function formatsFor(removed: readonly Unit[], before?: Unit, after?: Unit): Readonly<Record<string, unknown>> {
  const gone = removed.filter(({ at }) => 'type' in at);
  const beside = [before, after].flatMap((unit) => (unit && 'type' in unit.at ? [unit] : []));
  const [first, ...others] = gone.length > 0 ? gone : beside;
  return Object.fromEntries(
    Object.entries(first?.formats ?? {}).filter(([name, value]) =>
      others.every(({ formats }) => JSON.stringify(formats[name]) === JSON.stringify(value)),
    ),
  );
}
