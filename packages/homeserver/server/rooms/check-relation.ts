import type { Database } from '@kontor/database';
import { isObject, type JsonObject } from '../json.ts';
import { MatrixError } from '../matrix-error.ts';
import { findEvent } from '../storage/event-table.ts';
import { LoadingCache } from '../storage/loading-cache.ts';
import { listAnnotations } from '../storage/relation-table.ts';
import type { RoomDraft } from './room-draft.ts';
import { relationOf } from './room-draft.ts';
import type { RoomEvent } from './room-event.ts';
import type { Rooms } from './rooms.ts';

interface Sent {
  readonly roomId: string;
  readonly type: string;
  readonly content: JsonObject;
}

/** Throws where the event may not be sent after all; called while the write is decided. */
export type RelationCheck = (draft: RoomDraft) => void;

const passes: RelationCheck = () => undefined;
const mostRoots = 10_000;

/** What an event may relate to; asks the database only for what the room does not remember. */
export class RelationChecks {
  readonly #core: { readonly database: Database; readonly rooms: Rooms };
  /** Whether an old event relates to another itself: that changes for none. */
  readonly #relating: LoadingCache<{ readonly isRelating: boolean }>;

  constructor(core: { readonly database: Database; readonly rooms: Rooms }) {
    this.#core = core;
    this.#relating = new LoadingCache(mostRoots, async (key) => {
      const [roomId, eventId] = key.split('\0') as [string, string];
      const event = await core.database.transaction((tx) => findEvent(tx, roomId, eventId));
      return { isRelating: event !== undefined && isRelating(event) };
    });
  }

  async of(sender: string, sent: Sent): Promise<RelationCheck> {
    const relation = relationOf(sent.content);
    if (relation?.type === 'm.thread') return this.#thread(sent.roomId, relation.eventId);
    if (relation?.type === 'm.annotation') return this.#annotation(sender, sent, relation.eventId);
    return passes;
  }

  /** A thread begins at an event that relates to nothing ("Threading"). */
  async #thread(roomId: string, rootId: string): Promise<RelationCheck> {
    const root = this.#core.rooms.peek(roomId)?.recent.find(({ eventId }) => eventId === rootId);
    const relates = root ? isRelating(root) : (await this.#relating.get(`${roomId}\0${rootId}`)).isRelating;
    if (relates) throw new MatrixError(400, 'M_UNKNOWN', 'A thread cannot begin at an event that relates to another');
    return passes;
  }

  /** Nobody annotates the same event twice with the same key ("Avoiding duplicate annotations"). */
  async #annotation(sender: string, { content, type }: Sent, eventId: string): Promise<RelationCheck> {
    const key = keyOf(content);
    const known = await this.#core.database.transaction((tx) => listAnnotations(tx, { eventId, sender, type }));
    return (draft) => {
      const isSame = (event: RoomEvent) =>
        event.row.relates_to === eventId &&
        event.row.relation === 'm.annotation' &&
        event.sender === sender &&
        event.type === type &&
        keyOf(event.content) === key;
      // What was redacted meanwhile is remembered as redacted, or was found to be gone.
      const current = (event: RoomEvent) =>
        draft.replaced.find((each) => each.eventId === event.eventId) ??
        draft.room.recent.find((each) => each.eventId === event.eventId) ??
        event;
      const all = [...known.map(current), ...draft.room.recent.map(current), ...draft.appended];
      if (all.some(isSame)) throw new MatrixError(400, 'M_DUPLICATE_ANNOTATION', 'You have annotated this so already');
    };
  }
}

function isRelating({ row }: RoomEvent): boolean {
  return row.relates_to !== null && row.relation !== 'redacts';
}

function keyOf(content: JsonObject): unknown {
  const relates = content['m.relates_to'];
  return isObject(relates) ? relates.key : undefined;
}
