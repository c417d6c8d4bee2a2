import { z } from 'zod';
import type { KnownStateEvent } from './application-service.ts';

const levels = z.record(z.string(), z.int()).catch({});
const powerLevels = z.looseObject({
  users: levels.default({}),
  users_default: z.int().catch(0).default(0),
  events: levels.default({}),
  state_default: z.int().catch(50).default(50),
});
const creation = z.looseObject({
  room_version: z.string().catch('1').default('1'),
  additional_creators: z.array(z.string()).catch([]).default([]),
});
const membership = z.looseObject({ membership: z.string() });

const ofPowers = 'm.room.power_levels';

/** Who may say who decides in a room: who is in it and may set its power levels ("Authorization rules"). */
export function listDeciding(state: readonly KnownStateEvent[]): string[] {
  const room = readPowers(state);
  return listJoined(state).filter((user) => room.powerOf(user) >= room.needed);
}

/**
 * The power levels of a room with somebody who decides there as another does; as they are where that one may already.
 * Nothing where the other may not give it. A creator (room version 12) stands above all levels: theirs is not given on, the
 * highest is.
 */
export function withDeciding(
  state: readonly KnownStateEvent[],
  { from, to }: { readonly from: string; readonly to: string },
): Readonly<Record<string, unknown>> | undefined {
  const { raw, content, needed, powerOf } = readPowers(state);
  const own = powerOf(from);
  if (own < needed) return undefined;
  if (powerOf(to) >= needed) return raw;
  const given = own === Number.POSITIVE_INFINITY ? Math.max(needed, ...Object.values(content.users)) : own;
  return { ...raw, users: { ...content.users, [to]: given } };
}

export function isJoined(state: readonly KnownStateEvent[], user: string): boolean {
  return listJoined(state).includes(user);
}

function listJoined(state: readonly KnownStateEvent[]): string[] {
  return state.flatMap(({ type, key, content }) =>
    type === 'm.room.member' && membership.safeParse(content).data?.membership === 'join' ? [key] : [],
  );
}

function readPowers(state: readonly KnownStateEvent[]) {
  const created = state.find(({ type }) => type === 'm.room.create');
  const { room_version: version, additional_creators: more } = creation.parse(created?.content ?? {});
  const creators = created ? [created.sender, ...more] : [];
  const set = state.find(({ type, key }) => type === ofPowers && key === '');
  const standAbove = hasCreatorsAbove(version);
  // Without the event its creator has 100, and everybody else nothing.
  const raw = set?.content ?? { users: Object.fromEntries(standAbove ? [] : creators.map((user) => [user, 100])) };
  const content = powerLevels.parse(raw);
  return {
    raw,
    content,
    needed: content.events[ofPowers] ?? content.state_default,
    powerOf: (user: string): number =>
      standAbove && creators.includes(user) ? Number.POSITIVE_INFINITY : (content.users[user] ?? content.users_default),
  };
}

/** From room version 12 on. */
function hasCreatorsAbove(version: string): boolean {
  return /^\d+$/.test(version) && Number(version) >= 12;
}
