import type { HelpTopic } from '@kontor/plugin-api/client';

/** The core's places of daily work. */
export const workHelp: readonly HelpTopic[] = [
  {
    id: 'work.inbox',
    chapter: 'work',
    about: ['/inbox'],
    title: { de: 'Den Eingang abarbeiten', en: 'Work through the inbox' },
    text: {
      de: `Im [Eingang](/inbox) steht, was Sie angeht: Anfragen, Zuweisungen, Erwähnungen. Er ordnet nach Tagen.

- **Erledigen** legt eine Mitteilung ab. Sie bleibt 90 Tage unter „Erledigt“.
- **Später erinnern** legt sie weg, bis die gewählte Zeit kommt.
- Jeder Schritt lässt sich mit **Rückgängig** zurücknehmen.
- Mehreres zu einem Objekt ist eine Zeile: Der Pfeil oder **O** klappt sie auf. Was Sie mit ihr tun, gilt für alles darin. Oben wählen Sie Art und Bereich.
- Sind Sie nicht in Kontor, melden sich auf Wunsch Ihre Geräte oder eine E-Mail, auch als Übersicht ([Mitteilungen](/settings/notifications)). Sind Sie in Kontor, bleibt es dabei.
- In Ihren **Ruhezeiten** ([Mitteilungen](/settings/notifications)) meldet sich nichts; danach steht hier ein Überblick. **Feierabend** beginnt die Ruhe sofort.

Mit der Tastatur:

- **J** und **K** oder die Pfeiltasten gehen von einer zur nächsten, **Eingabe** öffnet.
- **E** erledigt, **U** wechselt zwischen gelesen und ungelesen, **S** legt auf später, **Z** nimmt zurück.
- **X** wählt aus, **Umschalt + Pfeil** wählt mehrere. Danach gelten **E**, **U** und **S** für alle.`,
      en: `The [inbox](/inbox) holds what concerns you: requests, assignments, mentions. It is ordered by day.

- **Mark as done** puts a notification away. It stays under “Done” for 90 days.
- **Remind me later** puts it off until the time you choose.
- Every step can be taken back with **Undo**.
- Several about one object are one line: the arrow or **O** unfolds it. What you do with it holds for all in it. At the top you choose kind and space.
- While you are not in Kontor, your devices or an e-mail call for you if you like, also as a digest ([Notifications](/settings/notifications)). While you are in Kontor, nothing else does.
- In your **quiet hours** ([Notifications](/settings/notifications)) nothing calls for you; afterwards an overview stands here. **End of work** begins the quiet at once.

By keyboard:

- **J** and **K** or the arrow keys go from one to the next, **Enter** opens.
- **E** marks as done, **U** switches between read and unread, **S** puts off, **Z** takes back.
- **X** selects, **Shift + arrow** selects several. **E**, **U** and **S** then hold for all of them.`,
    },
  },
  {
    id: 'work.spaces',
    chapter: 'work',
    about: ['/spaces'],
    title: { de: 'Bereiche finden, beitreten, anlegen', en: 'Find, join and create spaces' },
    text: {
      de: `In einem Bereich arbeitet ein Team oder ein Thema zusammen.

- **Offen:** Sie treten selbst bei.
- **Auf Anfrage:** Sie bitten um Zugang; die Verantwortlichen entscheiden.
- **Verborgen:** Sie sehen ihn erst, wenn jemand Sie aufnimmt.

Ihre Bereiche stehen links in der Leiste. Ihre Reihenfolge ändern Sie über „Meine Bereiche ordnen“: ziehen, oder mit der Tastatur am Griff.

Einen neuen legen Sie unter [Bereiche](/spaces) an. Sie sind dann verantwortlich und nehmen andere auf.`,
      en: `In a space a team or a topic works together.

- **Open:** you join by yourself.
- **On request:** you ask for access; the owners decide.
- **Hidden:** you see it only once somebody adds you.

Your spaces stand in the bar on the left. Change their order with “Put my spaces in order”: by dragging, or by keyboard at the handle.

You create a new one under [Spaces](/spaces). You are its owner then and add others.`,
    },
  },
  {
    id: 'work.groups',
    chapter: 'work',
    about: ['/groups', '/spaces'],
    title: { de: 'Interessengruppen', en: 'Interest groups' },
    text: {
      de: `Laufgruppe, Ersthelfende, Frauennetzwerk: Unter [Gruppen](/groups) finden Sie Menschen mit gemeinsamem Interesse, quer durchs Haus. Eine Gruppe hat Raum, Seiten und Aufgaben wie ein Bereich, spricht aber für keinen Fachdienst.

- **Offen:** ein Druck auf „Beitreten“ genügt. Alle sehen, wer dabei ist.
- **Auf Anfrage:** Die Verantwortlichen lassen Sie hinein. Wer dabei ist, wissen nur die Mitglieder.
- **Gründen** können alle, wenn Ihr Haus es zulässt; Sie verwalten die Gruppe dann.
- **Verlassen** geht jederzeit. Geht die letzte verantwortliche Person, übernimmt, wer am längsten dabei ist.

Ist jemand lange allein in einer Gruppe, bekommt er Bescheid; zwei Wochen später wird sie archiviert.`,
      en: `Running group, first aiders, women’s network: under [Groups](/groups) you find people with a common interest, across all offices. A group has a room, pages and tasks like a space, but speaks for no office.

- **Open:** one press on “Join” is enough. Everybody sees who is there.
- **On request:** the owners let you in. Only members know who is there.
- Everybody can **found** one where the organisation allows it; you look after the group then.
- You can **leave** at any time. When the last owner leaves, whoever has been there longest takes over.

Who has long been alone in a group is told; two weeks later it is archived.`,
    },
  },
  {
    id: 'work.rights',
    chapter: 'work',
    about: ['/spaces', '/administration/spaces'],
    title: { de: 'Wer darf was in einem Bereich?', en: 'Who may do what in a space?' },
    text: {
      de: `- **Lesen:** alles sehen.
- **Mitarbeiten:** außerdem schreiben und ändern.
- **Verwalten:** außerdem aufnehmen, entfernen, archivieren und übergeben.

Aufnehmen können Sie einzelne Personen, eine ganze Organisationseinheit oder eine Gruppe. Bei Einheiten zählt, wer am jeweiligen Tag dort arbeitet: Neue haben gleich Zugang, wer wechselt, verliert ihn.

Ein Unterbereich erbt die Rechte des Bereichs darüber, wenn er nicht geschlossen ist. Ein Zugang kann ein Ende haben, zum Beispiel für ein Projekt.`,
      en: `- **Read:** see everything.
- **Edit:** write and change, too.
- **Own:** add, remove, archive and hand over, too.

You can add single persons, a whole org unit or a group. With units it counts who works there on the day: new colleagues have access at once, those who move on lose it.

A space below another inherits its rights unless it is closed. Access can have an end, for example for a project.`,
    },
  },
  {
    id: 'work.absence',
    chapter: 'work',
    about: ['/settings/absences', '/absences'],
    title: { de: 'Abwesenheit und Vertretung', en: 'Absence and substitute' },
    text: {
      de: `Tragen Sie unter [Abwesenheiten](/settings/absences) ein, von wann bis wann Sie fehlen und wer Sie vertritt, auch für Stunden. Einen Grund nennen Sie nicht.

- In Suche und Verzeichnis steht dann „Abwesend bis …“ und Ihre Vertretung.
- Neue Aufgaben, Erwähnungen, Freigaben und Anfragen an Sie erreichen auch Ihre Vertretung, mit „In Vertretung für …“. Was sie tut, steht mit Ihrem Namen im Verlauf.
- Ist Ihre Vertretung selbst abwesend, springt deren Vertretung ein, sonst die Leitung Ihrer Einheit.
- Zwei Hinweise: einer für Ihre Einheit, einer für alle anderen.
- Alles endet von selbst. Sind Sie früher zurück, genügt **Ich bin wieder da** auf dem Start. Was noch offen ist, liegt dann wieder bei Ihnen allein.

Private Nachrichten sieht Ihre Vertretung nie.`,
      en: `Enter under [Absences](/settings/absences) from when to when you are away and who stands in for you, also for hours. You give no reason.

- Search and directory then say “Away until …” and name your substitute.
- New tasks, mentions, approvals and requests for you reach your substitute, too, with “In place of …”. What they do stands in the history with your name.
- If your substitute is away as well, their substitute stands in, else who leads your unit.
- Two notes: one for your unit, one for everybody else.
- It all ends by itself. If you are back earlier, **I am back** on Home is enough. What is still open is then yours alone again.

Your substitute never sees private messages.`,
    },
  },
];
