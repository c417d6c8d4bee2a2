import type { JsonObject } from '../json.ts';

/** A row of `homeserver.events`, as it is read and written. */
export interface EventRow {
  readonly position: number;
  readonly room_id: string;
  readonly event_id: string;
  readonly type: string;
  readonly state_key: string | null;
  readonly sender: string;
  /** Milliseconds since 1970. */
  readonly sent_at: number;
  /** What clients receive, without `room_id` and `unsigned`. */
  readonly body: string;
  /** Of the state that this one replaced. */
  readonly replaces: string | null;
  /** JSON of that one's content. */
  readonly previous_content: string | null;
  readonly relates_to: string | null;
  readonly relation: string | null;
  readonly sender_device: string | null;
  readonly transaction_id: string | null;
  /** The event that redacted this one. */
  readonly redacted_by: string | null;
  /** JSON of that event without `room_id` and `unsigned`. */
  readonly redacted_because: string | null;
}

/** An event of a room: immutable but for its redaction, which makes another object. */
export class RoomEvent {
  readonly row: EventRow;
  #content: JsonObject | undefined;

  constructor(row: EventRow, content?: JsonObject) {
    this.row = row;
    this.#content = content;
  }

  get position(): number {
    return this.row.position;
  }

  get eventId(): string {
    return this.row.event_id;
  }

  get roomId(): string {
    return this.row.room_id;
  }

  get type(): string {
    return this.row.type;
  }

  get stateKey(): string | undefined {
    return this.row.state_key ?? undefined;
  }

  get sender(): string {
    return this.row.sender;
  }

  get sentAt(): number {
    return this.row.sent_at;
  }

  get isRedacted(): boolean {
    return this.row.redacted_by !== null;
  }

  /** Parsed when it is first asked for: most events are only passed on. */
  get content(): JsonObject {
    this.#content ??= (JSON.parse(this.row.body) as { content: JsonObject }).content;
    return this.#content;
  }
}

/** One entry of a room's state is known by these two. */
export function stateName(type: string, stateKey: string): string {
  return `${type}\0${stateKey}`;
}
