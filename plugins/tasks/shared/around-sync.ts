import { type Around, type Arrangement, linkedTaskOf } from './around.ts';
import type { Task } from './task.ts';

/** What is around a task after the task or one that is linked with it changed; `undefined` where only a fetch can tell. */
export function foldAround(copy: Around, changed: Task): Around | undefined {
  if (changed.id === copy.task) return changed.revision > copy.revision ? undefined : copy;
  const relink = (linked: Around['waitsFor']) =>
    linked.flatMap((each) => {
      if (each.id !== changed.id || each.revision > changed.revision) return each;
      return changed.deleted ? [] : linkedTaskOf(changed);
    });
  return [...copy.waitsFor, ...copy.neededBy].some(({ id }) => id === changed.id)
    ? { ...copy, waitsFor: relink(copy.waitsFor), neededBy: relink(copy.neededBy) }
    : copy;
}

/** With what the person is arranging; of what they arranged elsewhere only a fetch can tell (`undefined`). */
export function foldArrangement(copy: Around, object: unknown): Around | undefined {
  if (!object) return undefined;
  const data = object as Arrangement; // the server sends none: it was made by this client
  const put = <Item extends { readonly id: string }>(items: readonly Item[], item: Item | undefined) => [
    ...items.filter(({ id }) => id !== data.gone && id !== item?.id),
    ...(item ? [item] : []),
  ];
  return {
    ...copy,
    isWatching: data.isWatching ?? copy.isWatching,
    reminders: put(copy.reminders, data.putReminder),
    waitsFor: put(copy.waitsFor, data.putWaitsFor),
  };
}
