import type { Notification } from '@kontor/schema';

/** What came into the inbox since then and was not known before: newest first, as it stands there. */
export function newEntries(
  entries: readonly Notification[],
  known: ReadonlySet<string>,
  since: string,
): readonly Notification[] {
  return entries.filter(({ id, state, createdAt }) => state === 'unread' && !known.has(id) && createdAt > since);
}
