import type { Tx } from '@kontor/database';
import type { PushedEvent } from '@kontor/matrix/server';
import type { PrivateRoomEvent } from '@kontor/plugin-api/server';
import { z } from 'zod';
import { findUsersById } from './user-store.ts';

/** What says something, open or encrypted. */
const saidTypes = new Set([
  'm.room.message',
  'm.room.encrypted',
  'm.sticker',
  'm.poll.start',
  'org.matrix.msc3381.poll.start',
]);

const membership = z.object({ membership: z.string(), is_direct: z.boolean().catch(false).default(false) });
/** Lies open also in what is encrypted. */
const relation = z.object({ 'm.relates_to': z.object({ rel_type: z.string() }) });
/** "User and room mentions" */
const mentions = z.object({ 'm.mentions': z.object({ user_ids: z.array(z.string()).max(500) }) });

const redaction = z.object({ redacts: z.string() });

/** What happened in rooms of no space, without what was said. Whatever else there is in a room is left out. */
export async function readPrivateEvents(tx: Tx, events: readonly PushedEvent[]): Promise<PrivateRoomEvent[]> {
  const wanted = events.filter(
    (event) => isMessage(event) || isMembership(event) || isRedaction(event) || isOfRights(event),
  );
  if (wanted.length === 0) return [];
  const named = wanted.map((event) => mentions.safeParse(event.content).data?.['m.mentions'].user_ids ?? []);
  const states = wanted.flatMap(({ state_key: user }) => (user === undefined ? [] : [user]));
  const users = await findUsersById(tx, [
    ...new Set([...wanted.map(({ sender }) => sender), ...named.flat(), ...states]),
  ]);
  const personOf = new Map(users.map(({ user, person }) => [user, person]));
  return wanted.flatMap((event, index): PrivateRoomEvent[] => {
    const by = personOf.get(event.sender);
    const common = { room: event.room_id, event: event.event_id, by };
    if (isRedaction(event)) {
      const redacts = redaction.safeParse(event.content).data?.redacts;
      return redacts === undefined ? [] : [{ ...common, kind: 'redaction', redacts }];
    }
    if (isOfRights(event)) return [{ ...common, kind: 'rights' }];
    if (!isMembership(event)) {
      if (by === undefined) return [];
      const persons = (named[index] ?? []).flatMap((user) => personOf.get(user) ?? []);
      return [{ ...common, kind: 'message', named: persons, at: new Date(event.origin_server_ts) }];
    }
    const person = personOf.get(event.state_key ?? '');
    const { data } = membership.safeParse(event.content);
    if (person === undefined || !data) return [];
    const isIn = data.membership === 'join' || data.membership === 'invite';
    return [{ ...common, kind: 'membership', person, isIn, isDirect: data.is_direct }];
  });
}

/** An edit says nothing new. */
export function isMessage({
  type,
  state_key: key,
  content,
}: Pick<PushedEvent, 'type' | 'state_key' | 'content'>): boolean {
  const related = relation.safeParse(content).data?.['m.relates_to'].rel_type;
  return saidTypes.has(type) && key === undefined && related !== 'm.replace' && related !== 'm.annotation';
}

function isOfRights({ type, state_key: key }: PushedEvent): boolean {
  return type === 'm.room.power_levels' && key === '';
}

function isMembership({ type, state_key: key }: PushedEvent): boolean {
  return type === 'm.room.member' && key !== undefined;
}

function isRedaction({ type }: PushedEvent): boolean {
  return type === 'm.room.redaction';
}
