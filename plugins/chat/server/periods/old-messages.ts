import type { Tx } from '@kontor/database';
import type { ServerHost } from '@kontor/plugin-api/server';
import { z } from 'zod';
import { messageRef } from '../messages/message-ref.ts';
import { deleteAges, findAges, listOld, type MessageAge, takeOld, writePinned } from './message-age-store.ts';

/** What is held back, and what a homeserver did not delete although it was asked to, is looked at again. */
const lookAgainMs = 20 * 3_600_000;
/** Beyond what this many name, a question of its own. */
const refsAtOnce = 1000;

/** A kind of rooms whose messages go by their age. */
export interface OldMessages {
  readonly job: string;
  /** Which messages are pinned there now. Throws `homeserver.away`. */
  listPinned(room: string): Promise<ReadonlySet<string>>;
  /** False where nobody may who is there. Throws `homeserver.away`. */
  redact(room: string, message: { readonly event: string; readonly at: Date }): Promise<boolean>;
}

type Rooms = Parameters<typeof listOld>[1]['rooms'];

/** How they go: noted in the transaction of the night, done by a job for each room. */
export class MessageExpiry {
  readonly #host: ServerHost;
  readonly #job;

  constructor(host: ServerHost, old: OldMessages) {
    this.#host = host;
    this.#job = {
      name: old.job,
      data: z.object({ room: z.string(), events: z.array(z.string()) }),
      attempts: 20,
    };
    host.jobs.define(this.#job, ({ room, events }, signal) => this.#delete(old, room, events, signal));
  }

  async count(tx: Tx, old: { readonly rooms: Rooms; readonly before: Date }): Promise<number> {
    return (await this.#withoutHeld(tx, await listOld(tx, old))).length;
  }

  async expire(
    tx: Tx,
    { rooms, before, limit }: { readonly rooms: Rooms; readonly before: Date; readonly limit: number },
  ): Promise<number> {
    if (rooms.length === 0 || !this.#host.homeserver.isOn) return 0;
    const now = this.#host.clock.now();
    const going: MessageAge[] = [];
    for (let isMore = true; isMore && going.length < limit; ) {
      const notSince = new Date(now.getTime() - lookAgainMs);
      const taken = await takeOld(tx, { rooms, before, now, notSince, limit });
      going.push(...(await this.#withoutHeld(tx, taken)));
      isMore = taken.length === limit;
    }
    for (const [room, messages] of Map.groupBy(going, (message) => message.room))
      await this.#host.jobs.enqueue(tx, this.#job, { room, events: messages.map(({ event }) => event) });
    return going.length;
  }

  async #withoutHeld(tx: Tx, found: readonly MessageAge[]): Promise<MessageAge[]> {
    const free: MessageAge[] = [];
    for (let from = 0; from < found.length; from += refsAtOnce) {
      const some = found.slice(from, from + refsAtOnce);
      const refs = some.map(({ event }) => messageRef(event));
      const held = await this.#host.periods.findHeld(tx, refs);
      free.push(...some.filter(({ event }) => !held.has(messageRef(event))));
    }
    return free;
  }

  /** What was pinned since is known from the room itself. */
  async #delete(old: OldMessages, room: string, events: readonly string[], signal: AbortSignal): Promise<void> {
    const { database, log } = this.#host;
    const pinned = await old.listPinned(room);
    await database.transaction((tx) => writePinned(tx, room, [...pinned]));
    let refused = 0;
    for (const message of await database.transaction((tx) => findAges(tx, room, events))) {
      if (pinned.has(message.event)) continue;
      signal.throwIfAborted();
      if (await old.redact(room, { event: message.event, at: message.sent_at }))
        await database.transaction((tx) => deleteAges(tx, room, [message.event]));
      else refused += 1;
    }
    if (refused > 0) log.warn({ room, refused }, 'Nobody in the room may delete messages of those who left it');
  }
}
