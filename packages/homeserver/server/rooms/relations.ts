import type { Database } from '@kontor/database';
import { listSummaries } from '../storage/relation-table.ts';
import type { IgnoredUsers } from '../users/ignored-users.ts';
import { clientEventWithRoom, type Viewer } from './client-event.ts';
import { type EventSummary, isEditOf, summariseRemembered } from './event-summary.ts';
import type { Room } from './room.ts';
import type { RoomEvent } from './room-event.ts';
import type { Rooms } from './rooms.ts';

interface Parts {
  readonly database: Database;
  readonly rooms: Rooms;
  readonly ignoredUsers: IgnoredUsers;
}

/** What others have said about events: threads, edits and references ("Aggregations of child events"). */
export class Relations {
  readonly #core: Parts;

  constructor(core: Parts) {
    this.#core = core;
  }

  /**
   * JSON of `m.relations` for those events that have some. Whatever relates to an event came after it: of events that
   * their room remembers everything is at hand, and only older ones are asked for, all with one query.
   */
  async ofEvents(events: readonly RoomEvent[], viewer: Viewer): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    if (events.length === 0) return found;
    const ignored = await this.#core.ignoredUsers.of(viewer.userId);
    const older: RoomEvent[] = [];
    const put = (summary: EventSummary) => {
      const text = relationsText(summary, viewer);
      if (text !== undefined) found.set(summary.parent.eventId, text);
    };
    for (const [room, own] of this.#byRoom(events)) {
      const oldest = room?.recent[0]?.position ?? Number.POSITIVE_INFINITY;
      older.push(...own.filter(({ position }) => position < oldest));
      const until = room ? lastSeen(room, viewer) : 0;
      const remembered = own.filter(({ position }) => position >= oldest);
      if (room && remembered.length > 0)
        for (const summary of summariseRemembered(room, remembered, { viewer, ignored, until })) put(summary);
    }
    if (older.length > 0) {
      const bounds = older.map((event) => {
        const room = this.#core.rooms.peek(event.roomId);
        return room ? lastSeen(room, viewer) : Number.MAX_SAFE_INTEGER;
      });
      const query = { events: older, bounds, userId: viewer.userId, ignored: [...ignored] };
      for (const summary of await this.#core.database.snapshot((tx) => listSummaries(tx, query))) put(summary);
    }
    return found;
  }

  #byRoom(events: readonly RoomEvent[]): Map<Room | undefined, RoomEvent[]> {
    const found = new Map<Room | undefined, RoomEvent[]>();
    for (const event of events) {
      const room = this.#core.rooms.peek(event.roomId);
      const known = found.get(room);
      if (known) known.push(event);
      else found.set(room, [event]);
    }
    return found;
  }
}

/** Who is no longer in a room learns nothing of what came later. */
function lastSeen(room: Room, { userId }: Viewer): number {
  if (room.isJoined(userId) || room.isWorldReadable) return Number.MAX_SAFE_INTEGER;
  return room.members.get(userId)?.position ?? 0;
}

function relationsText({ parent, thread, edit, references }: EventSummary, viewer: Viewer): string | undefined {
  const parts: string[] = [];
  if (thread && thread.count > 0) {
    const { latest, latestEdit } = thread;
    const own = latestEdit && isEditOf(latest, latestEdit) ? latestEdit : undefined;
    const relations = own && `{"m.replace":${clientEventWithRoom(own, viewer)}}`;
    const takesPart = thread.isOneIn || parent.sender === viewer.userId;
    parts.push(
      `"m.thread":{"latest_event":${clientEventWithRoom(latest, viewer, { relations })},` +
        `"count":${thread.count},"current_user_participated":${takesPart}}`,
    );
  }
  if (edit && isEditOf(parent, edit)) parts.push(`"m.replace":${clientEventWithRoom(edit, viewer)}`);
  if (references.length > 0)
    parts.push(`"m.reference":{"chunk":${JSON.stringify(references.map((id) => ({ event_id: id })))}}`);
  return parts.length > 0 ? `{${parts.join(',')}}` : undefined;
}
