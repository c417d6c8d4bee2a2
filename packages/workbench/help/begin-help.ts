import type { HelpTopic } from '@kontor/plugin-api/client';

/** The first day, and what holds everywhere. */
export const beginHelp: readonly HelpTopic[] = [
  {
    id: 'begin.first-steps',
    chapter: 'begin',
    about: ['/'],
    title: { de: 'Erste Schritte', en: 'First steps' },
    text: {
      de: `Auf dem **Start** sehen Sie, was für Sie neu ist: wer Ihnen geschrieben hat, was heute fällig ist, welche beobachteten Seiten andere geändert haben, welche Seiten Sie prüfen sollten und wer fehlt. Wo nichts ist, steht nichts. Daneben stehen Ihre Bereiche und was Sie zuletzt geöffnet haben.

1. Ergänzen Sie [Ihr Profil](/people/me), damit Kolleginnen und Kollegen Sie finden.
2. Schützen Sie Ihr Konto mit einem [zweiten Faktor](/settings/security).
3. Treten Sie den [Bereichen](/spaces) bei, in denen Ihr Team arbeitet.
4. Legen Sie fest, [wer Sie vertritt](/settings/absences), wenn Sie nicht da sind.

Alles erreichen Sie über die Suche oben: **Strg + K** auf der Tastatur.`,
      en: `**Home** shows what is new for you: who wrote to you, what is due today, which watched pages others have changed, which pages you should check, and who is away. Where there is nothing, nothing stands. Beside it are your spaces and what you opened last.

1. Complete [your profile](/people/me), so that colleagues find you.
2. Guard your account with a [second factor](/settings/security).
3. Join the [spaces](/spaces) in which your team works.
4. Say [who stands in for you](/settings/absences) when you are away.

The search at the top leads everywhere: **Ctrl + K** on the keyboard.`,
    },
  },
  {
    id: 'begin.search',
    chapter: 'begin',
    about: ['/', '/search'],
    title: { de: 'Suchen und springen', en: 'Search and jump' },
    text: {
      de: `Öffnen Sie die Suche mit **Strg + K** (auf dem Mac **⌘ + K**) oder über das Feld oben.

- Ein Wortanfang genügt. Tippfehler, Umlaute und „ae“ statt „ä“ schaden nicht.
- Gefunden wird auch, was in Kommentaren und in angehängten PDF-, Office- und Textdateien steht.
- **↑** und **↓** wählen, **Eingabe** öffnet.
- Ist das Feld leer, stehen dort Ihre letzten Suchen, die Orte, die Sie zuletzt geöffnet haben, und alle Befehle. Letzte Suchen liegen nur auf diesem Gerät; **✕** vergisst eine, „Alle vergessen“ alle.
- Mit den Schaltflächen unter dem Feld suchen Sie nur nach Personen, Bereichen oder einer anderen Art.
- **Filter** grenzt ein: auf einen Bereich, auf das, was eine Person geschrieben hat, auf eine Zeit, oder „Nur in Titeln“. Wie viel eine Person geschrieben hat, zählt Kontor nicht.
- **Alle Treffer anzeigen** öffnet die [Suche](/search) als Seite. Ihre Adresse lässt sich merken und weitergeben; jeder sieht darin nur, was er sehen darf.
- Ohne Treffer schlägt Kontor eine andere Schreibweise vor und nennt das Amt, das zuständig sein könnte.

Sie finden nur, was Sie sehen dürfen.`,
      en: `Open the search with **Ctrl + K** (**⌘ + K** on a Mac) or with the field at the top.

- The beginning of a word is enough. Typos, umlauts, and “ae” for “ä” do no harm.
- What is written in comments, and in attached PDF, office and text files, is found, too.
- **↑** and **↓** choose, **Enter** opens.
- While the field is empty, it lists your last searches, the places that you opened last, and all commands. Last searches stay on this device alone; **✕** forgets one, “Forget all” all of them.
- The buttons below the field search for people, spaces or another kind alone.
- **Filters** narrow the search down: to a space, to what one person wrote, to a time, or “In titles only”. Kontor does not count how much a person wrote.
- **Show all hits** opens the [search](/search) as a page. Its address can be kept and passed on; everybody sees only what they may see.
- Where nothing is found, Kontor suggests another spelling and names the office that may be in charge.

You find only what you may see.`,
    },
  },
  {
    id: 'begin.keyboard',
    chapter: 'begin',
    about: [],
    title: { de: 'Mit der Tastatur arbeiten', en: 'Work by keyboard' },
    text: {
      de: `Alles geht ohne Maus. Die Taste **?** zeigt alle Tastenkürzel, **F1** diese Hilfe.

- **Tab** geht zum nächsten Bedienelement, **Umschalt + Tab** zurück.
- In Listen bewegen die **Pfeiltasten**, **Eingabe** öffnet.
- **G** und danach **I** führt zum Eingang, **G** und **H** zum Start.
- **Esc** schließt, was sich zuletzt geöffnet hat.
- Der erste **Tab** auf jeder Seite bietet „Zum Inhalt springen“.

Einträge, die sich ziehen lassen, bewegen Sie so: mit **Tab** oder **→** auf den Griff, **Eingabe**, mit **↑** und **↓** an die Stelle, **Eingabe**.`,
      en: `Everything works without a mouse. The key **?** shows all shortcuts, **F1** this help.

- **Tab** goes to the next control, **Shift + Tab** back.
- In lists the **arrow keys** move, **Enter** opens.
- **G** and then **I** leads to the inbox, **G** and **H** to Home.
- **Esc** closes what opened last.
- The first **Tab** on each page offers “Skip to content”.

Entries that can be dragged move like this: to the handle with **Tab** or **→**, **Enter**, to the place with **↑** and **↓**, **Enter**.`,
    },
  },
  {
    id: 'begin.offline',
    chapter: 'begin',
    about: ['/outbox', '/settings/device'],
    title: { de: 'Ohne Verbindung arbeiten', en: 'Work without a connection' },
    text: {
      de: `Bricht die Verbindung ab, steht oben „Keine Verbindung“. Sie können weiterarbeiten:

- Was Sie schon geöffnet hatten, bleibt lesbar, auch nach einem Neustart.
- Personen, Organisationseinheiten und Bereiche finden Sie wie gewohnt, auch mit Tippfehlern.
- Was Sie ändern, liegt auf diesem Gerät und wird übertragen, sobald es geht: [Noch nicht übertragen](/outbox).
- Kontor verbindet sich von selbst wieder und zeigt dann den neuen Stand.

Warten Änderungen noch auf die Verbindung, bleibt das sichtbar, bis der Server sie angenommen hat. Eine abgelehnte Änderung wird Ihnen gezeigt und nicht verworfen.`,
      en: `When the connection is lost, “No connection” stands at the top. You can go on working:

- What you have opened already stays readable, also after a restart.
- You find people, org units and spaces as usual, with typos, too.
- What you change is kept on this device and sent as soon as it can be: [Not sent yet](/outbox).
- Kontor reconnects by itself and then shows the new state.

While changes still wait for the connection, you can see it until the server has taken them. A change that is refused is shown to you and never dropped.`,
    },
  },
  {
    id: 'begin.app',
    chapter: 'begin',
    about: ['/share', '/open', '/settings/device'],
    title: { de: 'Kontor als App, und aus anderen Apps teilen', en: 'Kontor as an app, and sharing from other apps' },
    text: {
      de: `Unter [Dieses Gerät](/settings/device) steht, wie Sie Kontor installieren. Es hat dann ein eigenes Fenster und ein Symbol mit der Zahl der ungelesenen Mitteilungen.

- Wählen Sie in einer anderen App **Teilen** und dann Kontor, und hier, was daraus wird: eine Nachricht, eine Wikiseite oder eine Aufgabe.
- Das geht auch ohne Verbindung. Was Sie geteilt haben, wartet unter [Geteiltes](/share) auf diesem Gerät, bis Sie es einordnen oder verwerfen. Dateien brauchen beim Einordnen eine Verbindung.
- Das Symbol bietet **Neue Nachricht**, **Neue Aufgabe**, **Suchen** und **Mein Tag**: auf dem Telefon lange drücken, am Computer mit der rechten Maustaste.

Beim Abmelden verschwindet auch, was noch auf einen Platz wartet.`,
      en: `[This device](/settings/device) says how you install Kontor. It then has a window of its own and an icon with the number of unread notifications.

- Choose **Share** in another app and then Kontor, and here what becomes of it: a message, a wiki page or a task.
- That works without a connection, too. What you have shared waits under [Shared](/share) on this device until you find a place for it or discard it. Files need a connection for that.
- The icon offers **New message**, **New task**, **Search** and **My day**: press long on a phone, right-click on a computer.

Signing out also removes what still waits for a place.`,
    },
  },
  {
    id: 'begin.shared-computer',
    chapter: 'begin',
    about: [],
    title: { de: 'An einem gemeinsamen Computer', en: 'On a shared computer' },
    text: {
      de: `Benutzen auch andere diesen Computer, sagen Sie das bei der Anmeldung. Dann speichert Kontor nichts auf dem Gerät.

- Melden Sie sich am Ende immer ab: Ihr Bild oben rechts, dann **Abmelden**.
- Haben Sie es vergessen? Unter [Sitzungen](/settings/sessions) beenden Sie jede Anmeldung von einem anderen Gerät aus.`,
      en: `If others use this computer, too, say so when you sign in. Kontor then stores nothing on the device.

- Always sign out at the end: your picture at the top right, then **Sign out**.
- Have you forgotten? Under [Sessions](/settings/sessions) you end any sign-in from another device.`,
    },
  },
  {
    id: 'begin.accessibility',
    chapter: 'begin',
    about: ['/legal/accessibility', '/settings/appearance'],
    title: { de: 'Barrierefreiheit', en: 'Accessibility' },
    text: {
      de: `- **Hoher Kontrast:** unter [Sprache und Darstellung](/settings/appearance), hell oder dunkel. „Wie das Gerät“ folgt der Einstellung Ihres Systems.
- **Vergrößern:** mit **Strg + Plus**. Bis 400 % müssen Sie nichts zur Seite schieben.
- **Bildschirmleser:** Neues wird ruhig angesagt; Überschriften und Bereiche sind benannt.
- **Weniger Bewegung:** Kontor folgt der Einstellung Ihres Systems.

Etwas behindert Sie? [Melden Sie die Barriere](/legal/accessibility). Sie müssen Ihren Namen nicht nennen.`,
      en: `- **High contrast:** under [Language and appearance](/settings/appearance), light or dark. “Like the device” follows your system.
- **Magnify:** with **Ctrl + Plus**. Up to 400 % nothing has to be scrolled sideways.
- **Screen readers:** what is new is announced politely; headings and regions are named.
- **Less motion:** Kontor follows the setting of your system.

Does something get in your way? [Report the barrier](/legal/accessibility). You need not give your name.`,
    },
  },
  {
    id: 'begin.privacy',
    chapter: 'begin',
    about: ['/legal/privacy', '/legal/imprint', '/settings/data', '/administration/staff-council'],
    title: { de: 'Datenschutz', en: 'Privacy' },
    text: {
      de: `- Niemand kann in Kontor auswerten, wie viel oder wann Sie arbeiten. Solche Zahlen gibt es nicht.
- In einen Bereich sehen nur seine Mitglieder. Die Administration verwaltet Konten und sieht nicht hinein.
- Was Sie über sich selbst eintragen, ist freiwillig, und Sie können es wieder entfernen.
- „Zuletzt geöffnet“ auf dem Start steht nur auf diesem Gerät, und nur Sie sehen es.

Was gespeichert wird und wie lange, steht im [Datenschutzhinweis](/legal/privacy).`,
      en: `- Nobody can evaluate in Kontor how much or when you work. There are no such figures.
- Only its members see into a space. Administrators manage accounts and do not see inside.
- What you enter about yourself is voluntary, and you can remove it again.
- “Opened last” on Home is kept on this device alone, and only you see it.

What is stored, and for how long, is in the [privacy notice](/legal/privacy).`,
    },
  },
  {
    id: 'begin.periods',
    chapter: 'begin',
    about: ['/periods'],
    title: { de: 'Nach wie vielen Tagen was gelöscht wird', en: 'After how many days what is deleted' },
    text: {
      de: `[Fristen](/periods) zeigt, wie lange Papierkörbe, erledigte Aufgaben, Chatnachrichten und anderes bleiben: im ganzen Haus und in jedem Ihrer Bereiche. Länger als im Haus bleibt in keinem Bereich etwas.

Sind Sie für einen Bereich verantwortlich, wählen Sie ihn dort aus und kürzen mit **Ändern**. Kontor zählt vorher, was schon so alt ist. Gelöscht wird danach frühestens in sieben Tagen. Angepinnte Nachrichten bleiben, und solche, auf die eine Wikiseite verweist. Für Direktnachrichten und Gruppen bestimmt die Organisation eine eigene Frist, wenn sie will.`,
      en: `[Deletion periods](/periods) shows how long trash, closed tasks, chat messages and other things stay: in the whole organisation and in each of your spaces. Nothing stays longer in a space than in the organisation.

If you own a space, choose it there and shorten with **Change**. Kontor first counts what is that old already. Nothing is deleted by it before seven days have passed. Pinned messages stay, and those to which a wiki page leads back. For direct messages and groups the organisation decides a period of its own, if it wants one.`,
    },
  },
];
