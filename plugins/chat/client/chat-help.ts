import type { HelpTopic } from '@kontor/plugin-api/client';

/** How to read and write in rooms. */
export const chatHelp: readonly HelpTopic[] = [
  {
    id: 'chat.rooms',
    chapter: 'work',
    about: ['/chat'],
    title: { de: 'Im Chat schreiben und lesen', en: 'Write and read in the chat' },
    text: {
      de: `Unter [Chat](/chat) stehen die Räume Ihrer Bereiche und Ihre Direktnachrichten. Eine Zahl zeigt, was Sie noch nicht gelesen haben; ob Sie gelesen haben, sieht niemand.

- **Eingabe** sendet, **Umschalt + Eingabe** beginnt eine neue Zeile. \`**fett**\`, \`*kursiv*\`, Listen mit \`- \` und Kästchen mit \`[ ] \` entstehen beim Schreiben; die Knöpfe dafür öffnet das **T**. **Strg + K** macht einen Link. In Listen beginnt Eingabe den nächsten Punkt, **Strg + Eingabe** sendet immer.
- **@** und ein Name erwähnt jemanden, **#** einen Raum. Was Sie begonnen haben, steht auch auf Ihren anderen Geräten. Dateien ziehen Sie in das Feld oder fügen sie ein.
- Zeigen Sie auf eine Nachricht, oder halten Sie sie gedrückt: antworten, im Thread antworten, reagieren, bearbeiten, löschen.
- Ein Bild öffnet sich groß: **←** und **→** führen zum nächsten, **+** und **-** vergrößern und verkleinern. Zu eigenen Dateien schreiben Sie im Menü der Nachricht, was zu sehen ist. PDF-Dateien lesen Sie direkt hier.
- **Melden** im Menü einer Nachricht sagt denen Bescheid, die den Bereich verwalten.
- Mit **↑** und **↓** gehen Sie von Nachricht zu Nachricht.
- Oben in der Liste suchen Sie nach Räumen und Personen. Im Menü eines Raums wählen Sie Favoriten, „ungelesen“ und wovon Sie hören möchten.
- Das **i** im Kopf eines Raums zeigt Thema, Mitglieder und Regeln. Weitere Räume und private Gruppen finden Sie unter [Räume entdecken](/chat/rooms).`,
      en: `Under [Chat](/chat) are the rooms of your spaces and your direct messages. A number shows what you have not read yet; nobody sees whether you have.

- **Enter** sends, **Shift + Enter** begins a new line. \`**bold**\`, \`*italic*\`, lists with \`- \` and boxes with \`[ ] \` appear as you type; **T** opens the buttons for them. **Ctrl + K** makes a link. In lists Enter begins the next item, **Ctrl + Enter** always sends.
- **@** and a name mentions somebody, **#** a room. What you began to write is on your other devices, too. Drag files into the field or paste them.
- Point at a message, or press it long: reply, reply in a thread, react, edit, delete.
- A picture opens large: **←** and **→** lead to the next, **+** and **-** zoom. Of your own files you write in the menu of the message what is to be seen. PDF files are read right here.
- **Report** in the menu of a message tells the owners of the space.
- **↑** and **↓** go from message to message.
- Above the list you search rooms and people. In the menu of a room you choose favourites, “unread”, and what you want to hear of.
- The **i** in the head of a room shows topic, members and rules. More rooms and private groups are under [Discover rooms](/chat/rooms).`,
    },
  },
];
