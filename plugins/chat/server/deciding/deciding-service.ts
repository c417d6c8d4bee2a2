import type { Tx } from '@kontor/database';
import type { JobDefinition, ServerHost } from '@kontor/plugin-api/server';
import { z } from 'zod';
import { findPrivateRooms } from '../waiting/private-member-store.ts';
import {
  addDeciding,
  forgetToRead,
  listToRead,
  markToRead,
  noteState,
  type RoomToRead,
  writeDeciding,
} from './deciding-store.ts';

type Host = Pick<ServerHost, 'database' | 'jobs' | 'homeserver'>;

const readJob: JobDefinition = { name: 'chat.read_deciding', data: z.object({}) };
const passJob = {
  name: 'chat.pass_deciding',
  data: z.object({ room: z.string(), from: z.string(), to: z.string() }),
  attempts: 20,
} satisfies JobDefinition;

const pageSize = 200;

/** Who decides in private rooms: follows what the homeserver says, and passes it on. */
export class DecidingService {
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
    host.jobs.define(readJob, () => this.readAll());
    host.jobs.define(passJob, (passing) => this.#pass(passing));
    // A restored backup has no waiting jobs: what they would have read is read all the same.
    if (host.homeserver.isOn) host.jobs.schedule(readJob, '*/10 * * * *', {});
  }

  /** Somebody came or went, or rights have changed. */
  async follow(tx: Tx, rooms: readonly string[]): Promise<void> {
    for (const room of rooms) await markToRead(tx, room);
    if (rooms.length > 0) await this.#host.jobs.enqueue(tx, readJob, {});
  }

  /** Holds from now on, and in Matrix soon after the commit; what is refused there is as it was again. */
  async pass(tx: Tx, { room, from, to }: { readonly room: string; readonly from: string; readonly to: string }) {
    await addDeciding(tx, room, [to]);
    await noteState(tx, room, to, 'holds');
    await noteState(tx, room, from, 'passed');
    if (this.#host.homeserver.isOn) await this.#host.jobs.enqueue(tx, passJob, { room, from, to });
  }

  /** Throws `homeserverAway`; what is left is read the next time. */
  async readAll(): Promise<void> {
    const { database } = this.#host;
    for (let after = ''; ; ) {
      const page = await database.transaction((tx) => listToRead(tx, after, pageSize));
      for (const one of page) await this.#read(one);
      const last = page.at(-1);
      if (!last || page.length < pageSize) return;
      after = last.room;
    }
  }

  async #read(one: RoomToRead): Promise<void> {
    const { database, homeserver } = this.#host;
    const { room } = one;
    const found = await database.transaction(async (tx) => (await findPrivateRooms(tx, [room])).get(room));
    const isGroup = found !== undefined && !found.isDirect;
    const deciding = isGroup ? await homeserver.findDeciding(room, found.persons) : [];
    await database.transaction(async (tx) => {
      await writeDeciding(tx, room, deciding);
      await forgetToRead(tx, one);
    });
  }

  async #pass({ room, from, to }: z.output<typeof passJob.data>): Promise<void> {
    const { database, homeserver } = this.#host;
    const isPassed = await homeserver.passDeciding(room, { from, to });
    await database.transaction(async (tx) => {
      if (!isPassed) await noteState(tx, room, from, 'refused');
      await this.follow(tx, [room]);
    });
  }
}
