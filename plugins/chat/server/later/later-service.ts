import { isUuid, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, ServerHost } from '@kontor/plugin-api/server';
import type { InputOf } from '@kontor/schema';
import {
  type changeLater,
  type LaterMessage,
  laterChanged,
  laterFull,
  laterListChanged,
  laterNotFound,
  laterTooFar,
  longestWaitDays,
  mostLater,
  type sendLater,
} from '../../shared/index.ts';
import type { LaterSending } from './later-sending.ts';
import { deleteLater, insertLater, type LaterRow, listLaterOf, lockLater, writeLater } from './later-store.ts';

type Host = Pick<ServerHost, 'database' | 'clock' | 'events'>;

const dayMs = 86_400_000;

/** Messages that wait for their time; nobody's business but their author's. */
export class LaterService {
  readonly #host: Host;
  readonly #sending: LaterSending;

  constructor(host: Host, sending: LaterSending) {
    this.#host = host;
    this.#sending = sending;
  }

  list(actor: Actor): Promise<LaterMessage[]> {
    return this.#host.database.transaction(async (tx) => (await listLaterOf(tx, actor.person)).map(fromRow));
  }

  /** Throws `laterFull`, `laterTooFar`. */
  add(actor: Actor, input: InputOf<typeof sendLater>): Promise<LaterMessage> {
    return this.#host.database.transaction((tx) => this.addIn(tx, actor, input));
  }

  /** The same with what else `tx` does. Throws `laterFull`, `laterTooFar`. */
  async addIn(tx: Tx, actor: Actor, { room, thread = null, text, reaches = [], sendAt }: InputOf<typeof sendLater>) {
    const { person } = actor;
    if ((await listLaterOf(tx, person)).length >= mostLater) throw laterFull();
    const [id, at] = [newId(), this.#read(sendAt)];
    const row = { id, person, room, thread, text, reaches: [...reaches], send_at: at, revision: 1 };
    return this.#put(tx, actor, insertLater, { ...row, state: 'waiting' });
  }

  /** Throws `laterNotFound`, `laterChanged`, `laterTooFar`. */
  change(actor: Actor, { id, revision, sendAt }: InputOf<typeof changeLater>): Promise<LaterMessage> {
    return this.#host.database.transaction(async (tx) => {
      const row = await this.#lock(tx, actor, id);
      if (row.revision !== revision) throw laterChanged();
      const next = { ...row, send_at: this.#read(sendAt), state: 'waiting' as const, revision: revision + 1 };
      return this.#put(tx, actor, writeLater, next);
    });
  }

  /** Throws `laterNotFound`, `laterChanged`. */
  forget(actor: Actor, id: string): Promise<void> {
    return this.#host.database.transaction(async (tx) => {
      await this.#lock(tx, actor, id);
      await deleteLater(tx, id);
      await this.#announce(tx, actor);
    });
  }

  async #put(tx: Tx, actor: Actor, write: (tx: Tx, row: LaterRow) => Promise<void>, row: LaterRow) {
    await write(tx, row);
    await this.#sending.plan(tx, row.send_at);
    await this.#announce(tx, actor);
    return fromRow(row);
  }

  async #lock(tx: Tx, actor: Actor, id: string): Promise<LaterRow> {
    const row = isUuid(id) ? await lockLater(tx, id) : undefined;
    if (!row || row.person !== actor.person) throw laterNotFound();
    if (row.state === 'sending') throw laterChanged();
    return row;
  }

  #read(sendAt: string): Date {
    const at = new Date(sendAt);
    if (at.getTime() - this.#host.clock.now().getTime() > longestWaitDays * dayMs) throw laterTooFar();
    return at;
  }

  async #announce(tx: Tx, actor: Actor): Promise<void> {
    const { person } = actor;
    await this.#host.events.append(tx, laterListChanged, { person }, { persons: [person] }, { actor });
  }
}

function fromRow({ id, room, thread, text, send_at: sendAt, state, revision }: LaterRow): LaterMessage {
  return { id, room, thread, text, sendAt: sendAt.toISOString(), state, revision };
}
