import type { Room } from 'matrix-js-sdk/lib/models/room.js';

/**
 * What the user may do in the room by its power levels (client-server API, `m.room.power_levels`). Read from the event
 * itself: the library knows levels only of members whom it has loaded, and of large rooms these are few.
 */
export function mayWrite(room: Room, userId: string): boolean {
  const levels = levelsOf(room);
  return powerOf(room, levels, userId) >= number(levels.events?.['m.room.message'], number(levels.events_default, 0));
}

export function mayRemoveOthers(room: Room, userId: string): boolean {
  const levels = levelsOf(room);
  return powerOf(room, levels, userId) >= number(levels.redact, 50);
}

/** Whether the user may set state of this type. */
export function maySet(room: Room, userId: string, type: string): boolean {
  const levels = levelsOf(room);
  return powerOf(room, levels, userId) >= number(levels.events?.[type], number(levels.state_default, 50));
}

export function mayInvite(room: Room, userId: string): boolean {
  const levels = levelsOf(room);
  return powerOf(room, levels, userId) >= number(levels.invite, 0);
}

export function mayKick(room: Room, userId: string): boolean {
  const levels = levelsOf(room);
  return powerOf(room, levels, userId) >= number(levels.kick, 50);
}

export function mayBan(room: Room, userId: string): boolean {
  const levels = levelsOf(room);
  return powerOf(room, levels, userId) >= number(levels.ban, 50);
}

/** Of anybody; without end for those who made a newer room. */
export function powerIn(room: Room, userId: string): number {
  return powerOf(room, levelsOf(room), userId);
}

/** Whether `@room` reaches everybody when the user writes it. */
export function mayCallAll(room: Room, userId: string): boolean {
  const levels = levelsOf(room);
  return powerOf(room, levels, userId) >= number(Object(levels.notifications).room, 50);
}

interface PowerLevels {
  readonly users?: Readonly<Record<string, unknown>>;
  readonly users_default?: unknown;
  readonly events?: Readonly<Record<string, unknown>>;
  readonly events_default?: unknown;
  readonly state_default?: unknown;
  readonly redact?: unknown;
  readonly invite?: unknown;
  readonly kick?: unknown;
  readonly ban?: unknown;
  readonly notifications?: unknown;
}

function levelsOf(room: Room): PowerLevels {
  return Object(room.currentState.getStateEvents('m.room.power_levels', '')?.getContent());
}

function powerOf(room: Room, levels: PowerLevels, userId: string): number {
  if (isCreator(room, userId)) return Number.POSITIVE_INFINITY;
  return number(Object(levels.users)[userId], number(levels.users_default, 0));
}

/** From room version 12 on those who made a room stand above all levels, and in none. */
function isCreator(room: Room, userId: string): boolean {
  const create = room.currentState.getStateEvents('m.room.create', '');
  if (!create || !(Number(room.getVersion()) >= 12)) return false;
  const { additional_creators: others } = Object(create.getContent());
  return create.getSender() === userId || (Array.isArray(others) && others.includes(userId));
}

function number(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
