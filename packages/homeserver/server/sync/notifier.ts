import type { Memberships } from '../rooms/memberships.ts';
import type { Output, OutputLog } from '../rooms/output-log.ts';
import type { Rooms } from '../rooms/rooms.ts';

interface Waiter {
  wake(): void;
}

/** Wakes those whose `/sync` waits when something happens that may concern them. */
export class Notifier {
  readonly #rooms: Rooms;
  readonly #memberships: Memberships;
  readonly #waiting = new Map<string, Set<Waiter>>();

  constructor(outputs: OutputLog, rooms: Rooms, memberships: Memberships) {
    this.#rooms = rooms;
    this.#memberships = memberships;
    outputs.listen((output) => this.#hear(output));
  }

  /**
   * Resolves when something happens to `userId`, the time is over or the client is gone. Ask for it before looking at what
   * is there, so that nothing that happens meanwhile is missed.
   */
  waitFor(userId: string, milliseconds: number, gone: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const waiters = this.#waiting.get(userId) ?? new Set<Waiter>();
      this.#waiting.set(userId, waiters);
      const waiter = { wake: () => finish() };
      const timer = setTimeout(() => finish(), milliseconds);
      const finish = () => {
        clearTimeout(timer);
        gone.removeEventListener('abort', finish);
        waiters.delete(waiter);
        if (waiters.size === 0 && this.#waiting.get(userId) === waiters) this.#waiting.delete(userId);
        resolve();
      };
      waiters.add(waiter);
      if (gone.aborted) finish();
      else gone.addEventListener('abort', finish);
    });
  }

  /** Wakes one person, for what is not in the log. */
  wake(userId: string): void {
    for (const waiter of [...(this.#waiting.get(userId) ?? [])]) waiter.wake();
  }

  /** Wakes everybody who is in the room. */
  wakeRoom(roomId: string): void {
    const joined = this.#rooms.peek(roomId)?.joined;
    if (!joined) return;
    if (joined.size < this.#waiting.size) for (const userId of joined) this.wake(userId);
    else for (const userId of [...this.#waiting.keys()]) if (joined.has(userId)) this.wake(userId);
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
