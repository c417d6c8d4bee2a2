import type { Tx } from '@kontor/database';
import type { Actor, RoomRead, ServerHost } from '@kontor/plugin-api/server';
import type { OutputOf } from '@kontor/schema';
import {
  type listWaiting as listWaitingRoute,
  type RoomNotify,
  roomNotFound,
  waitingChanged,
} from '../../shared/index.ts';
import { directMessage, mentioned } from '../chat-kinds.ts';
import { roomRef } from '../room-links.ts';
import {
  deleteWaiting,
  findNotify,
  findWaiting,
  listWaiting,
  putWaiting,
  setNotify,
  type Waiting,
  type WaitingMessage,
} from './waiting-store.ts';

type Host = Pick<ServerHost, 'database' | 'events' | 'links' | 'notifications' | 'people'>;

/** Rooms in which something waits for somebody: a direct message, or that they were named. */
export class WaitingService {
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Notes it for those who want to hear of it, and answers with them. */
  async note(
    tx: Tx,
    message: WaitingMessage,
    persons: readonly string[],
    why: 'direct' | 'mention',
  ): Promise<string[]> {
    const quiet = await findNotify(tx, message.room, persons);
    const wanting = persons.filter((person) => {
      const notify = quiet.get(person) ?? 'all';
      return notify === 'all' || (notify === 'mentions' && why === 'mention');
    });
    await this.#announce(tx, await putWaiting(tx, message, wanting));
    return wanting;
  }

  /** Those whose room the person may still see, newest first. */
  list(actor: Actor): Promise<OutputOf<typeof listWaitingRoute>['waiting']> {
    const { database, links, people } = this.#host;
    return database.transaction(async (tx) => {
      const waiting = await listWaiting(tx, actor.person);
      const refs = waiting.map(({ room }) => roomRef(room));
      const cards = new Map((await links.findCards(tx, actor, refs)).map((card) => [card.ref, card]));
      const writers = await people.findPersons(tx, [...new Set(waiting.flatMap(({ by }) => by ?? []))]);
      const names = new Map(writers.map(({ id, name }) => [id, { id, name }]));
      return waiting.flatMap(({ room, event, at, by }) => {
        const card = cards.get(roomRef(room));
        if (!card) return [];
        const { title, subtitle: spaceName } = card;
        return [{ room, event, at: at.toISOString(), by: (by !== null && names.get(by)) || null, title, spaceName }];
      });
    });
  }

  /** The same with a receipt of whatever Matrix client, which may be of a later message, or of one thread alone. */
  async settleRead({ person, room, event, thread, findMessage }: RoomRead): Promise<void> {
    const waiting = await this.#host.database.transaction((tx) => findWaiting(tx, person, room));
    if (!waiting) return;
    if (waiting.event !== event) {
      const [read, waits] = await Promise.all([findMessage(event), findMessage(waiting.event)]);
      if (!read || !waits || read.at < waits.at) return;
      if (thread !== undefined && thread !== (waits.thread ?? 'main')) return;
    }
    await this.settle({ person }, waiting);
  }

  /** The person has read up to this message: the inbox need not tell them any more. Something newer keeps waiting. */
  async settle(actor: Pick<Actor, 'person'>, read: Waiting): Promise<void> {
    const { database, notifications } = this.#host;
    const { person } = actor;
    await database.transaction(async (tx) => {
      if (!(await deleteWaiting(tx, person, read))) return;
      await notifications.settle(tx, { person, ref: roomRef(read.room), kinds: [directMessage, mentioned] });
      await this.#announce(tx, [person]);
    });
  }

  /** Throws `roomNotFound`. */
  async setNotify(actor: Actor, room: string, notify: RoomNotify): Promise<void> {
    const { database, links } = this.#host;
    await database.transaction(async (tx) => {
      if (!(await links.canSee(tx, actor, roomRef(room)))) throw roomNotFound();
      await setNotify(tx, actor.person, room, notify);
    });
  }

  async #announce(tx: Tx, persons: readonly string[]): Promise<void> {
    const items = persons.map((person) => ({ payload: { person }, audience: { persons: [person] } }));
    if (items.length > 0) await this.#host.events.appendMany(tx, waitingChanged, items, { actor: undefined });
  }
}
