import type { Tx } from '@kontor/database';
import type { PrivateRoomEvent, ServerHost } from '@kontor/plugin-api/server';
import { directMessage } from './chat-kinds.ts';
import type { DecidingService } from './deciding/deciding-service.ts';
import { notifyMentioned } from './mention-notify.ts';
import { roomRef } from './room-links.ts';
import { deleteMember, findPrivateRooms, putMember } from './waiting/private-member-store.ts';
import type { WaitingService } from './waiting/waiting-service.ts';
import { forgetRoom } from './waiting/waiting-store.ts';

type Host = Pick<ServerHost, 'notifications' | 'people'>;
type Message = Extract<PrivateRoomEvent, { kind: 'message' }>;

/**
 * Keeps in mind who is in direct and private rooms, and tells people in the inbox that somebody wrote to them, or named
 * them in a group. However many messages wait in a room, its entry is one.
 */
export async function followPrivateRooms(
  host: Host,
  { waiting, deciding }: { readonly waiting: WaitingService; readonly deciding: DecidingService },
  tx: Tx,
  events: readonly PrivateRoomEvent[],
): Promise<void> {
  const changed = events.filter(({ kind }) => kind !== 'message' && kind !== 'redaction').map(({ room }) => room);
  await deciding.follow(tx, [...new Set(changed)].sort());
  for (const event of events) {
    if (event.kind === 'rights' || event.kind === 'redaction') continue;
    if (event.kind === 'message') await tell(host, waiting, tx, event);
    else if (event.isIn) await putMember(tx, event);
    else {
      await deleteMember(tx, event.room, event.person);
      await forgetRoom(tx, event.person, event.room);
    }
  }
}

async function tell(host: Host, waiting: WaitingService, tx: Tx, message: Message): Promise<void> {
  const room = (await findPrivateRooms(tx, [message.room])).get(message.room);
  const others = room?.persons.filter((person) => person !== message.by) ?? [];
  if (!room || others.length === 0) return;
  const named = message.named.filter((person) => others.includes(person));
  if (!room.isDirect) return notifyMentioned(host, waiting, tx, { ...message, person: message.by }, named);
  const persons = [
    ...(await waiting.note(tx, message, named, 'mention')),
    ...(await waiting.note(
      tx,
      message,
      others.filter((person) => !named.includes(person)),
      'direct',
    )),
  ];
  const [sender] = await host.people.findPersons(tx, message.by === undefined ? [] : [message.by]);
  const name = sender?.name ?? '';
  await host.notifications.notify(tx, {
    kind: directMessage,
    persons,
    ref: roomRef(message.room),
    text: { de: `${name} hat Ihnen geschrieben.`, en: `${name} wrote to you.` },
    dedupeKey: `${directMessage}:${message.room}`,
    renews: true,
    causedBy: message.by,
  });
}
