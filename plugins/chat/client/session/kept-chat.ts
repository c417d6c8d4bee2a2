import type { Draft } from '@kontor/matrix/client';
import { z } from 'zod';

const key = 'kontor.chat';
const draft = z.object({ text: z.string(), at: z.number() });
const kept = z.object({
  person: z.string(),
  identity: z.object({ userId: z.string(), deviceId: z.string() }).optional(),
  // A text alone is a draft of a version that knew no times.
  drafts: z.record(z.string(), z.union([z.string().transform((text) => ({ text, at: 0 })), draft])).default({}),
});
export type KeptIdentity = NonNullable<z.output<typeof kept>['identity']>;

/** What this browser keeps of the person beside their messages: who they are in Matrix, and what they began to write. */
export class KeptChat {
  readonly #person: string;
  readonly #mayKeep: boolean;
  #identity: KeptIdentity | undefined;
  #drafts: Record<string, Draft> = {};
  /** Whether what is begun in a room is nobody else's business: it lasts as long as the page. */
  isSecret: (room: string) => boolean = () => false;
  /** Whether the person is not in the room any more: a field that closes because of that keeps nothing. */
  isGone: (room: string) => boolean = () => false;

  constructor(person: string, mayKeep: boolean) {
    this.#person = person;
    this.#mayKeep = mayKeep;
    const found = mayKeep ? kept.safeParse(readJson()) : undefined;
    if (!found?.success || found.data.person !== person) return;
    this.#identity = found.data.identity;
    this.#drafts = found.data.drafts;
  }

  get identity(): KeptIdentity | undefined {
    return this.#identity;
  }

  keepIdentity({ userId, deviceId }: KeptIdentity): void {
    if (this.#identity?.userId === userId && this.#identity.deviceId === deviceId) return;
    this.#identity = { userId, deviceId };
    this.#write();
  }

  findDraft(place: string): Draft | undefined {
    return this.#drafts[place];
  }

  keepDraft(place: string, draft: Draft): void {
    if (this.isGone(roomOf(place))) return;
    const { [place]: _before, ...others } = this.#drafts;
    this.#drafts = draft.text.trim() === '' ? others : { ...others, [place]: draft };
    this.#write();
  }

  /** What was begun in a room goes with it. */
  dropRoom(room: string): void {
    const others = Object.entries(this.#drafts).filter(([place]) => roomOf(place) !== room);
    this.#drafts = Object.fromEntries(others);
    this.#write();
  }

  #write(): void {
    if (!this.#mayKeep) return;
    try {
      const drafts = Object.entries(this.#drafts).filter(([place]) => !this.isSecret(roomOf(place)));
      const value = { person: this.#person, identity: this.#identity, drafts: Object.fromEntries(drafts) };
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // Full or blocked storage: it lasts as long as the page.
    }
  }
}

/** A place is a room, or a room and a thread in it. */
function roomOf(place: string): string {
  return place.split(' ', 1)[0] ?? '';
}

function readJson(): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return undefined;
  }
}
