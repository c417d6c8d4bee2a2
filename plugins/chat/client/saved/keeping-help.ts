import type { HelpTopic } from '@kontor/plugin-api/client';

/** How to find messages again, keep them, and ask the room. */
export const keepingHelp: readonly HelpTopic[] = [
  {
    id: 'chat.keeping',
    chapter: 'work',
    about: ['/chat', '/chat/saved'],
    title: { de: 'Nachrichten wiederfinden und merken', en: 'Find messages again and keep them' },
    text: {
      de: `- Die **Lupe** oben im Raum sucht in diesem Raum. Was in Räumen Ihrer Bereiche steht, findet auch die Suche von Kontor; Direktnachrichten und Verschlüsseltes findet sie nicht.
- Im Menü des Raums: **Zu einem Tag springen** und **Umfrage starten**.
- Unter **Weitere Aktionen** an einer Nachricht: Link kopieren, anheften, weiterleiten, merken, erinnern.
- [Gemerkte Nachrichten](/chat/saved) sehen nur Sie, auf allen Ihren Geräten. Zur gewünschten Zeit erinnert Sie der [Eingang](/inbox); was in der Nachricht steht, verlässt den Raum dabei nicht.
- **Fotos** verlieren vor dem Senden, wo und womit sie aufgenommen wurden. Videos behalten solche Angaben.`,
      en: `- The **magnifier** at the top of a room searches this room. What is said in rooms of your spaces is found by the search of Kontor, too; direct messages and what is encrypted are not.
- In the menu of the room: **Jump to a day** and **Start a poll**.
- Under **More actions** at a message: copy link, pin, forward, save for later, remind me.
- [Saved messages](/chat/saved) are seen by you alone, on all your devices. At the time you choose the [inbox](/inbox) reminds you; what the message says does not leave the room.
- **Photos** lose where and with what they were taken before they are sent. Videos keep such details.`,
    },
  },
];
