import type { HelpTopic } from '@kontor/plugin-api/client';

/** What people can do around posts: say something, vote, read them elsewhere. */
export const aroundHelp: readonly HelpTopic[] = [
  {
    id: 'news.comments',
    chapter: 'work',
    about: ['/news'],
    title: { de: 'Zu einem Beitrag etwas sagen', en: 'Say something about a post' },
    text: {
      de: `Unter jedem Beitrag stehen die Kommentare. Wer den Beitrag liest, kann etwas dazu schreiben, auf einen Kommentar antworten oder mit einem Zeichen wie 👍 reagieren. Das geht auch ohne Verbindung: Gesendet wird, sobald sie wieder da ist.

- Mit @ und einem Namen erwähnen Sie jemanden. Wer den Beitrag sehen darf, erfährt davon.
- Eigene Kommentare können Sie bearbeiten und löschen. Gibt es Antworten, bleibt eine leere Stelle stehen.
- Auf die E-Mail zu einem Kommentar können Sie einfach antworten.

Wer den Beitrag geschrieben hat, kann die Kommentare schließen. Die Redaktion des Kanals kann einen Kommentar ausblenden; wer ihn geschrieben hat, erfährt die Begründung.`,
      en: `Below each post are its comments. Whoever reads the post can write something about it, answer a comment, or react with a sign such as 👍. That works without a connection, too: it is sent as soon as there is one.

- With @ and a name you mention somebody. Whoever may see the post hears of it.
- You can edit and delete your own comments. Where there are answers, an empty place stays.
- You can simply answer the e-mail about a comment.

Who wrote the post can close its comments. Editors of the channel can hide a comment; who wrote it is told the reason.`,
    },
  },
  {
    id: 'news.polls',
    chapter: 'work',
    about: ['/news'],
    title: { de: 'In einer Umfrage abstimmen', en: 'Vote in a poll' },
    text: {
      de: `Ein Beitrag kann eine Frage mit festen Antworten haben. Solange sie läuft, können Sie Ihre Stimme ändern oder zurücknehmen.

Niemand erfährt, wie Sie abgestimmt haben. Das Ergebnis sehen Sie, wenn Sie abgestimmt haben oder die Umfrage beendet ist, und nur ab fünf Stimmen: Bei weniger ließe sich erraten, wer was gewählt hat. 30 Tage nach dem Ende werden die einzelnen Stimmen gelöscht, die Summen bleiben.

Für anonyme Befragungen mit mehreren Fragen gibt es die Umfragen unter „Aktuelles“.`,
      en: `A post can have one question with fixed answers. As long as it runs you can change your vote or take it back.

Nobody learns how you voted. You see the result once you have voted or the poll is over, and only from five votes on: with fewer one could guess who chose what. 30 days after the end the single votes are deleted and the counts stay.

For anonymous surveys with several questions there are the surveys below “News”.`,
    },
  },
  {
    id: 'news.feeds',
    chapter: 'work',
    about: ['/news'],
    title: { de: 'Beiträge in einem Feed-Leser lesen', en: 'Read posts in a feed reader' },
    text: {
      de: `Unter „Als Feed abonnieren“ erstellen Sie eine geheime Adresse für Ihren Feed-Leser (Atom), für alle Ihre Beiträge oder für einen Kanal. Er sieht, was Sie im Augenblick sehen dürfen. Bilder und Dateien lesen Sie in Kontor.

Wer die Adresse kennt, liest mit. Zurücknehmen können Sie sie jederzeit bei den [App-Passwörtern](/settings/app-passwords).`,
      en: `Under “Subscribe as a feed” you create a secret address for your feed reader (Atom), for all of your posts or for one channel. It sees what you may see at that moment. Pictures and files you see in Kontor.

Whoever knows the address reads along. You can take it back at any time among the [app passwords](/settings/app-passwords).`,
    },
  },
  {
    id: 'news.public',
    chapter: 'work',
    about: ['/news'],
    title: { de: 'Einen Beitrag öffentlich machen', en: 'Make a post public' },
    text: {
      de: `Ist es in den Richtlinien und für den Kanal erlaubt, kann die Redaktion einen Beitrag öffentlich machen. Er steht dann ohne Anmeldung unter /public/news und im öffentlichen Feed.

Öffentlich sind Titel, Text und Bilder. Kommentare, Umfragen, Namen von Verfassenden und Verweise auf Internes sind es nie. Wird der Beitrag zurückgezogen, läuft er ab oder nehmen Sie die Kennzeichnung weg, ist er dort sofort verschwunden.`,
      en: `Where the policies and the channel allow it, editors can make a post public. It can then be read without signing in at /public/news and in the public feed.

Public are title, text and pictures; comments, polls, names of authors and references to internal things never are. Once the post is withdrawn, expires, or you take the mark away, it is gone from there at once.`,
    },
  },
];
