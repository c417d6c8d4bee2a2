import type { Tx } from '@kontor/database';
import type { StateEvent } from '@kontor/matrix/server';
import type { RoomRole } from '@kontor/matrix/shared';
import type { HomeserverContext } from './homeserver-context.ts';
import { listAllRooms, type StoredRoom } from './room-store.ts';
import { findUsers } from './user-store.ts';
import type { WantedRoom } from './wanted-room.ts';

/** A space with its rooms, as both are wanted. */
export interface SpacePlan {
  readonly name: string;
  readonly topic: string;
  readonly isArchived: boolean;
  /** Roles by Matrix user, of those whom Matrix knows. */
  readonly members: ReadonlyMap<string, RoomRole>;
  readonly rooms: readonly StoredRoom[];
}

/** Nothing where there is no such space (any more). */
export async function readPlan(context: HomeserverContext, tx: Tx, id: string): Promise<SpacePlan | undefined> {
  const [space] = await context.spaces.findSpaces(tx, [id]);
  if (!space) return undefined;
  const access = await context.permissions.listPersonsOf(tx, id);
  const users = await findUsers(
    tx,
    access.map(({ person }) => person),
  );
  const userOf = new Map(users.map(({ person, user }) => [person, user]));
  const members = access.flatMap(({ person, role }) => {
    const user = userOf.get(person);
    return user === undefined ? [] : [[user, role] as const];
  });
  return {
    name: space.name,
    topic: space.description,
    isArchived: space.archivedAt !== null,
    members: new Map(members),
    rooms: await listAllRooms(tx, id),
  };
}

/** One of the plan's rooms, or its Matrix space. */
export function wantedRoom(plan: SpacePlan, room: StoredRoom, serverName: string): WantedRoom {
  const { members } = plan;
  if (room.kind === 'space') {
    return { name: plan.name, topic: plan.topic, writing: 'nobody', members, relations: childrenOf(plan, serverName) };
  }
  const isClosed = plan.isArchived || room.archived;
  const writing = isClosed ? 'nobody' : room.writers === 'owners' ? 'owner' : 'editor';
  return { name: room.name, topic: room.topic, writing, members, relations: parentOf(plan, serverName) };
}

function childrenOf({ rooms }: SpacePlan, serverName: string): StateEvent[] {
  return rooms
    .filter(({ kind, archived }) => kind === 'room' && !archived)
    .map(({ room }) => ({ type: 'm.space.child', key: room, content: { via: [serverName] } }));
}

function parentOf({ rooms }: SpacePlan, serverName: string): StateEvent[] {
  return rooms
    .filter(({ kind }) => kind === 'space')
    .map(({ room }) => ({ type: 'm.space.parent', key: room, content: { via: [serverName], canonical: true } }));
}
