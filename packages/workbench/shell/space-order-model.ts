import type { SpaceView } from '@kontor/schema';

/** The own spaces as somebody arranged them; those they have not placed follow, in the order in which they come. */
export function inOwnOrder(spaces: readonly SpaceView[], order: readonly string[]): SpaceView[] {
  const mine = spaces.filter(({ role, archivedAt }) => role !== null && archivedAt === null);
  const place = (id: string) => {
    const at = order.indexOf(id);
    return at < 0 ? order.length : at;
  };
  return mine.toSorted((one, other) => place(one.id) - place(other.id));
}

/** The order after some were moved before or after another one; the same when that one is not there. */
export function movedOrder(
  ids: readonly string[],
  moved: ReadonlySet<string>,
  target: { readonly id: string; readonly position: 'before' | 'after' },
): string[] {
  if (moved.has(target.id)) return [...ids];
  const rest = ids.filter((id) => !moved.has(id));
  const at = rest.indexOf(target.id);
  if (at < 0) return [...ids];
  const insertAt = target.position === 'before' ? at : at + 1;
  return [...rest.slice(0, insertAt), ...ids.filter((id) => moved.has(id)), ...rest.slice(insertAt)];
}
