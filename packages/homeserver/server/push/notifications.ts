import type { Database } from '@kontor/database';
import type { Memberships } from '../rooms/memberships.ts';
import type { Receipts } from '../rooms/receipts.ts';
import type { Room } from '../rooms/room.ts';
import type { RoomEvent } from '../rooms/room-event.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { rememberedThread } from '../rooms/thread-of.ts';
import { listOthersEvents } from '../storage/unread-query.ts';
import type { IgnoredUsers } from '../users/ignored-users.ts';
import { isIgnored } from '../users/ignored-users.ts';
import type { Outcome } from './compiled-rules.ts';
import type { PushRules } from './push-rules.ts';
import { isRead } from './unread-room.ts';

export interface Notification {
  readonly event: RoomEvent;
  readonly room: Room;
  readonly outcome: Outcome;
  readonly isRead: boolean;
}

export interface NotificationPage {
  readonly notifications: readonly Notification[];
  /** The last position looked at, if there may be more beyond it. */
  readonly next: number | undefined;
}

/** Events that are looked at for one answer at most. */
const mostPages = 10;
const pageSize = 200;

interface Range {
  readonly after: number;
  readonly until: number;
  readonly order: 'oldest-first' | 'newest-first';
  readonly limit: number;
  readonly wants: (outcome: Outcome) => boolean;
}

export interface NotificationParts {
  readonly database: Database;
  readonly rooms: Rooms;
  readonly memberships: Memberships;
  readonly receipts: Receipts;
  readonly pushRules: PushRules;
  readonly ignoredUsers: IgnoredUsers;
}

/** What somebody was or would have been told of in the rooms they are in, by their rules as they are now. */
export async function listNotifications(
  core: NotificationParts,
  userId: string,
  range: Range,
): Promise<NotificationPage> {
  const [rules, ignored, memberships] = await Promise.all([
    core.pushRules.of(userId),
    core.ignoredUsers.of(userId),
    core.memberships.of(userId),
  ]);
  const rooms = [...memberships.values()].filter(({ membership }) => membership === 'join');
  const isBack = range.order === 'newest-first';
  const found: Notification[] = [];
  let { after, until } = range;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const bounds = { after, until, order: range.order, limit: pageSize };
    const page = await core.database.snapshot((tx) => listOthersEvents(tx, userId, rooms, bounds));
    const judged = await judge(page);
    for (const [index, notification] of judged.entries()) {
      const position = page[index]?.position ?? 0;
      if (isBack) until = position - 1;
      else after = position;
      if (notification) found.push(notification);
      if (found.length === range.limit) return { notifications: found, next: isBack ? until : after };
    }
    if (page.length < pageSize) return { notifications: found, next: undefined };
  }
  return { notifications: found, next: isBack ? until : after };

  function judge(events: readonly RoomEvent[]): Promise<(Notification | undefined)[]> {
    return core.rooms.useAll([...new Set(events.map(({ roomId }) => roomId))], async (used) => {
      const byId = new Map(used.map((room) => [room.roomId, room]));
      const receipts = await Promise.all(used.map((room) => core.receipts.own(room.roomId, userId)));
      const own = new Map(used.map((room, index) => [room.roomId, receipts[index] ?? new Map()]));
      return events.map((event) => {
        const room = byId.get(event.roomId);
        if (!room || isIgnored(ignored, event)) return undefined;
        const outcome = rules.at(event.position).evaluate({ event, room, userId });
        if (!outcome.isNotifying || !range.wants(outcome)) return undefined;
        const at = { position: event.position, thread: rememberedThread(room, event) ?? '' };
        return { event, room, outcome, isRead: isRead(own.get(room.roomId) ?? new Map(), at) };
      });
    });
  }
}
