import type { ServerHost } from '@kontor/plugin-api/server';
import { staysUnnamed } from '@kontor/plugin-api/server';
import { createMessages } from '../migrations/20261126-1910-create-messages.ts';
import { provideMessageFiles } from './message-files.ts';
import { keepMessages } from './message-keeping.ts';
import { messageLinks } from './message-links.ts';
import { messageSearch } from './message-search.ts';
import { listMessagesOf } from './message-store.ts';

/** All of the server's part of messages that are found. */
export function provideMessages(host: ServerHost): void {
  host.migrations.add(createMessages);
  host.homeserver.onRoomEvents((tx, events) => keepMessages(host, tx, events));
  host.search.provide(messageSearch(host));
  host.links.provide(messageLinks(host));
  provideMessageFiles(host);
  host.privacy.declare({
    id: 'chat.messages',
    title: { de: 'Nachrichten in Räumen von Bereichen', en: 'Messages in rooms of spaces' },
    what: {
      de: 'Was Sie in Räumen von Bereichen schreiben und wann, und was in Dateien steht, die Sie dort senden, damit es gefunden wird; aus Direktnachrichten und verschlüsselten Räumen nur, wann geschrieben wurde, für die Löschfrist, und nicht, von wem',
      en: 'What you write in rooms of spaces and when, and what is written in files that you send there, so that it is found; of direct messages and encrypted rooms only when something was written, for its period, and not by whom',
    },
    purpose: { de: 'Die gemeinsame Suche', en: 'The common search' },
    basis: 'work',
    kept: async (tx) => {
      const period = await host.periods.tell(tx, 'chat.messages');
      return {
        de: `Bis die Nachricht gelöscht wird, spätestens: ${period.de}`,
        en: `Until the message is deleted, at the latest: ${period.en}`,
      };
    },
    seenBy: { de: 'Wer den Bereich lesen darf', en: 'Whoever may read the space' },
    places: ['database', 'search'],
    erasure: { unnamed: staysUnnamed },
    tables: ['chat_messages', 'chat_message_files', 'chat_message_ages'],
    archive: async (tx, { person }) => ({
      data: (await listMessagesOf(tx, person)).map(({ room, event, sent_at: sentAt, text }) => {
        return { room, event, sentAt, text };
      }),
    }),
  });
}
