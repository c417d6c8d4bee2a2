import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import { type Room, RoomEvent } from 'matrix-js-sdk/lib/models/room.js';
import type { Place } from './place.ts';

/** What somebody began to write. */
export interface Draft {
  /** Markdown; empty where it was sent or given up. */
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

declare module 'matrix-js-sdk/lib/@types/event.js' {
  interface RoomAccountDataEvents {
    'app.kontor.drafts': { readonly drafts: Readonly<Record<string, Draft>> };
  }
}

/** Account data of a room, which the homeserver gives to the person's own devices alone. */
const type = 'app.kontor.drafts';
/** Threads that are remembered; those that were written in last. */
const most = 20;
const longest = 10_000;

/** What the person began to write, on all their devices. */
export class Drafts {
  readonly #sdk: MatrixClient;
  /** What this device told and may not have heard back yet, by room. */
  readonly #told = new Map<string, Readonly<Record<string, Draft>>>();

  constructor(sdk: MatrixClient) {
    this.#sdk = sdk;
  }

  /** The draft that any device of the person left; newest wins. */
  find({ room, thread = 'room' }: Place): Draft | undefined {
    return this.#known(room)[thread];
  }

  /**
   * Tells the other devices. Not in encrypted rooms: what is written there leaves this device only encrypted. Nor what is
   * too long for it; that stays on this device.
   */
  async keep({ room: id, thread = 'room' }: Place, draft: Draft): Promise<void> {
    const room = this.#sdk.getRoom(id);
    if (!room || room.hasEncryptionStateEvent() || draft.text.length > longest) return;
    const known = this.#known(id);
    const before = known[thread];
    if (before ? before.text === draft.text || before.at > draft.at : draft.text === '') return;
    const newest = Object.entries({ ...known, [thread]: draft }).sort(([, one], [, other]) => other.at - one.at);
    this.#told.set(id, { ...this.#told.get(id), [thread]: draft });
    try {
      await this.#sdk.setRoomAccountData(id, type, { drafts: Object.fromEntries(newest.slice(0, most)) });
    } catch (failure) {
      // Nobody was told: the next time it is to be said again.
      this.#told.delete(id);
      throw failure;
    }
  }

  /** Of each place the newest, whether the homeserver has said it or this device is about to hear it back. */
  #known(room: string): Readonly<Record<string, Draft>> {
    const known: Record<string, Draft> = { ...draftsOf(this.#sdk.getRoom(room)) };
    for (const [thread, draft] of Object.entries(this.#told.get(room) ?? {})) {
      if (draft.at > (known[thread]?.at ?? 0)) known[thread] = draft;
    }
    return known;
  }

  /** Calls back when a device changed drafts in the room; the answer ends it. */
  watch(room: string, onChange: () => void): () => void {
    const listen = (event: { getType(): string }, { roomId }: Room) => {
      if (roomId === room && event.getType() === type) onChange();
    };
    this.#sdk.on(RoomEvent.AccountData, listen);
    return () => void this.#sdk.off(RoomEvent.AccountData, listen);
  }
}

function draftsOf(room: Room | null): Readonly<Record<string, Draft>> {
  const content: unknown = room?.getAccountData(type)?.getContent().drafts;
  const entries = Object.entries(Object(content)).filter((entry): entry is [string, Draft] => isDraft(entry[1]));
  return Object.fromEntries(entries);
}

function isDraft(value: unknown): value is Draft {
  const { text, at } = Object(value);
  return typeof text === 'string' && typeof at === 'number';
}
