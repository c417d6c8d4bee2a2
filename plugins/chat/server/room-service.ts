import type { Tx } from '@kontor/database';
import type { Actor, LiveObject, ServerHost, SpaceRoomRecord } from '@kontor/plugin-api/server';
import { type InputOf, spaceNotFound } from '@kontor/schema';
import type { createRoom, SpaceRoom, updateRoom } from '../shared/index.ts';
import { roomChanged, roomChangedMeanwhile, roomNotFound, roomReadOnly } from '../shared/index.ts';

type Host = Pick<ServerHost, 'database' | 'events' | 'permissions' | 'homeserver'>;

/** Rooms of spaces: whoever may read the space is in them, and its owners decide about them. */
export class RoomService {
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  list(actor: Actor): Promise<SpaceRoom[]> {
    const { database, permissions, homeserver } = this.#host;
    return database.transaction(async (tx) => {
      const roles = await permissions.findRoles(tx, actor.person);
      return homeserver.listRooms(tx, [...roles.keys()]);
    });
  }

  /** Throws `spaceNotFound`, `roomReadOnly`, `homeserverAway`. */
  async create(actor: Actor, input: InputOf<typeof createRoom>): Promise<SpaceRoom> {
    const { database, homeserver } = this.#host;
    const { space, name, topic, writers } = input;
    await database.transaction(async (tx) => {
      if (!(await this.#sees(tx, actor, space))) throw spaceNotFound();
      await this.#mustManage(tx, actor, space);
    });
    return homeserver.createRoom(actor, { space, name, topic, writers });
  }

  /** Throws `roomNotFound`, `roomReadOnly`, `roomChangedMeanwhile`. */
  update(actor: Actor, { room: id, revision, ...change }: InputOf<typeof updateRoom>): Promise<SpaceRoom> {
    const { database, homeserver } = this.#host;
    return database.transaction(async (tx) => {
      const room = await this.#find(tx, id);
      if (!room || !(await this.#sees(tx, actor, room.space))) throw roomNotFound();
      await this.#mustManage(tx, actor, room.space);
      if (room.revision !== revision) throw roomChangedMeanwhile();
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      const next = { ...room, ...given, revision: revision + 1 };
      if (!(await homeserver.updateRoom(tx, actor, next))) throw roomChangedMeanwhile();
      return next;
    });
  }

  async announce(tx: Tx, { room, space }: SpaceRoomRecord, actor: Actor | undefined): Promise<void> {
    await this.#host.events.append(tx, roomChanged, { room, space }, { space }, { actor });
  }

  /** The audience is the space's, so all who get it may see the room. */
  async readForLive(tx: Tx, room: string): Promise<LiveObject> {
    const found = await this.#find(tx, room);
    return found ? { ...found } : null;
  }

  async #find(tx: Tx, id: string): Promise<SpaceRoom | undefined> {
    const [found] = await this.#host.homeserver.findRooms(tx, [id]);
    if (!found) return undefined;
    const { changedAt: _changedAt, ...room } = found;
    return room;
  }

  async #sees(tx: Tx, actor: Actor, space: string): Promise<boolean> {
    return (await this.#host.permissions.findRole(tx, actor.person, space)) !== undefined;
  }

  /** Nobody manages in an archived space. */
  async #mustManage(tx: Tx, actor: Actor, space: string): Promise<void> {
    if (!(await this.#host.permissions.can(tx, actor, 'manage', { space }))) throw roomReadOnly();
  }
}
