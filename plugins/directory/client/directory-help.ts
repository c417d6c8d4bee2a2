import type { HelpTopic } from '@kontor/plugin-api/client';

/** How to find people and offices, and how to be found. */
export const directoryHelp: readonly HelpTopic[] = [
  {
    id: 'directory.find',
    chapter: 'work',
    about: ['/people'],
    title: { de: 'Eine Person finden', en: 'Find a person' },
    text: {
      de: `Unter [Personen](/people) tippen Sie einen Namen, eine Telefonnummer, ein Amt oder eine Aufgabe. Ein Wortanfang genügt: „Wohng“ findet, wer für Wohngeld zuständig ist.

- „Mueler“ findet auch Müller. Kürzel von Ämtern gehen ebenso.
- **Filter** grenzt auf eine Einheit, einen Ort oder Anwesende ein.
- Ist jemand abwesend, steht die Vertretung gleich dabei.
- Unter **Fragen Sie zum Thema** steht, wer für Wiki-Seiten dazu verantwortlich ist.`,
      en: `Under [People](/people) type a name, a telephone number, an office or a task. The beginning of a word is enough: “Wohng” finds who is in charge of Wohngeld.

- “Mueler” finds Müller, too. So do the codes of offices.
- **Filter** narrows it to a unit, a place or those who are present.
- When somebody is away, their substitute is named at once.
- **Ask about this topic** names who is responsible for wiki pages about it.`,
    },
  },
  {
    id: 'directory.org-chart',
    chapter: 'work',
    about: ['/org-units', '/org-chart', '/places'],
    title: { de: 'Das Organigramm lesen', en: 'Read the org chart' },
    text: {
      de: `Das [Organigramm](/org-units) zeigt alle Einheiten als Liste oder [gezeichnet](/org-chart). Öffnen Sie eine, sehen Sie Aufgaben, Öffnungszeiten, Leitung, Personen und die Einheiten darunter. Mit den Pfeiltasten gehen Sie hinein (**→**) und hinaus (**←**); die Zeichnung lässt sich nach Einheiten, Aufgaben, Personen und Funktionen durchsuchen und drucken, auch als PDF. Wer eine Einheit nur für eine Zeit leitet, steht als kommissarisch da. [Standorte](/places) zeigt, welches Amt in welchem Gebäude ist, und wer in welchem Raum sitzt.`,
      en: `The [org chart](/org-units) shows all units as a list or [drawn](/org-chart). Open one to see its tasks, opening hours, manager, people, and the units below. By keyboard the arrow keys go in (**→**) and out (**←**); the drawing can be searched by units, tasks, people and positions, and printed, also as PDF. Who leads a unit for a time only is marked as acting. [Places](/places) shows which office is in which building, and who sits in which room.`,
    },
  },
  {
    id: 'directory.away',
    chapter: 'work',
    about: ['/absences'],
    title: { de: 'Sehen, wer abwesend ist und wer vertritt', en: 'See who is away and who stands in' },
    text: {
      de: `[Wer ist abwesend?](/absences) zeigt für Ihre Einheiten, einen Bereich oder alle, wer heute und an den nächsten Tagen fehlt und wer vertritt. Kommende Abwesenheiten sehen Sie nur von denen, die es Ihnen zeigen. Ihre eigene tragen Sie unter [Abwesenheit](/settings/absences) ein.`,
      en: `[Who is away?](/absences) shows for your units, a space or everybody who is away today and on the days to come, and who stands in. You see absences to come only of those who show them to you. Enter your own under [Absence](/settings/absences).`,
    },
  },
  {
    id: 'directory.profile',
    chapter: 'account',
    about: ['/people/me', '/settings/profile'],
    title: { de: 'Ihr eigener Eintrag', en: 'Your own entry' },
    text: {
      de: `[Ihren Eintrag](/people/me) ergänzen Sie selbst: Foto, Aufgaben, Erreichbarkeit. Name, Amt und Funktion kommen von der Administration.

Bei jedem freiwilligen Feld bestimmen Sie, wer es sieht. Leer lassen ist immer erlaubt.`,
      en: `You complete [your entry](/people/me) yourself: photo, tasks, how to reach you. Name, office and position come from the administrators.

For each voluntary field you decide who sees it. You may always leave it empty.`,
    },
  },
  {
    id: 'directory.import',
    chapter: 'administration',
    about: ['/administration/import'],
    title: { de: 'Personen aus einer Datei übernehmen', en: 'Bring people in from a file' },
    text: {
      de: `Unter [Import](/administration/import) laden Sie eine CSV- oder LDIF-Datei.

1. Datei wählen und Spalten zuordnen.
2. Die Vorschau zeigt, wer neu ist, wer sich ändert und wer geht. Noch ist nichts geschehen.
3. Übernehmen. Dieselbe Datei ein zweites Mal ändert nichts mehr.`,
      en: `Under [Import](/administration/import) you load a CSV or LDIF file.

1. Choose the file and match the columns.
2. The preview shows who is new, who changes and who leaves. Nothing has happened yet.
3. Apply it. The same file a second time changes nothing more.`,
    },
  },
];
