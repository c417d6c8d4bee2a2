import type { MatrixEvent } from 'matrix-js-sdk/lib/models/event.js';
import type { Room } from 'matrix-js-sdk/lib/models/room.js';
import type { ChatMessage } from './message.ts';
import { readMessage } from './message-reader.ts';

/**
 * The messages in sight, each the very same object until something about it is another: whoever draws them draws only what
 * changed. What nothing was heard of is not even read anew.
 */
export class KnownMessages {
  readonly #room: Room;
  readonly #me: string;
  /** What a message is called for as long as it is there: from before it was sent. */
  readonly #keys: WeakMap<MatrixEvent, string>;
  #known = new Map<string, ChatMessage>();
  #list: readonly ChatMessage[] = [];
  readonly #doubtful = new Set<string>();
  #isAllDoubtful = false;

  constructor(room: Room, me: string, keys: WeakMap<MatrixEvent, string>) {
    this.#room = room;
    this.#me = me;
    this.#keys = keys;
  }

  /** This event may be another, and with it what it belongs to and those that quote it. */
  doubt(event: MatrixEvent): void {
    const [id, target] = [event.getId(), event.relationEventId];
    this.#doubtful.add(this.#keyOf(event));
    this.doubtThose((message) => message.id === target || message.replyTo?.id === id);
  }

  /** Those that match may be others. */
  doubtThose(match: (message: ChatMessage) => boolean): void {
    for (const [key, message] of this.#known) if (match(message)) this.#doubtful.add(key);
  }

  doubtAll(): void {
    this.#isAllDoubtful = true;
  }

  /** The messages of these events; the list that was answered before where none of them is another. */
  read(events: readonly MatrixEvent[]): readonly ChatMessage[] {
    const known = new Map<string, ChatMessage>();
    for (const event of events) {
      const message = this.#messageOf(event);
      known.set(message.key, message);
    }
    this.#known = known;
    this.#doubtful.clear();
    this.#isAllDoubtful = false;
    const next = [...known.values()];
    const isSame = next.length === this.#list.length && next.every((message, at) => message === this.#list[at]);
    if (!isSame) this.#list = next;
    return this.#list;
  }

  #messageOf(event: MatrixEvent): ChatMessage {
    const key = this.#keyOf(event);
    const known = this.#known.get(key);
    if (known && !this.#isAllDoubtful && !this.#doubtful.has(key)) return known;
    const message = readMessage(this.#room, event, key, this.#me);
    return known && JSON.stringify(known) === JSON.stringify(message) ? known : message;
  }

  #keyOf(event: MatrixEvent): string {
    const key = this.#keys.get(event) ?? event.getTxnId() ?? event.getId() ?? '';
    this.#keys.set(event, key);
    return key;
  }
}
