import { parseRef } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { beginningOf, type SearchProvider, type ServerHost, staleAfter } from '@kontor/plugin-api/server';
import { messageChanged, messageSent } from '../../shared/index.ts';
import { messagePath } from '../room-links.ts';
import { messageRef } from './message-ref.ts';
import { findMessages, listMessageIds, type MessageRow } from './message-store.ts';

type Host = Pick<ServerHost, 'homeserver' | 'people'>;

/**
 * What is said in rooms of spaces is found by its words, by whoever may read the space now: whoever was removed finds
 * nothing any more. Not by who said it: nobody is to be looked through.
 */
export function messageSearch(host: Host): SearchProvider {
  return {
    noun: 'chat/message',
    type: 'message',
    async readDocuments(tx, refs) {
      const rows = await findMessages(
        tx,
        refs.map((ref) => parseRef(ref)?.id ?? ''),
      );
      const [rooms, names] = [await roomsOf(host, tx, rows), await namesOf(host, tx, rows)];
      return rows.flatMap(({ event, room, sender, sent_at: sentAt, text }) => {
        const found = rooms.get(room);
        if (!found || text.trim() === '') return [];
        const subtitle = [names.get(sender ?? ''), found.name].filter(Boolean).join(' · ');
        return [
          {
            ref: messageRef(event),
            type: 'message',
            title: beginningOf(text),
            ...(beginningOf(text) !== text.trim() && { body: text }),
            audience: [`space:${found.space}`],
            facets: { space: [found.space] },
            ...(sender !== null && { authors: [sender] }),
            data: { subtitle, path: messagePath(room, event) },
            updatedAt: sentAt.toISOString(),
          },
        ];
      });
    },
    async listRefs(tx, after, limit) {
      return (await listMessageIds(tx, after && parseRef(after)?.id, limit)).map(messageRef);
    },
    staleAfter: [
      staleAfter(messageSent, (_tx, event) => [messageRef(event.payload.event)]),
      staleAfter(messageChanged, (_tx, event) => [messageRef(event.payload.event)]),
    ],
  };
}

export async function roomsOf({ homeserver }: Pick<Host, 'homeserver'>, tx: Tx, rows: readonly MessageRow[]) {
  const rooms = await homeserver.findRooms(tx, [...new Set(rows.map(({ room }) => room))]);
  return new Map(rooms.map((room) => [room.room, room]));
}

export async function namesOf({ people }: Pick<Host, 'people'>, tx: Tx, rows: readonly MessageRow[]) {
  const senders = [...new Set(rows.flatMap(({ sender }) => sender ?? []))];
  return new Map((await people.findPersons(tx, senders)).map(({ id, name }) => [id, name]));
}
