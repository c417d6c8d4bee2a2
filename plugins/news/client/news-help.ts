import type { HelpTopic } from '@kontor/plugin-api/client';
import { aroundHelp } from './around-help.ts';

/** What people can do here, in their words. */
export const newsHelp: readonly HelpTopic[] = [
  {
    id: 'news.reading',
    chapter: 'work',
    about: ['/news'],
    title: { de: 'Aktuelles lesen', en: 'Read the news' },
    text: {
      de: `[Aktuelles](/news) zeigt Beiträge, das neueste zuerst. Angeheftete stehen oben, sonst gibt es keine Auswahl durch das Programm.

- **Für Sie**: was für alle ist, was sich an Ihre Stelle, Ihren Ort oder Bereich richtet, und was in [Kanälen](/news/channels) erscheint, denen Sie folgen. **Alle Beiträge** zeigt alles, was Sie lesen dürfen.
- Wer einem Kanal folgt, findet neue Beiträge auch im Eingang.
- Eine Linie zeigt, bis wohin alles neu ist seit Ihrem letzten Besuch. Gespeichert wird nur dieser eine Zeitpunkt, und nur für Sie. Niemand sieht, was Sie gelesen haben.
- Hat ein Beitrag zwei Sprachen, sehen Sie Ihre und können wechseln.
- Was Sie geöffnet haben, bleibt auch ohne Verbindung lesbar.`,
      en: `The [news](/news) show posts, newest first. Pinned ones stand on top; beyond that the program chooses nothing.

- **For you**: what is for everybody, what addresses your office, place or space, and what comes out in [channels](/news/channels) that you follow. **All posts** shows everything that you may read.
- Who follows a channel finds its new posts in the inbox, too.
- A line shows until where all is new since your last visit. Only this one moment is stored, and for you alone. Nobody sees what you have read.
- Where a post has two languages you see yours, and can change it.
- What you have opened can be read without a connection, too.`,
    },
  },
  {
    id: 'news.writing',
    chapter: 'work',
    about: ['/news', '/news/own'],
    title: { de: 'Einen Beitrag schreiben', en: 'Write a post' },
    text: {
      de: `Wer in einem Kanal schreiben darf, beginnt unter [Aktuelles](/news) mit **Beitrag schreiben**. Entwürfe sehen nur Sie und Ihre Mitschreibenden; sie stehen unter [Meine Beiträge](/news/own).

- Titel, Anreißer und Text werden von selbst gespeichert. Mitschreibende arbeiten gleichzeitig am selben Text.
- Beim Veröffentlichen wählen Sie, an wen sich der Beitrag richtet, und sehen, wie viele Personen das sind. Sie können einen Zeitpunkt und einen letzten Tag festlegen.
- **Wichtig** schickt allen, an die sich der Beitrag richtet, eine Mitteilung. Nehmen Sie es selten.
- In manchen Kanälen gibt die Redaktion frei: Sie reichen ein, und der Beitrag erscheint oder kommt mit einer Begründung zurück.
- Eine englische Fassung fügen Sie im Menü hinzu.
- Änderungen an einem erschienenen Beitrag sehen andere erst, wenn Sie die Änderung veröffentlichen. Frühere Fassungen bleiben für Sie lesbar.`,
      en: `Who may write in a channel begins in the [news](/news) with **Write a post**. Drafts are seen only by you and your co-authors; they are among [my posts](/news/own).

- Title, teaser and text are saved by themselves. Co-authors work on the same text at the same time.
- When you publish, you choose whom the post is for and see how many people that is. You can set a moment and a last day.
- **Important** notifies everybody whom the post is for. Use it rarely.
- In some channels the editors approve: you hand in, and the post comes out or comes back with a reason.
- An English version is added in the menu.
- Changes of a post that is out are seen by others only once you publish the change. You can still read earlier versions.`,
    },
  },
  {
    id: 'news.channels',
    chapter: 'administration',
    about: ['/administration/channels'],
    title: { de: 'Kanäle verwalten', en: 'Manage channels' },
    text: {
      de: `Die Administration legt [Kanäle](/administration/channels) an: für ein Thema, eine Stelle oder einen Bereich.

- Die **Redaktion** veröffentlicht, gibt frei, heftet an und zieht zurück. Bei Stellen gehört immer dazu, wer sie leitet; bei Bereichen, wer dort schreiben darf.
- Wer außerdem schreiben darf, kann ohne Freigabe selbst veröffentlichen; mit Freigabe reicht er ein.
- In Kanälen eines Bereichs lesen nur Personen, die zum Bereich gehören.
- Ein archivierter Kanal nimmt nichts Neues mehr auf; seine Beiträge bleiben.`,
      en: `Administrators make [channels](/administration/channels): for a topic, an office or a space.

- The **editors** publish, approve, pin and withdraw. For offices, who leads them is always among them; for spaces, who may write there.
- Who may write besides publishes by themselves where there is no approval; with approval they hand in.
- In channels of a space only people of the space read.
- An archived channel takes nothing new; its posts stay.`,
    },
  },
  ...aroundHelp,
];
