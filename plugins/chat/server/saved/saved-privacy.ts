import type { ServerHost } from '@kontor/plugin-api/server';
import { deleteOfPerson } from '@kontor/plugin-api/server';
import { listSavedOf } from './saved-store.ts';

/** What is stored about people who save messages. */
export function declareSaved({ privacy }: Pick<ServerHost, 'privacy'>): void {
  privacy.declare({
    id: 'chat.saved',
    title: { de: 'Gemerkte Nachrichten', en: 'Saved messages' },
    what: {
      de: 'Welche Nachrichten Sie sich gemerkt haben und wann Sie daran erinnert werden wollen; nicht, was darin steht',
      en: 'Which messages you saved and when you want to be reminded of them; not what they say',
    },
    purpose: { de: 'Nachrichten wiederfinden', en: 'Finding messages again' },
    basis: 'choice',
    kept: { de: 'Bis Sie sie von der Liste nehmen', en: 'Until you take them off the list' },
    seenBy: { de: 'Nur Sie', en: 'Only you' },
    places: ['database'],
    erasure: { erase: deleteOfPerson(['chat_saved_messages', 'person']) },
    tables: ['chat_saved_messages'],
    archive: async (tx, { person }) => ({
      data: (await listSavedOf(tx, person)).map(({ room, event, saved_at: savedAt, remind_at: remindAt }) => {
        return { room, event, savedAt, remindAt };
      }),
    }),
  });
}
