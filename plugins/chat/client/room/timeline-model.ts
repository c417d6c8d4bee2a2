import type { ChatMessage } from '@kontor/matrix/client';
import { standsInGroup } from '../media/pictures-model.ts';

/** What stands in a timeline, one below the other. */
export type TimelineEntry =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'new'; readonly key: string }
  | { readonly kind: 'message'; readonly key: string; readonly message: ChatMessage; readonly isFirst: boolean }
  /** Side by side; the key is that of the first. */
  | {
      readonly kind: 'pictures';
      readonly key: string;
      readonly messages: readonly ChatMessage[];
      readonly isFirst: boolean;
    };

/** Messages of one author so close to each other stand below one name. */
const togetherFor = 5 * 60_000;

/**
 * Days between messages, one name for several messages of an author, pictures of one run side by side, and a line above the first that is new since
 * `readUpTo`, which may be a message that is not in sight.
 */
export function entriesOf(messages: readonly ChatMessage[], readUpTo: string | undefined): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  const firstNew = findFirstNew(messages, readUpTo);
  let before: ChatMessage | undefined;
  for (const message of messages) {
    const isOtherDay = !before || dayOf(before.sentAt) !== dayOf(message.sentAt);
    if (isOtherDay) entries.push({ kind: 'day', key: `day ${dayOf(message.sentAt)}`, at: message.sentAt });
    const isNew = message === firstNew;
    if (isNew) entries.push({ kind: 'new', key: 'new' });
    const isFirst = isOtherDay || isNew || !before || !isTogether(before, message);
    const last = entries.at(-1);
    const group = !isFirst && before && standsInGroup(before) && standsInGroup(message) ? last : undefined;
    if (group?.kind === 'pictures') entries.splice(-1, 1, { ...group, messages: [...group.messages, message] });
    else if (group?.kind === 'message')
      entries.splice(-1, 1, { ...group, kind: 'pictures', messages: [group.message, message] });
    else entries.push({ kind: 'message', key: message.key, message, isFirst });
    before = message;
  }
  return entries;
}

function isTogether(before: ChatMessage, message: ChatMessage): boolean {
  return (
    before.sender === message.sender &&
    message.sentAt - before.sentAt < togetherFor &&
    message.replyTo === undefined &&
    before.thread === undefined
  );
}

function findFirstNew(messages: readonly ChatMessage[], readUpTo: string | undefined): ChatMessage | undefined {
  const at = messages.findIndex(({ id }) => id === readUpTo);
  if (readUpTo === undefined || at === -1) return undefined;
  return messages.slice(at + 1).find(({ isOwn }) => !isOwn);
}

function dayOf(at: number): string {
  return new Date(at).toDateString();
}
