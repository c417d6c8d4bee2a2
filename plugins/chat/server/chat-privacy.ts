import type { Privacy } from '@kontor/plugin-api/server';
import { deleteOfPerson } from '@kontor/plugin-api/server';
import { listDecidedBy } from './deciding/deciding-store.ts';
import { listPrivateRoomsOf } from './waiting/private-member-store.ts';
import { listQuietRooms, listWaiting } from './waiting/waiting-store.ts';

/** What the chat stores about people beside Matrix, as they are told it and as their archive gets it. */
export function declareChat(privacy: Privacy): void {
  privacy.declare({
    id: 'chat.waiting',
    title: { de: 'Unterhaltungen und was in ihnen wartet', en: 'Conversations, and what waits in them' },
    what: {
      de: 'In welchen Unterhaltungen Sie sind, welche davon Sie verwalten, wo etwas Ungelesenes für Sie wartet, und wovon Sie nicht hören möchten; nicht, was geschrieben wurde, und nicht, wann Sie etwas gelesen haben',
      en: 'In which conversations you are, which of them you manage, where something unread waits for you, and what you do not want to hear of; not what was written, and not when you read anything',
    },
    purpose: {
      de: 'Ihnen im Eingang sagen, dass jemand Ihnen geschrieben hat',
      en: 'Telling you in the inbox that somebody wrote to you',
    },
    basis: 'work',
    kept: {
      de: 'Solange Sie in der Unterhaltung sind; was wartet, bis Sie es gelesen haben',
      en: 'As long as you are in the conversation; what waits, until you have read it',
    },
    seenBy: {
      de: 'Nur Sie; wer mit Ihnen in der Unterhaltung ist, sieht Sie dort',
      en: 'Only you; who is in the conversation with you sees you there',
    },
    places: ['database'],
    erasure: {
      erase: deleteOfPerson(
        ['chat_private_members', 'person'],
        ['chat_room_deciding', 'person'],
        ['chat_waiting', 'person'],
        ['chat_waiting', 'by'],
        ['chat_quiet_rooms', 'person'],
      ),
    },
    tables: ['chat_private_members', 'chat_room_deciding', 'chat_rooms_to_read', 'chat_waiting', 'chat_quiet_rooms'],
    archive: async (tx, { person }) => ({
      data: {
        rooms: await listPrivateRoomsOf(tx, person),
        managed: (await listDecidedBy(tx, person)).map(({ room }) => room),
        waiting: await listWaiting(tx, person),
        quiet: await listQuietRooms(tx, person),
      },
    }),
  });
}
