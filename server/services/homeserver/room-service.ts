import type { Tx } from '@kontor/database';
import { isRefusal, MatrixRefusal } from '@kontor/matrix/server';
import type { Actor, NewSpaceRoom, SpaceRoomRecord } from '@kontor/plugin-api/server';
import { type HomeserverContext, serviceUserOf } from './homeserver-context.ts';
import { readPlan, type SpacePlan, wantedRoom } from './room-plan.ts';
import { insertRoom, type RoomKind, type StoredRoom, updateRoom, withoutKind } from './room-store.ts';
import { compareRoom, powerLevels, roomVersion } from './wanted-room.ts';

const firstRoomName = { de: 'Allgemein', en: 'General' } as const;

const atOnce = 8;

/** Homeservers write together what comes together. Throws the first failure once nothing is being done any more. */
async function someAtOnce<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const take = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  const takers = Array.from({ length: Math.min(atOnce, items.length) }, take);
  // What is asked for again must not meet what is still being done.
  await Promise.allSettled(takers);
  await Promise.all(takers);
}

/** Rooms of spaces: made by Kontor, and brought to what Kontor wants whenever something differs. */
export class RoomService {
  readonly #context: HomeserverContext;

  constructor(context: HomeserverContext) {
    this.#context = context;
  }

  /** Makes a room; the next `bringUpToDate` of its space fills it. */
  async create(actor: Actor | undefined, given: NewSpaceRoom, kind: RoomKind = 'room'): Promise<SpaceRoomRecord> {
    const { database, clock, matrix } = this.#context;
    const { space, name, topic, writers } = given;
    const writing = writers === 'owners' ? 'owner' : 'editor';
    const room = await matrix().createRoom({
      name,
      topic,
      version: roomVersion,
      isSpace: kind === 'space',
      powerLevels: powerLevels({ members: new Map(), writing: kind === 'space' ? 'nobody' : writing }),
      state: [
        { type: 'm.room.guest_access', key: '', content: { guest_access: 'forbidden' } },
        { type: 'm.room.history_visibility', key: '', content: { history_visibility: 'shared' } },
      ],
    });
    const stored: StoredRoom = { room, space, kind, name, topic, writers, archived: false, revision: 1 };
    await database.transaction(async (tx) => {
      await insertRoom(tx, stored, clock.now());
      if (kind === 'room') await this.#announce(tx, stored, actor);
    });
    return withoutKind(stored);
  }

  /** False when somebody was quicker. */
  async update(tx: Tx, actor: Actor | undefined, room: SpaceRoomRecord): Promise<boolean> {
    if (!(await updateRoom(tx, room, this.#context.clock.now()))) return false;
    await this.#announce(tx, room, actor);
    return true;
  }

  /** Makes what a space with members needs, and brings all of its rooms to what they should be. */
  async bringUpToDate(space: string): Promise<void> {
    const plan = await this.#readComplete(space);
    if (!plan) return;
    // Beside each other: whoever is taken out of a space is to be out of all of its rooms soon.
    await someAtOnce(plan.rooms, (room) => this.#bring(plan, room));
  }

  async #readComplete(space: string): Promise<SpacePlan | undefined> {
    const { database } = this.#context;
    const read = () => database.transaction((tx) => readPlan(this.#context, tx, space));
    const plan = await read();
    if (!plan || (plan.members.size === 0 && plan.rooms.length === 0)) return undefined;
    const kinds = new Set(plan.rooms.map(({ kind }) => kind));
    const blank = { space, topic: '', writers: 'editors' } as const;
    if (!kinds.has('space')) await this.create(undefined, { ...blank, name: plan.name }, 'space');
    if (!kinds.has('room')) await this.create(undefined, { ...blank, name: await this.#firstName() });
    return kinds.size === 2 ? plan : read();
  }

  async #firstName(): Promise<string> {
    const { database, organisation } = this.#context;
    const { language } = await database.transaction((tx) => organisation().get(tx));
    return firstRoomName[language];
  }

  async #bring(plan: SpacePlan, { room, ...stored }: StoredRoom): Promise<void> {
    const { serverName, log } = this.#context;
    const matrix = this.#context.matrix();
    const wanted = wantedRoom(plan, { room, ...stored }, serverName());
    const state = await matrix.readState(room).catch((failure: unknown) => {
      if (!isRefusal(failure, 'M_FORBIDDEN', 'M_NOT_FOUND')) throw failure;
      return undefined;
    });
    if (!state) {
      log.warn({ room }, 'a room of a space is not to be reached: the homeserver may have lost it');
      return;
    }
    const { kicks, state: changes, invites, joins } = compareRoom(wanted, state, serviceUserOf(serverName()));
    await someAtOnce(kicks, (user) => this.#try(room, () => this.#remove(room, user)));
    for (const change of changes) await matrix.setState(room, change);
    await someAtOnce(invites, (user) => this.#try(room, () => matrix.invite(room, user)));
    await someAtOnce(joins, (user) => this.#try(room, () => matrix.join(room, user)));
  }

  /** Matrix lets who has left read what was said until then, unless they have forgotten the room. */
  async #remove(room: string, user: string): Promise<void> {
    const matrix = this.#context.matrix();
    await matrix.kick(room, user);
    await matrix.forget(room, user);
  }

  /** Somebody whom the homeserver refuses, as it has locked them out, keeps nobody else waiting. */
  async #try(room: string, move: () => Promise<void>): Promise<void> {
    try {
      await move();
    } catch (failure) {
      if (!(failure instanceof MatrixRefusal)) throw failure;
      this.#context.log.warn({ room, failure: failure.message }, 'a member of a room is not to be moved');
    }
  }

  async #announce(tx: Tx, room: SpaceRoomRecord, actor: Actor | undefined): Promise<void> {
    for (const handle of this.#context.listeners.roomChanged) await handle(tx, room, actor);
  }
}
