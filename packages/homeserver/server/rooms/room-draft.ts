import { createHash, randomBytes } from 'node:crypto';
import { checkCanonical, checkLength, isObject, isStorable, type JsonObject } from '../json.ts';
import { tooLarge } from '../matrix-error.ts';
import type { WriteBatch } from '../storage/write-batch.ts';
import { authoriseEvent } from './authorise-event.ts';
import type { ProposedEvent } from './proposed-event.ts';
import { redactContent } from './redaction.ts';
import type { Room } from './room.ts';
import { RoomEvent, stateName } from './room-event.ts';
import type { RoomVersion } from './room-version.ts';
import type { StateView } from './state-view.ts';

/** A whole event may have 64 KiB, with what the server adds ("Size limits"). */
const mostBytes = 65_536;
const addedBytes = 600;

export interface NewEvent extends ProposedEvent {
  /** Milliseconds since 1970; now without it. */
  readonly sentAt?: number | undefined;
  readonly redacts?: string | undefined;
  /** The device that sent it and its transaction id: the same pair makes the same event. */
  readonly device?: string | undefined;
  readonly transactionId?: string | undefined;
}

/** A room as the writes of one batch leave it; nobody else sees it before it is committed. */
export class RoomDraft implements StateView {
  readonly roomId: string;
  readonly version: RoomVersion;
  readonly room: Room;
  readonly appended: RoomEvent[] = [];
  readonly replaced: RoomEvent[] = [];
  readonly #batch: WriteBatch;
  readonly #state = new Map<string, RoomEvent>();

  constructor(room: Room, batch: WriteBatch) {
    this.roomId = room.roomId;
    this.version = room.version;
    this.room = room;
    this.#batch = batch;
  }

  find(type: string, stateKey: string): RoomEvent | undefined {
    return this.#state.get(stateName(type, stateKey)) ?? this.room.find(type, stateKey);
  }

  get lastEvent(): RoomEvent | undefined {
    return this.appended.at(-1) ?? this.room.lastEvent;
  }

  /** Does several things or none of them. */
  atOnce<Result>(work: () => Result): Result {
    const [appended, replaced, state] = [[...this.appended], [...this.replaced], new Map(this.#state)];
    try {
      return work();
    } catch (failure) {
      this.appended.splice(0, this.appended.length, ...appended);
      this.replaced.splice(0, this.replaced.length, ...replaced);
      this.#state.clear();
      for (const [name, event] of state) this.#state.set(name, event);
      throw failure;
    }
  }

  /** Adds an event if the rules of the room allow it; throws M_FORBIDDEN, M_BAD_JSON or M_TOO_LARGE, and then adds nothing. */
  append(proposed: NewEvent): RoomEvent {
    authoriseEvent(this, proposed);
    return this.appendUnchecked(proposed);
  }

  /** The same for the first event of a room, which no rule looks at. */
  appendUnchecked(proposed: NewEvent): RoomEvent {
    const { type, stateKey, sender, content, device, transactionId, redacts } = proposed;
    checkLength('The type', type);
    checkLength('The state key', stateKey ?? '');
    checkCanonical(content);
    const sentAt = proposed.sentAt ?? Date.now();
    const replaced = stateKey === undefined ? undefined : this.find(type, stateKey);
    const named = {
      type,
      ...(stateKey === undefined ? {} : { state_key: stateKey }),
      sender,
      origin_server_ts: sentAt,
      content,
      ...(redacts === undefined ? {} : { redacts }),
    };
    const text = JSON.stringify(named);
    if (Buffer.byteLength(text) + addedBytes > mostBytes) throw tooLarge('The event is larger than 64 KiB');
    const eventId = this.#idOf(type, text);
    const relation = relationOf(content);
    const event = new RoomEvent(
      {
        position: this.#batch.nextPosition(),
        room_id: this.roomId,
        event_id: eventId,
        type,
        state_key: stateKey ?? null,
        sender,
        sent_at: sentAt,
        body: `{"event_id":"${eventId}",${text.slice(1)}`,
        replaces: replaced?.eventId ?? null,
        previous_content: replaced ? JSON.stringify(replaced.content) : null,
        relates_to: relation?.eventId ?? redacts ?? null,
        relation: relation?.type ?? (redacts === undefined ? null : 'redacts'),
        sender_device: device ?? null,
        transaction_id: transactionId ?? null,
        redacted_by: null,
        redacted_because: null,
      },
      content,
    );
    this.appended.push(event);
    if (stateKey !== undefined) this.#state.set(stateName(type, stateKey), event);
    return event;
  }

  /** What is left of an event after its redaction. */
  redact(event: RoomEvent, by: RoomEvent): void {
    const content = redactContent(this.version, event.type, event.content);
    const body = JSON.stringify({ ...(JSON.parse(event.row.body) as JsonObject), content });
    const isRedaction = event.type === 'm.room.redaction';
    const redacted = new RoomEvent(
      {
        ...event.row,
        body,
        redacted_by: by.eventId,
        redacted_because: by.row.body,
        previous_content: null,
        relates_to: isRedaction ? event.row.relates_to : null,
        relation: isRedaction ? event.row.relation : null,
      },
      content,
    );
    this.replaced.push(redacted);
    const inBatch = this.appended.findIndex(({ eventId }) => eventId === event.eventId);
    if (inBatch >= 0) this.appended[inBatch] = redacted;
    const { stateKey } = event;
    if (stateKey !== undefined && this.find(event.type, stateKey)?.eventId === event.eventId)
      this.#state.set(stateName(event.type, stateKey), redacted);
  }

  /**
   * NOTSPEC: no other server checks event ids, so they are the hash of what clients see, the event before it and, for the
   * first event of a room, something random; not the reference hash of a federated event. In version 12 the room's id is that of its first event.
   */
  #idOf(type: string, text: string): string {
    if (type === 'm.room.create' && this.version.creatorsRule) return `$${this.roomId.slice(1)}`;
    const before = this.lastEvent?.eventId ?? randomBytes(16).toString('base64url');
    return `$${createHash('sha256').update(`${this.roomId}\n${before}\n${text}`).digest('base64url')}`;
  }
}

interface Relation {
  readonly eventId: string;
  readonly type: string;
}

/** What an event relates to ("Forming relationships between events"); encrypted ones say so in the clear, too. */
export function relationOf(content: JsonObject): Relation | undefined {
  const relates = content['m.relates_to'];
  if (!isObject(relates)) return undefined;
  const { rel_type: type, event_id: eventId } = relates;
  if (typeof type !== 'string' || typeof eventId !== 'string') return undefined;
  return isStorable(type) && isStorable(eventId) ? { type, eventId } : undefined;
}
