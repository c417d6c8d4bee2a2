import { type Period, type PlanItem, periods, type ShownItem } from '../../shared/index.ts';

/** Items below the heading of their time, in their order; times of which there is nothing are left out. */
export function groupItems<Each extends ShownItem>(
  items: readonly Each[],
): { readonly period: Period; readonly items: readonly Each[] }[] {
  return periods
    .map((period) => ({ period, items: items.filter(({ within }) => within === period) }))
    .filter(({ items: found }) => found.length > 0);
}

/** How far somebody is; undefined where that is not told. */
export function progressOf(items: readonly PlanItem[]): { readonly done: number; readonly all: number } | undefined {
  if (items.some(({ isDone }) => isDone === null)) return undefined;
  return { done: items.filter(({ isDone }) => isDone).length, all: items.length };
}

/** The same item one place up or down among those of its time; the same list where there is no place. */
export function moveItem<Each extends ShownItem>(items: readonly Each[], id: string, by: -1 | 1): readonly Each[] {
  const item = items.find((each) => each.id === id);
  const group = items.filter(({ within }) => within === item?.within);
  const other = group[group.findIndex((each) => each.id === id) + by];
  if (!item || !other) return items;
  return items.map((each) => (each.id === item.id ? other : each.id === other.id ? item : each));
}

/** What the server is given of an item. */
export function bare({ id, kind, ref, text, note, within }: ShownItem) {
  return { id, kind, ref, text, note, within };
}
