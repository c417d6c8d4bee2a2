import type * as Y from 'yjs';
import { sharedEnds } from './align.ts';

/** One character, or something else in its place, with its formats. */
interface Unit {
  readonly insert: string | object;
  readonly attributes: Record<string, unknown>;
  /** Equal for equal units. */
  readonly key: string;
}

/** Brings a text to what another says: what is between the same beginning and the same end is written anew. */
export function bringText(target: Y.Text, model: Y.Text): void {
  const [before, after] = [unitsOf(target), unitsOf(model)];
  const { begin, end } = sharedEnds(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
  );
  const index = lengthOf(before.slice(0, begin));
  const removed = lengthOf(before.slice(begin, before.length - end));
  if (removed > 0) target.delete(index, removed);
  let position = index;
  for (const { insert, attributes } of joined(after.slice(begin, after.length - end))) {
    if (typeof insert === 'string') target.insert(position, insert, attributes);
    else target.insertEmbed(position, insert, attributes);
    position += typeof insert === 'string' ? insert.length : 1;
  }
}

function unitsOf(text: Y.Text): Unit[] {
  return (text.toDelta() as { insert: string | object; attributes?: Record<string, unknown> }[]) // typed `any` by Yjs
    .flatMap(({ insert, attributes = {} }) => {
      // Whole characters, as half of one would be replaced.
      const parts = typeof insert === 'string' ? [...insert] : [insert];
      const formats = JSON.stringify(Object.entries(attributes).sort(([one], [other]) => (one < other ? -1 : 1)));
      return parts.map((part) => ({ insert: part, attributes, key: `${JSON.stringify(part)} ${formats}` }));
    });
}

function lengthOf(units: readonly Unit[]): number {
  return units.reduce((sum, { insert }) => sum + (typeof insert === 'string' ? insert.length : 1), 0);
}

/** Characters with the same formats are inserted together. */
function joined(units: readonly Unit[]): Unit[] {
  const runs: Unit[] = [];
  for (const unit of units) {
    const last = runs.at(-1);
    if (
      last &&
      typeof last.insert === 'string' &&
      typeof unit.insert === 'string' &&
      last.attributes === unit.attributes
    )
      runs[runs.length - 1] = { ...last, insert: last.insert + unit.insert };
    else runs.push(unit);
  }
  return runs;
}
