import type { RoomEvent } from './room-event.ts';

/** What happened, in the order of positions; everything that reacts to changes listens here and nowhere else. */
export type Output =
  | { readonly kind: 'event'; readonly position: number; readonly roomId: string; readonly event: RoomEvent }
  | { readonly kind: 'redacted'; readonly position: number; readonly roomId: string; readonly event: RoomEvent }
  | {
      readonly kind: 'receipt';
      readonly position: number;
      readonly roomId: string;
      readonly userId: string;
      readonly isPrivate: boolean;
    }
  | {
      readonly kind: 'account-data';
      readonly position: number;
      readonly userId: string;
      readonly roomId: string;
      readonly type: string;
    }
  | { readonly kind: 'to-device'; readonly position: number; readonly userId: string; readonly deviceId: string }
  /** Somebody's devices, their keys or signatures changed. */
  | { readonly kind: 'device-list'; readonly position: number; readonly userId: string }
  /** Somebody has signed the key of somebody else, which they alone are told. */
  | { readonly kind: 'key-signature'; readonly position: number; readonly userId: string }
  /** A device's own count of one-time keys changed. */
  | { readonly kind: 'device-keys'; readonly position: number; readonly userId: string; readonly deviceId: string };

/** Whether it may be news to this person at all: private receipts and what somebody keeps for themselves are not. */
export function mayConcern(output: Output, userId: string): boolean {
  if (output.kind === 'event' || output.kind === 'redacted' || output.kind === 'device-list') return true;
  return output.userId === userId || (output.kind === 'receipt' && !output.isPrivate);
}

/** How far back those who sync are answered from memory. */
const mostKept = 50_000;

export class OutputLog {
  #entries: Output[] = [];
  readonly #listeners = new Set<(entry: Output) => void>();
  #from: number;

  /** `position`: everything after it will be appended here. */
  constructor(position: number) {
    this.#from = position;
  }

  append(entry: Output): void {
    this.#entries.push(entry);
    if (this.#entries.length > mostKept * 1.2) {
      this.#entries = this.#entries.slice(-mostKept);
      this.#from = (this.#entries[0]?.position ?? 1) - 1;
    }
    for (const listener of this.#listeners) listener(entry);
  }

  /** Every entry after `position`, or nothing if they are not all remembered. */
  since(position: number): readonly Output[] | undefined {
    if (position < this.#from) return undefined;
    let first = this.#entries.length;
    while (first > 0 && (this.#entries[first - 1]?.position ?? 0) > position) first -= 1;
    return this.#entries.slice(first);
  }

  listen(listener: (entry: Output) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
