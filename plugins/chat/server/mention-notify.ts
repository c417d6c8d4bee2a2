import type { Tx } from '@kontor/database';
import type { Notifications, ServerHost, SpaceRoomEvent } from '@kontor/plugin-api/server';
import { z } from 'zod';
import { roomRef } from './room-links.ts';

const mentioned = 'chat.mentioned';

/** "User and room mentions": whom a message is for. An edit repeats what was said before. */
const mentions = z.object({
  'm.mentions': z.object({
    user_ids: z.array(z.string()).max(500).catch([]).default([]),
    room: z.boolean().catch(false).default(false),
  }),
  'm.relates_to': z.object({ rel_type: z.string() }).optional().catch(undefined),
});

export function defineMentions(notifications: Notifications): void {
  notifications.defineKind({
    kind: mentioned,
    label: { de: 'Jemand erwähnt Sie in einem Raum', en: 'Somebody mentions you in a room' },
    on: true,
  });
}

/** Tells people in the inbox that somebody named them, where; not what was said. */
export async function notifyMentions(
  host: Pick<ServerHost, 'notifications' | 'homeserver' | 'people' | 'permissions'>,
  tx: Tx,
  events: readonly SpaceRoomEvent[],
): Promise<void> {
  for (const event of events) {
    const { data } = mentions.safeParse(event.content);
    if (event.type !== 'm.room.message' || event.person === undefined || !data) continue;
    if (data['m.relates_to']?.rel_type === 'm.replace') continue;
    const { user_ids: users, room } = data['m.mentions'];
    const named = [...(await host.homeserver.findPersons(tx, users)).values()];
    const persons = new Set([...named, ...(room ? await listAll(host, tx, event) : [])]);
    await notify(host, tx, event, [...persons]);
  }
}

/** Owners alone call the whole room, as in Matrix itself. */
async function listAll(
  { permissions }: Pick<ServerHost, 'permissions'>,
  tx: Tx,
  { person, space }: SpaceRoomEvent,
): Promise<string[]> {
  const holders = await permissions.listPersonsOf(tx, space);
  const isOwner = holders.some((holder) => holder.person === person && holder.role === 'owner');
  return isOwner ? holders.map((holder) => holder.person) : [];
}

async function notify(
  { notifications, people }: Pick<ServerHost, 'notifications' | 'people'>,
  tx: Tx,
  { event, room, person }: SpaceRoomEvent,
  persons: readonly string[],
): Promise<void> {
  if (persons.length === 0) return;
  const [sender] = await people.findPersons(tx, person === undefined ? [] : [person]);
  const name = sender?.name ?? '';
  await notifications.notify(tx, {
    kind: mentioned,
    persons,
    ref: roomRef(room),
    text: { de: `${name} hat Sie in einem Raum erwähnt.`, en: `${name} mentioned you in a room.` },
    dedupeKey: `${mentioned}:${event}`,
    causedBy: person,
  });
}
