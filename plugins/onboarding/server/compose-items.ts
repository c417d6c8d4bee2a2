import { newId } from '@kontor/base';
import { type Item, mostItems } from '../shared/index.ts';

/**
 * What a new list begins with: the items of all templates that hold, those of the organisation first, then of the units
 * from the top down, then of the position. What two templates say of the same object is there once, at the earlier time.
 */
export function composeItems(templates: readonly (readonly Item[])[]): Item[] {
  const composed: Item[] = [];
  for (const item of templates.flat()) {
    const same = item.ref === null ? -1 : composed.findIndex(({ kind, ref }) => kind === item.kind && ref === item.ref);
    const earlier = composed[same];
    if (earlier === undefined) composed.push({ ...item, id: newId() });
    else if (item.within < earlier.within) composed[same] = { ...earlier, within: item.within };
  }
  return composed.sort((one, other) => one.within - other.within).slice(0, mostItems);
}
