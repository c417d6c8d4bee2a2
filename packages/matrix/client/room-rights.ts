import type { Room } from 'matrix-js-sdk/lib/models/room.js';

/**
 * What the user may do in the room by its power levels (client-server API, `m.room.power_levels`). Read from the event
 * itself: the library knows levels only of members whom it has loaded, and of large rooms these are few.
 */
export function mayWrite(room: Room, userId: string): boolean {
  const levels = levelsOf(room);
  return powerOf(levels, userId) >= number(levels.events?.['m.room.message'], number(levels.events_default, 0));
}

export function mayRemoveOthers(room: Room, userId: string): boolean {
  const levels = levelsOf(room);
  return powerOf(levels, userId) >= number(levels.redact, 50);
}

interface PowerLevels {
  readonly users?: Readonly<Record<string, unknown>>;
  readonly users_default?: unknown;
  readonly events?: Readonly<Record<string, unknown>>;
  readonly events_default?: unknown;
  readonly redact?: unknown;
}

function levelsOf(room: Room): PowerLevels {
  return Object(room.currentState.getStateEvents('m.room.power_levels', '')?.getContent());
}

function powerOf(levels: PowerLevels, userId: string): number {
  return number(Object(levels.users)[userId], number(levels.users_default, 0));
}

function number(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
