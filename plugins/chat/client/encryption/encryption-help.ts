import type { HelpTopic } from '@kontor/plugin-api/client';

/** What encryption protects, and what to do when the key is lost. */
export const encryptionHelp: readonly HelpTopic[] = [
  {
    id: 'chat.encryption',
    chapter: 'work',
    about: ['/chat', '/chat/encryption'],
    title: { de: 'Verschlüsselt schreiben', en: 'Write encrypted messages' },
    text: {
      de: `Direktnachrichten und vertrauliche Gruppen lassen sich Ende-zu-Ende verschlüsseln: Dann lesen nur die Teilnehmenden mit, auch nicht die Verwaltung. Einrichten und Geräte ansehen können Sie unter [Verschlüsselte Nachrichten](/chat/encryption).

- Das **offene Schloss** oben in einer Unterhaltung verschlüsselt sie. Das geht erst, wenn alle darin die Verschlüsselung eingerichtet haben, und es bleibt so.
- Bewahren Sie den **Wiederherstellungsschlüssel** sicher auf. Er öffnet Ihre Nachrichten auf jedem neuen Gerät und nach dem Abmelden.
- Haben Sie ein **bestätigtes Gerät** zur Hand, geht es auch ohne Schlüssel: Beide zeigen sieben Zeichen, Sie vergleichen sie. Ebenso vergewissern Sie sich in einer verschlüsselten Direktnachricht, dass **die andere Person** es wirklich ist.
- Ist er **verloren**, zeigt aber ein bestätigtes Gerät Ihre Nachrichten noch, dann erzeugen Sie dort einen neuen. Sonst beginnen Sie neu; ältere Nachrichten bleiben dann unlesbar.
- Die Suche auf dem Server erreicht verschlüsselte Nachrichten nicht. Wer wann an wen schreibt, und Reaktionen, sieht der Server weiterhin.
- Sie sehen einen Hinweis, wenn sich **Schlüssel anderer ändern**. Fragen Sie dann auf einem anderen Weg nach.`,
      en: `Direct messages and confidential groups can be encrypted end to end: then only those who take part read along, and no administrator does. Set it up and see your devices under [Encrypted messages](/chat/encryption).

- The **open lock** at the top of a conversation encrypts it. This works once everybody in it has set up encryption, and stays.
- Keep the **recovery key** in a safe place. It opens your messages on each new device and after signing out.
- With a **confirmed device** at hand you need no key: both show seven signs, and you compare them. In the same way you make sure in an encrypted direct message that it is really **the other person**.
- If it is **lost** but a confirmed device still shows your messages, make a new one there. Otherwise begin anew; older messages stay unreadable then.
- The search on the server does not reach encrypted messages. Who writes to whom and when, and reactions, the server still sees.
- You are told when the **keys of others change**. Then ask them in another way.`,
    },
  },
];
