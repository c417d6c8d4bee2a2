import type { HelpTopic } from '@kontor/plugin-api/client';

/** What people can do with tasks, in their words. */
export const tasksHelp: readonly HelpTopic[] = [
  {
    id: 'tasks.begin',
    chapter: 'work',
    about: ['/tasks'],
    title: { de: 'Aufgaben im Blick behalten', en: 'Keep track of tasks' },
    text: {
      de: `Unter [Mein Tag](/tasks) steht alles, was Sie zu tun haben: was man Ihnen oder Ihrer Organisationseinheit zugewiesen hat, was Sie in Vertretung übernehmen, und Ihre eigenen Aufgaben. Das Dringendste steht oben.

Haken Sie ab, was erledigt ist. Wer Sie gefragt hat, erfährt es. Das geht auch ohne Verbindung: Gesendet wird, sobald sie wieder da ist.

Werden Sie um etwas gebeten, nehmen Sie an, lehnen Sie mit einem Grund ab oder geben Sie die Aufgabe weiter.`,
      en: `[My day](/tasks) holds all that you have to do: what was assigned to you or your org unit, what you take on as a substitute, and your own tasks. The most pressing comes first.

Tick off what is done. Whoever asked you hears of it. That works without a connection, too: it is sent as soon as there is one.

If you are asked for something, accept it, decline it with a reason, or pass it on.`,
    },
  },
  {
    id: 'tasks.typing',
    chapter: 'work',
    about: ['/tasks'],
    title: {
      de: 'Termin, Priorität und Wiederholung einfach dazuschreiben',
      en: 'Type the date, priority and recurrence',
    },
    text: {
      de: `Schreiben Sie beim Hinzufügen dazu, wann etwas fällig ist: „Bericht abgeben nächsten Freitag 14 Uhr !!“. Unter der Zeile steht, was verstanden wurde. Ein Ausrufezeichen heißt niedrige, drei heißen hohe Priorität. „jeden Montag“ wiederholt die Aufgabe.

Gehört ein Wort zum Titel, nehmen Sie das Verstandene mit × zurück. Was in Anführungszeichen steht, bleibt immer im Titel.

Eine Aufgabe mit Wiederholung legt sich neu an, sobald sie erledigt ist. Das Feld „Wiederholung“ steht in der Aufgabe. Verwerfen Sie die Aufgabe, endet die Wiederholung.`,
      en: `When you add something, say when it is due: “Submit the report next Friday 2 pm !!”. Below the line you see what was understood. One exclamation mark is low, three are high priority. “every Monday” makes the task recur.

If a word belongs to the title, take it back with ×. What is in quotation marks always stays in the title.

A recurring task is added again as soon as it is done. The field “Recurrence” is in the task. If you drop the task, it does not come again.`,
    },
  },
  {
    id: 'tasks.lists',
    chapter: 'work',
    about: ['/tasks'],
    title: { de: 'Aufgabenlisten und wer sie sieht', en: 'Task lists and who sees them' },
    text: {
      de: `Eine Liste gehört einem Bereich, einer Organisationseinheit oder Ihnen allein. Wer den Bereich liest, liest auch seine Listen; wer dort mitarbeitet, ändert sie. Die Liste einer Organisationseinheit sehen nur ihre Mitglieder, Ihre eigene nur Sie.

Verantwortliche engen eine Liste ein: Im Menü der Liste wählen Sie „Wer darf lesen und ändern“. Ein Schloss zeigt, dass nicht alle sie sehen oder ändern.

Weisen Sie jemandem eine Aufgabe zu, sieht diese Person die Aufgabe, aber nicht den Rest der Liste.`,
      en: `A list belongs to a space, to an org unit, or to you alone. Whoever reads the space reads its lists, and whoever edits there changes them. The list of an org unit is seen by its members only, your own by you only.

Those in charge narrow a list: choose “Who may read and change” in its menu. A lock says that not everybody sees or changes it.

If you assign a task to somebody, they see the task, but not the rest of the list.`,
    },
  },
  {
    id: 'tasks.fields',
    chapter: 'work',
    about: ['/tasks'],
    title: { de: 'Eigene Felder und Vorlagen für Listen', en: 'Fields and templates of lists' },
    text: {
      de: `Verantwortliche geben einer Liste **Felder**, zum Beispiel ein Aktenzeichen: im Menü der Liste unter „Felder“. Es gibt Text, Zahl, Datum, Auswahl, Ja oder nein und Link. Ein entferntes Feld lässt sich 30 Tage lang zurückholen, mit seinen Werten.

Verschieben Sie eine Aufgabe, behält sie, was die andere Liste unter gleichem Namen auch hat. Was verloren geht, steht vorher da.

„Als Vorlage speichern“ merkt sich Abschnitte, Felder und Aufgaben einer Liste, für Sie, für einen Bereich oder, in der Administration, für alle. Unter „Neue Liste“ wählen Sie die Vorlage und den Beginn: Die Fristen zählen von diesem Tag an.`,
      en: `Those in charge give a list **fields**, such as a file number: in its menu, under “Fields”. There are text, number, date, choice, yes or no, and link. A field that was removed can be brought back for 30 days, with its values.

If you move a task, it keeps what the other list has by the same name. What will be lost is said before.

“Save as a template” remembers the sections, fields and tasks of a list, for you, for a space or, for administrators, for everybody. Under “New list” you choose the template and the beginning: due dates count from that day on.`,
    },
  },
  {
    id: 'tasks.csv',
    chapter: 'work',
    about: ['/tasks'],
    title: { de: 'Aufgaben aus Tabellen und in Tabellen', en: 'Tasks from and to spreadsheets' },
    text: {
      de: `„Als CSV speichern“ im Menü der Liste gibt Ihnen alle Aufgaben mit allen Feldern.

„CSV einlesen“ macht aus jeder Zeile eine Aufgabe. Vorher sehen Sie, was entsteht, was sich ändert und welche Zeilen nicht passen; solange eine nicht passt, wird nichts übernommen. Die Spalten erkennt Kontor an ihren Namen, deutsch oder englisch, und Sie können sie ändern.

Behalten Sie die Spalte „Kennung“: Dann ändert dieselbe Datei beim nächsten Mal die Aufgaben, statt sie noch einmal anzulegen.`,
      en: `“Save as CSV” in the menu of a list gives you all tasks with all fields.

“Read a CSV file” makes a task of each line. Before, you see what is new, what changes and which lines do not fit; as long as one does not, nothing is taken. Columns are known by their names, German or English, and you can change them.

Keep the column “ID”: then the same file changes the tasks next time instead of making them once more.`,
    },
  },
  {
    id: 'tasks.from',
    chapter: 'work',
    about: ['/tasks', '/chat', '/wiki'],
    title: { de: 'Aus einer Nachricht oder Seite eine Aufgabe machen', en: 'Turn a message or a page into a task' },
    text: {
      de: `Wählen Sie im Menü einer Nachricht „Als Aufgabe“. Auf einer Seite steht neben jedem Aufgabenpunkt ein Knopf, mit dem Sie ihn verfolgen. Sie bestimmen Liste, Zuständige und Fälligkeit; bei der Liste steht, wer die Aufgabe sieht.

Die Aufgabe führt zu genau dieser Stelle zurück. Dort steht, wie weit sie ist, aber nur für Personen, die die Aufgabe sehen.

Auf einer Seite bleibt der Text bei der Seite: Ändern Sie ihn dort, heißt auch die Aufgabe so. Wer die Aufgabe erledigt, hakt sie auf der Seite ab, und umgekehrt. Ein Haken auf der Seite kommt nach wenigen Sekunden in der Liste an.`,
      en: `Choose “As a task” in the menu of a message. On a page, a button beside each task item tracks it. You say in which list, who is to do it and until when; the list says who sees the task.

The task leads back to exactly that place. How far it is stands there, but only for people who see the task.

On a page the text stays with the page: change it there, and the task is called so, too. Whoever finishes the task ticks it off on the page, and the other way round. A tick on the page reaches the list after some seconds.`,
    },
  },
  {
    id: 'tasks.calendar',
    chapter: 'work',
    about: ['/tasks'],
    title: { de: 'Aufgaben im Kalenderprogramm', en: 'Tasks in your calendar program' },
    text: {
      de: `In [Mein Tag](/tasks) zeigt Ihnen „Kalender“ zwei Wege.

**Abgleichen (CalDAV):** Ihr Programm liest und ändert, was Sie zu tun haben; neue Aufgaben von dort stehen in Ihrer eigenen Liste. Es meldet sich mit Ihrem Anmeldenamen und einem [App-Passwort](/settings/app-passwords) für „Kalender (CalDAV)“ an. Wecker und anderes, was Kontor nicht kennt, bleiben erhalten und nur für Sie sichtbar. Erledigtes steht dort noch 90 Tage.

**Fristen abonnieren:** Eine geheime Adresse zeigt Ihre Fristen als Termine, nur zum Lesen. Wer sie kennt, sieht sie auch. Entfernen Sie das App-Passwort, gilt die Adresse nicht mehr.`,
      en: `In [My day](/tasks), “Calendar” shows you two ways.

**Keeping in step (CalDAV):** Your program reads and changes what you have to do; new tasks from there are in your own list. It signs in with your login and an [app password](/settings/app-passwords) for “Calendar (CalDAV)”. Alarms and other things that Kontor does not know are kept, seen by you only. What is done stays there for 90 more days.

**Subscribing to due dates:** A secret address shows your due dates as appointments, to read only. Whoever knows it sees them, too. Remove the app password and the address ends.`,
    },
  },
];
