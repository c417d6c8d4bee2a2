import type { OwnReceipts } from '../rooms/receipts.ts';

/** An event that somebody would be told of and has not read. */
export interface UnreadItem {
  readonly position: number;
  /** The thread's root; empty for the main timeline. */
  readonly thread: string;
  readonly isHighlight: boolean;
}

export interface Counts {
  notifications: number;
  highlights: number;
}

/** Of one room and person; older ones are no longer counted. */
const mostItems = 10_000;

/** What one person has not read of one room, as far as it was looked at. */
export class UnreadRoom {
  /** Since when they are in the room: nothing before it counts. */
  readonly since: number;
  /** Everything up to here was looked at. */
  upTo: number;
  #items: UnreadItem[];
  readonly #threads = new Map<string, Counts>();
  #readUpTo = -1;

  constructor(since: number, upTo: number, items: readonly UnreadItem[]) {
    this.since = since;
    this.upTo = upTo;
    this.#items = [...items];
    this.#count();
  }

  get size(): number {
    return this.#items.length;
  }

  add(item: UnreadItem): void {
    this.#items.push(item);
    this.#countOne(item, 1);
    if (this.#items.length < mostItems * 1.5) return;
    for (const old of this.#items.splice(0, this.#items.length - mostItems)) this.#countOne(old, -1);
  }

  /** Forgets what the receipts cover; looks only if they have changed. */
  read(receipts: OwnReceipts): void {
    let latest = 0;
    for (const { position } of receipts.values()) if (position > latest) latest = position;
    if (latest === this.#readUpTo) return;
    this.#readUpTo = latest;
    this.#keep((item) => !isRead(receipts, item));
  }

  remove(position: number): void {
    this.#keep((item) => item.position !== position);
  }

  /** By thread, the main timeline under the empty name. */
  get byThread(): ReadonlyMap<string, Counts> {
    return this.#threads;
  }

  get total(): Counts {
    const sum = { notifications: 0, highlights: 0 };
    for (const { notifications, highlights } of this.#threads.values()) {
      sum.notifications += notifications;
      sum.highlights += highlights;
    }
    return sum;
  }

  #keep(isKept: (item: UnreadItem) => boolean): void {
    const kept = this.#items.filter(isKept);
    if (kept.length === this.#items.length) return;
    this.#items = kept;
    this.#count();
  }

  #count(): void {
    this.#threads.clear();
    for (const item of this.#items) this.#countOne(item, 1);
  }

  #countOne({ thread, isHighlight }: UnreadItem, by: 1 | -1): void {
    const counts = this.#threads.get(thread) ?? { notifications: 0, highlights: 0 };
    counts.notifications += by;
    if (isHighlight) counts.highlights += by;
    if (counts.notifications === 0) this.#threads.delete(thread);
    else this.#threads.set(thread, counts);
  }
}

/** A receipt of the whole room reads every thread up to it, one of a thread that thread alone ("Threaded read receipts"). */
export function isRead(receipts: OwnReceipts, { position, thread }: Pick<UnreadItem, 'position' | 'thread'>): boolean {
  const name = thread === '' ? 'main' : thread;
  return position <= readUntil(receipts, '') || position <= readUntil(receipts, name);
}

/** The further of the public and the private receipt of a thread, or of the whole room. */
export function readUntil(receipts: OwnReceipts, thread: string): number {
  const open = receipts.get(`m.read\0${thread}`)?.event_position ?? 0;
  const own = receipts.get(`m.read.private\0${thread}`)?.event_position ?? 0;
  return Math.max(open, own);
}
