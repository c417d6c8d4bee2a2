import type { HelpTopic } from '@kontor/plugin-api/client';

/** What people can do in the wiki, in their words. */
export const wikiHelp: readonly HelpTopic[] = [
  {
    id: 'wiki.begin',
    chapter: 'work',
    about: ['/wiki'],
    title: { de: 'Wissen im Wiki finden und aufschreiben', en: 'Find and write down knowledge in the wiki' },
    text: {
      de: `Im [Wiki](/wiki) steht, was Ihre Bereiche wissen. Jede Seite gehört zu einem Bereich; links sehen Sie alle seine Seiten als Baum. Mit dem Plus legen Sie eine neue an, auch unter einer anderen.

Mehrere können gleichzeitig an einer Seite schreiben. **Gespeichert** steht erst da, wenn der Server alles sicher hat. Ohne Verbindung schreiben Sie weiter; sobald sie wieder da ist, kommt alles zusammen.

Mit dem Stern merken Sie sich eine Seite. Unter den drei Punkten lassen sich Seiten verschieben, kopieren, beobachten, drucken und in den Papierkorb legen. Was andere an beobachteten Seiten ändern, steht auf dem [Start](/), bis Sie es angesehen haben.`,
      en: `The [wiki](/wiki) holds what your spaces know. Each page belongs to a space; on the left you see all its pages as a tree. The plus creates a new one, also under another.

Several people can write a page at the same time. **Saved** appears only once the server has everything safely. Without a connection you go on writing; as soon as it is back, everything comes together.

The star remembers a page for you. Behind the three dots, pages can be moved, copied, watched, printed and moved to the trash. What others change in pages that you watch is on the [start page](/) until you have seen it.`,
    },
  },
  {
    id: 'wiki.offline',
    chapter: 'work',
    about: ['/wiki', '/settings/device'],
    title: { de: 'Einen Bereich offline behalten', en: 'Keep a space offline' },
    text: {
      de: `Seiten, die Sie geöffnet haben, lassen sich auch ohne Verbindung öffnen und bearbeiten. Mit **Offline behalten** unter dem Seitenbaum gilt das für alle Seiten eines Bereichs, die Sie lesen dürfen, auch für nie geöffnete.

Kontor holt sie im Hintergrund und hält sie aktuell, solange es geöffnet ist und eine Verbindung hat. Was Sie unterwegs schreiben, kommt danach zu den anderen. Eine Seite, die Sie nicht mehr lesen dürfen, verschwindet auch von Ihrem Gerät.

Was behalten wird und wie viel Platz es braucht, steht unter [Dieses Gerät](/settings/device). Beim Abmelden wird alles gelöscht. Auf gemeinsam genutzten Computern gibt es das nicht.`,
      en: `Pages that you have opened can be opened and edited without a connection, too. **Keep offline** below the tree makes that true of all pages of a space that you may read, even of those never opened.

Kontor fetches them in the background and keeps them up to date while it is open and has a connection. What you write on the way reaches the others afterwards. A page that you may no longer read disappears from your device, too.

What is kept and how much room it takes is shown under [This device](/settings/device). Signing out deletes all of it. Shared computers do not offer it.`,
    },
  },
  {
    id: 'wiki.access',
    chapter: 'work',
    about: ['/wiki'],
    title: { de: 'Wer eine Seite lesen darf und wen man fragt', en: 'Who may read a page and whom to ask' },
    text: {
      de: `Eine Seite lesen alle, die ihren Bereich lesen, und schreiben alle, die dort mitarbeiten. Unter **Wer darf lesen und schreiben** lässt sich das enger fassen, nie weiter: auf Personen, Organisationseinheiten oder Gruppen. Die Seiten darunter folgen.

Zu jeder Seite gehört eine Ansprechperson. Sie bestätigt von Zeit zu Zeit, dass noch stimmt, was da steht. Fällt Ihnen etwas Veraltetes auf, melden Sie es mit **Veraltet?**.`,
      en: `A page is read by all who read its space and written by all who edit there. **Who may read and write** makes this narrower, never wider: for people, org units or groups. The pages under it follow.

Each page has somebody to ask. They confirm from time to time that what stands there still holds. If you notice something outdated, report it with **Outdated?**.`,
    },
  },
  {
    id: 'wiki.readings',
    chapter: 'work',
    about: ['/wiki'],
    title: { de: 'Um Kenntnisnahme bitten', en: 'Ask people to confirm reading' },
    text: {
      de: `Hat Ihr Haus es eingeschaltet, steht unter den drei Punkten einer Seite **Um Kenntnisnahme bitten**. Gefragt sind alle, die die Seite lesen dürfen, oder nur Ausgewählte. Sie bekommen eine Mitteilung und klicken auf der Seite **Zur Kenntnis genommen**, auch ohne Verbindung.

Wer bestätigt hat und wer noch nicht, sehen nur die Ansprechperson der Seite und die Verantwortlichen des Bereichs. Dass jemand eine Seite öffnet, wird nirgends festgehalten.

Jede Bestätigung gilt für die Fassung von damals. Ändert sich Wichtiges, bitten Sie erneut. Erinnert wird höchstens zweimal. Die eigene Bestätigung lässt sich zurücknehmen.`,
      en: `If your organisation has switched it on, the three dots of a page have **Ask to confirm reading**. Asked are all who may read the page, or only some. They are notified and press **I have read this** on the page, also without a connection.

Who has confirmed and who has not, only whoever is responsible for the page and the owners of the space see. That somebody opens a page is kept nowhere.

Each confirmation is of the version of that time. If something important changes, ask again. People are reminded twice at most. Your own confirmation can be taken back.`,
    },
  },
  {
    id: 'wiki.transfer',
    chapter: 'work',
    about: ['/wiki'],
    title: { de: 'Seiten importieren und exportieren', en: 'Import and export pages' },
    text: {
      de: `Eine Seite exportieren Sie unter den drei Punkten, auf Wunsch mit allen darunter. Alle Seiten eines Bereichs exportieren Sie unter den drei Punkten am Ende des Baums. Enthalten ist, was Sie selbst lesen dürfen.

- **Word** und **OpenDocument**: ein Dokument zum Weiterschreiben.
- **Webseite**: zum Lesen ohne Kontor.
- **Markdown**: zum Sichern; lässt sich wieder importieren.

Wer im Bereich mitarbeitet, importiert dort auch, am Ende des Baums oder unter den drei Punkten einer Seite: Markdown, HTML und Word, einzeln oder als ZIP mit Bildern. Sie sehen zuerst, welche Seiten entstehen und was fehlt. Importiert wird erst, wenn Sie zustimmen.`,
      en: `A page is exported behind the three dots, with all under it if you wish. All pages of a space are exported behind the three dots at the end of the tree. An export holds what you may read yourself.

- **Word** and **OpenDocument**: one document to go on writing.
- **Web page**: to read without Kontor.
- **Markdown**: to keep; it can be imported again.

Who edits in the space also imports there, at the end of the tree or behind the three dots of a page: Markdown, HTML and Word, alone or as a ZIP with pictures. First you see which pages will be made and what is missing. Nothing is imported before you agree.`,
    },
  },
  {
    id: 'wiki.remarks',
    chapter: 'work',
    about: ['/wiki'],
    title: { de: 'Kommentieren und Änderungen vorschlagen', en: 'Comment and suggest changes' },
    text: {
      de: `Markieren Sie eine Stelle im Text, auch auf Seiten, die Sie nur lesen: Daneben erscheint eine Leiste mit **Kommentieren** und **Änderung vorschlagen**. Mit der Tastatur markieren Sie in solchen Seiten, nachdem Sie mit F7 die Textauswahl des Browsers eingeschaltet haben.

Bei einem Vorschlag schreiben Sie, was stattdessen dastehen soll. Alter und neuer Text stehen dann an der Stelle und in der Spalte daneben. Wer die Seite schreibt, übernimmt den Vorschlag oder lehnt ihn ab; Sie erfahren davon im Eingang. Solange niemand entschieden hat, können Sie ihn zurückziehen. Eigene Kommentare lassen sich mit dem Stift bearbeiten.

Unter den drei Punkten findet **Barrierefreiheit prüfen**, was manche daran hindert, Ihre Seite zu lesen, und führt zu jeder Stelle. Melden Lesende etwas Veraltetes, sehen Sie ihre Hinweise oben auf der Seite und haken sie einzeln ab.`,
      en: `Select something in the text, also on pages that you only read: a bar appears beside it with **Comment** and **Suggest a change**. To select with the keyboard on such pages, first switch on the browser's caret browsing with F7.

For a suggestion, write what should stand there instead. Old and new text then stand in the place and in the column beside it. Whoever writes the page accepts the suggestion or rejects it; you are told in the inbox. As long as nobody has decided, you can withdraw it. The pencil edits your own comments.

Behind the three dots, **Check accessibility** finds what keeps some people from reading your page and leads to each place. If readers report something outdated, you see their reports at the top of the page and deal with them one by one.`,
    },
  },
  {
    id: 'wiki.messages',
    chapter: 'work',
    about: ['/chat', '/wiki'],
    title: { de: 'Aus Nachrichten eine Wikiseite machen', en: 'Make a wiki page of messages' },
    text: {
      de: `Steht im Chat etwas, das bleiben soll, wählen Sie an der Nachricht **Als Seite festhalten**. Nehmen Sie Nachrichten davor und danach dazu, geben Sie einen Titel und sagen Sie, wo die Seite stehen soll.

Auf der Seite stehen die Nachrichten als Zitate, mit Namen, Zeit und einem Link zurück. **Im Raum verlinken** schreibt eine Antwort, die zur Seite führt.

Aus einem verschlüsselten Raum kommt der Text von Ihrem Gerät. Danach lesen ihn alle, die den Bereich lesen.`,
      en: `If something in the chat is to stay, choose **Keep as a page** at the message. Take along messages before and after it, give a title, and say where the page is to stand.

On the page the messages are quotes, with name, time and a link back. **Link it in the room** writes an answer that leads to the page.

From an encrypted room the text comes from your device. Afterwards all who read the space read it.`,
    },
  },
  {
    id: 'wiki.templates',
    chapter: 'work',
    about: ['/wiki'],
    title: { de: 'Mit einer Vorlage beginnen, ein Titelbild setzen', en: 'Begin with a template, set a cover picture' },
    text: {
      de: `**Mit Vorlage beginnen** über dem Seitenbaum zeigt, womit eine Seite anfangen kann: leer, mit einer Vorlage des Bereichs oder mit einer allgemeinen, etwa für ein Protokoll.

Eine eigene Vorlage entsteht aus einer Seite: drei Punkte, **Als Vorlage speichern**. Mit dem Stift in der Auswahl wird sie bearbeitet. Vorlagen stehen nicht im Baum, und die Suche findet sie nicht.

Ein **Titelbild** setzen Sie bei den drei Punkten. Beschreiben Sie, was zu sehen ist, oder geben Sie an, dass es nur Schmuck ist.`,
      en: `**Begin with a template** above the tree shows what a page can begin with: nothing, a template of the space, or a general one, for minutes for example.

A template of your own is made from a page: three dots, **Save as template**. The pencil in the choice edits it. Templates do not stand in the tree, and the search does not find them.

You set a **cover picture** behind the three dots. Describe what it shows, or say that it is decoration only.`,
    },
  },
  {
    id: 'wiki.handover',
    chapter: 'work',
    about: ['/wiki'],
    title: { de: 'Seiten übergeben, wenn jemand geht', en: 'Hand over pages when somebody leaves' },
    text: {
      de: `Unter **Aktualität** unten im Baum steht **Seiten übergeben**. Verantwortliche des Bereichs geben dort alle Seiten einer Person auf einmal an eine andere, auch wenn die Person schon weg ist. Wer geht, kann das vorher für die eigenen Seiten tun.

Vor dem Übergeben steht da, wie viele Seiten es sind. Die neue Ansprechperson bekommt eine Nachricht in den Eingang. Seiten, die sie nicht lesen darf, bleiben, wie sie sind.`,
      en: `**How current** below the tree has **Hand over pages**. Owners of the space give all pages of one person to another there at once, also when that person has left already. Whoever leaves can do so before for their own pages.

Before you hand over, it says how many pages there are. The other person is told in the inbox. Pages that they may not read stay as they are.`,
    },
  },
];
