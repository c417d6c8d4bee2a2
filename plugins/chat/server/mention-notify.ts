import type { Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { ServerHost, SpaceRoomEvent } from '@kontor/plugin-api/server';
import { z } from 'zod';
import { mentioned } from './chat-kinds.ts';
import { messageRef } from './messages/message-ref.ts';
import { roomRef } from './room-links.ts';
import type { WaitingService } from './waiting/waiting-service.ts';

/** "User and room mentions": whom a message is for. An edit repeats what was said before. */
const mentions = z.object({
  'm.mentions': z.object({
    user_ids: z.array(z.string()).max(500).catch([]).default([]),
    room: z.boolean().catch(false).default(false),
  }),
  'm.relates_to': z.object({ rel_type: z.string(), event_id: z.string().optional() }).optional().catch(undefined),
});

/** Tells people in the inbox that somebody named them, where; not what was said. */
export async function notifyMentions(
  host: Pick<ServerHost, 'notifications' | 'homeserver' | 'people' | 'permissions'>,
  waiting: WaitingService,
  tx: Tx,
  events: readonly SpaceRoomEvent[],
): Promise<void> {
  for (const event of events) {
    const { data } = mentions.safeParse(event.content);
    if (event.type !== 'm.room.message' || event.person === undefined || !data) continue;
    if (data['m.relates_to']?.rel_type === 'm.replace') continue;
    const { user_ids: users, room } = data['m.mentions'];
    const named = [...(await host.homeserver.findPersons(tx, users)).values()];
    const meant = [...new Set([...named, ...(room ? await listAll(host, tx, event) : [])])];
    const held = await host.permissions.findTokens(tx, meant);
    const persons = meant.filter((person) => held.get(person)?.has(`space:${event.space}`));
    const relation = data['m.relates_to'];
    const thread = relation?.rel_type === 'm.thread' ? relation.event_id : undefined;
    await notifyMentioned(host, waiting, tx, { ...event, replyTo: messageRef(thread ?? event.event) }, persons);
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

/** Tells those who may see the room that they were named in it. */
export async function notifyMentioned(
  { notifications, people }: Pick<ServerHost, 'notifications' | 'people'>,
  waiting: WaitingService,
  tx: Tx,
  message: {
    readonly event: string;
    readonly room: string;
    readonly at: Date;
    readonly person: string | undefined;
    /** The message whose thread an answer by mail stands in. */
    readonly replyTo?: Ref;
  },
  persons: readonly string[],
): Promise<void> {
  const { event, room, person, replyTo } = message;
  const others = persons.filter((each) => each !== person);
  if (others.length === 0) return;
  const wanting = await waiting.note(tx, { room, event, at: message.at, by: person }, others, 'mention');
  const [sender] = await people.findPersons(tx, person === undefined ? [] : [person]);
  const name = sender?.name ?? '';
  await notifications.notify(tx, {
    kind: mentioned,
    persons: wanting,
    ref: roomRef(room),
    text: { de: `${name} hat Sie in einem Raum erwähnt.`, en: `${name} mentioned you in a room.` },
    dedupeKey: `${mentioned}:${event}`,
    causedBy: person,
    ...(replyTo !== undefined && { replyTo }),
  });
}
