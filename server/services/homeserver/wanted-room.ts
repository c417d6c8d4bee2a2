import type { StateEvent } from '@kontor/matrix/server';
import { powerOfRole, type RoomRole, servicePower } from '@kontor/matrix/shared';

/** Of rooms that Kontor makes: the creator, its service user, stands above every level (room version 12). */
export const roomVersion = '12';

/** A room as Kontor wants it to be. */
export interface WantedRoom {
  readonly name: string;
  readonly topic: string;
  /** Who may write: nobody but the service in an archived room and in the room that is a Matrix space. */
  readonly writing: RoomRole | 'nobody';
  /** Roles by Matrix user; these and the service are its members. */
  readonly members: ReadonlyMap<string, RoomRole>;
  /** What belongs to it in Matrix: the rooms of a space, the space of a room. */
  readonly relations: readonly StateEvent[];
}

/** What has to be done to a room, in this order. */
export interface RoomDifferences {
  readonly kicks: readonly string[];
  readonly state: readonly StateEvent[];
  readonly invites: readonly string[];
  readonly joins: readonly string[];
}

const ownersAlone = ['m.room.pinned_events', 'm.room.avatar'];

/** `m.room.power_levels`; the commonest role is the default, so that the event stays small in a large space. */
export function powerLevels(room: Pick<WantedRoom, 'members' | 'writing'>): Record<string, unknown> {
  const usual = commonestRole(room.members);
  const others = [...room.members].filter(([, role]) => role !== usual).sort(([a], [b]) => (a < b ? -1 : 1));
  const writing = room.writing === 'nobody' ? servicePower : powerOfRole[room.writing];
  return {
    users: Object.fromEntries(others.map(([user, role]) => [user, powerOfRole[role]])),
    users_default: powerOfRole[usual],
    // What concerns only how the room looks is for the owners of the space.
    events: Object.fromEntries(ownersAlone.map((type) => [type, Math.max(writing, powerOfRole.owner)])),
    events_default: writing,
    // Who belongs to it, what it is called and who may what is decided in Kontor.
    state_default: servicePower,
    invite: servicePower,
    kick: servicePower,
    ban: servicePower,
    redact: powerOfRole.owner,
    notifications: { room: powerOfRole.owner },
  };
}

/** Readers where it is even. */
function commonestRole(members: ReadonlyMap<string, RoomRole>): RoomRole {
  const counts = { reader: 0, editor: 0, owner: 0 };
  for (const role of members.values()) counts[role] += 1;
  // Owners are always named: a newcomer never is one by default.
  return counts.editor > counts.reader ? 'editor' : 'reader';
}

/** Compares a room's state with what it should be. `service` is its creator. */
export function compareRoom(wanted: WantedRoom, state: readonly StateEvent[], service: string): RoomDifferences {
  const memberships = new Map(
    state.filter(({ type }) => type === 'm.room.member').map(({ key, content }) => [key, content.membership]),
  );
  const isIn = (user: string) => ['join', 'invite', 'knock'].includes(String(memberships.get(user)));
  const strangers = [...memberships.keys()].filter((user) => user !== service && isIn(user));
  const missing = [...wanted.members.keys()].filter((user) => memberships.get(user) !== 'join');
  return {
    kicks: strangers.filter((user) => !wanted.members.has(user)),
    state: [...wantedState(wanted), ...staleRelations(wanted, state)].filter((event) => differs(event, state)),
    invites: missing.filter((user) => memberships.get(user) !== 'invite'),
    joins: missing,
  };
}

function wantedState(wanted: WantedRoom): StateEvent[] {
  return [
    { type: 'm.room.power_levels', key: '', content: powerLevels(wanted) },
    { type: 'm.room.name', key: '', content: { name: wanted.name } },
    { type: 'm.room.topic', key: '', content: { topic: wanted.topic } },
    ...wanted.relations,
  ];
}

/** Relations that Matrix has and Kontor does not want are emptied. */
function staleRelations(wanted: WantedRoom, state: readonly StateEvent[]): StateEvent[] {
  const kept = new Set(wanted.relations.map(({ type, key }) => `${type} ${key}`));
  return state
    .filter(({ type, key }) => (type === 'm.space.child' || type === 'm.space.parent') && !kept.has(`${type} ${key}`))
    .map(({ type, key }) => ({ type, key, content: {} }));
}

/** Homeservers may add fields of their own. */
function differs({ type, key, content }: StateEvent, state: readonly StateEvent[]): boolean {
  const found = state.find((event) => event.type === type && event.key === key)?.content;
  const isEmpty = Object.keys(content).length === 0;
  if (!found) return !isEmpty && !(type === 'm.room.topic' && content.topic === '');
  if (isEmpty) return Object.keys(found).length > 0;
  return Object.entries(content).some(([name, value]) => canonical(found[name]) !== canonical(value));
}

/** The same text for the same value, in whatever order its fields came. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
