import type { Memberships } from '../rooms/memberships.ts';
import type { Output, OutputLog } from '../rooms/output-log.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { Activity } from './activity.ts';

interface Waiter {
  wake(): void;
}

interface Wait {
  /** Resolves when something happens to the person, the time is over or the client is gone. */
  readonly over: Promise<void>;
  /** Nobody waits for it any more. */
  end(): void;
}

/** So many of a room are woken in one turn: the first answers are on their way before the last one is made. */
const wokenAtOnce = 8;

/** Wakes those whose `/sync` waits when something happens that may concern them. */
export class Notifier {
  readonly #rooms: Rooms;
  readonly #memberships: Memberships;
  readonly #waiting = new Map<string, Set<Waiter>>();
  readonly #activity = new Activity();
  /** Those of rooms, who are woken one after the other. */
  #queue: Waiter[] = [];

  constructor(outputs: OutputLog, rooms: Rooms, memberships: Memberships) {
    this.#rooms = rooms;
    this.#memberships = memberships;
    outputs.listen((output) => this.#hear(output));
  }

  /** Ask for it before looking at what is there, so that nothing that happens meanwhile is missed. */
  waitFor(userId: string, milliseconds: number, gone: AbortSignal): Wait {
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiters = this.#waiting.get(userId) ?? new Set<Waiter>();
    this.#waiting.set(userId, waiters);
    const end = () => {
      clearTimeout(timer);
      gone.removeEventListener('abort', end);
      waiters.delete(waiter);
      if (waiters.size === 0 && this.#waiting.get(userId) === waiters) this.#waiting.delete(userId);
      resolve();
    };
    const waiter = { wake: end };
    const timer = setTimeout(end, milliseconds);
    waiters.add(waiter);
    if (gone.aborted) end();
    else gone.addEventListener('abort', end);
    return { over: promise, end };
  }

  /** Wakes one person, for what is not in the log. */
  wake(userId: string): void {
    for (const waiter of [...(this.#waiting.get(userId) ?? [])]) waiter.wake();
  }

  /** Wakes everybody who is in the room: who has just done something looks at it, and is told first. */
  wakeRoom(roomId: string): void {
    const joined = this.#rooms.peek(roomId)?.joined;
    if (!joined) return;
    const here =
      joined.size < this.#waiting.size
        ? [...joined].filter((userId) => this.#waiting.has(userId))
        : [...this.#waiting.keys()].filter((userId) => joined.has(userId));
    const isIdle = this.#queue.length === 0;
    for (const userId of this.#activity.latestFirst(here)) this.#queue.push(...(this.#waiting.get(userId) ?? []));
    if (isIdle) this.#wakeNext();
  }

  /** What else there is to be done, such as to answer who has sent it, is done between them. */
  #wakeNext(): void {
    for (const waiter of this.#queue.splice(0, wokenAtOnce)) waiter.wake();
    if (this.#queue.length > 0) setImmediate(() => this.#wakeNext());
  }

  /** Wakes everybody who shares a room with one of these, and answers how many they are. */
  async wakeThoseWhoShare(userIds: ReadonlySet<string>): Promise<number> {
    const rooms = new Set<string>();
    for (const userId of userIds) for (const roomId of await this.#memberships.joinedRooms(userId)) rooms.add(roomId);
    let woken = 0;
    for (const userId of [...this.#waiting.keys()]) {
      if (!(await this.#memberships.joinedRooms(userId)).some((roomId) => rooms.has(roomId))) continue;
      this.wake(userId);
      woken += 1;
    }
    return woken;
  }

  #hear(output: Output): void {
    this.#activity.note(output);
    switch (output.kind) {
      case 'event':
        this.wakeRoom(output.roomId);
        if (output.event.type === 'm.room.member' && output.event.stateKey !== undefined)
          this.wake(output.event.stateKey);
        return;
      case 'redacted':
        return; // the redaction itself is an event
      case 'receipt':
        if (output.isPrivate) this.wake(output.userId);
        else this.wakeRoom(output.roomId);
        return;
      case 'device-list':
        void this.#wakeThoseWhoKnow(output.userId);
        return;
      default:
        this.wake(output.userId);
    }
  }

  /** Everybody who shares a room with them. */
  async #wakeThoseWhoKnow(userId: string): Promise<void> {
    this.wake(userId);
    for (const roomId of await this.#memberships.joinedRooms(userId)) this.wakeRoom(roomId);
  }
}
