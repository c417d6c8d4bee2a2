import type { ServerHost } from '@kontor/plugin-api/server';
import { deleteOfPerson } from '@kontor/plugin-api/server';
import { listLaterOf } from './later-store.ts';

/** What is stored about people whose messages wait. */
export function declareLater({ privacy }: Pick<ServerHost, 'privacy'>): void {
  privacy.declare({
    id: 'chat.later',
    title: { de: 'Nachrichten für später', en: 'Messages for later' },
    what: {
      de: 'Nachrichten, die zu einer Zeit gesendet werden, die Sie gewählt haben: ihr Text, der Raum und die Zeit',
      en: 'Messages that are sent at a time that you chose: their text, the room and the time',
    },
    purpose: {
      de: 'Nachrichten senden, auch wenn Ihr Gerät dann aus ist',
      en: 'Sending messages even though your device is off by then',
    },
    basis: 'choice',
    kept: {
      de: 'Bis sie gesendet sind; was nicht gesendet werden konnte, bis Sie es löschen',
      en: 'Until they are sent; what could not be sent, until you delete it',
    },
    seenBy: { de: 'Nur Sie; gesendet, wer im Raum ist', en: 'Only you; once sent, whoever is in the room' },
    places: ['database'],
    erasure: { erase: deleteOfPerson(['chat_later_messages', 'person']) },
    tables: ['chat_later_messages'],
    archive: async (tx, { person }) => ({
      data: (await listLaterOf(tx, person)).map(({ room, thread, text, send_at: sendAt }) => {
        return { room, thread, text, sendAt };
      }),
    }),
  });
}
