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

Eine Aufgabe mit Wiederholung legt sich neu an, sobald sie erledigt ist. Das Feld „Wiederholung“ steht in der Aufgabe. Teilaufgaben kommen wieder offen mit, Dateien nicht. Verwerfen Sie die Aufgabe, endet die Wiederholung.`,
      en: `When you add something, say when it is due: “Submit the report next Friday 2 pm !!”. Below the line you see what was understood. One exclamation mark is low, three are high priority. “every Monday” makes the task recur.

If a word belongs to the title, take it back with ×. What is in quotation marks always stays in the title.

A recurring task is added again as soon as it is done. The field “Recurrence” is in the task. Sub-tasks come along, open again; files do not. If you drop the task, it does not come again.`,
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
    id: 'tasks.views',
    chapter: 'work',
    about: ['/tasks'],
    title: { de: 'Tafel, Kalender und Zeitstrahl', en: 'Board, calendar and timeline' },
    text: {
      de: `Jede Liste zeigt ihre Aufgaben auf mehrere Arten. Den Kalender gibt es auch in [Mein Tag](/tasks).

**Kalender:** Jede Aufgabe steht an dem Tag, an dem sie fällig ist; hat sie einen Beginn, reicht sie von dort bis dahin. Ziehen Sie sie auf einen anderen Tag. Mit der Tastatur: Pfeiltasten gehen von Tag zu Tag, die Eingabetaste öffnet den Tag, die Tabulatortaste führt zu seinen Aufgaben, und Umschalt mit den Pfeiltasten legt eine Aufgabe um.

**Zeitstrahl:** Ziehen Sie einen Balken oder seine Enden. Was keinen Termin hat, liegt darunter; ziehen Sie es auf den gewünschten Tag. Linien zeigen, was vorher erledigt sein muss.`,
      en: `Each list shows its tasks in several ways. The calendar is in [My day](/tasks), too.

**Calendar:** Each task stands on the day on which it is due; if it has a start, it reaches from there to then. Drag it to another day. By keyboard: the arrow keys go from day to day, Enter opens the day, Tab leads to its tasks, and Shift with the arrow keys moves a task.

**Timeline:** Drag a bar or its ends. What has no date lies below; drag it to the day you want. Lines show what has to be done before.`,
    },
  },
  {
    id: 'tasks.filters',
    chapter: 'work',
    about: ['/tasks'],
    title: { de: 'Aufgaben filtern und Filter sichern', en: 'Filter tasks and save filters' },
    text: {
      de: `Mit dem Trichter suchen Sie in [Mein Tag](/tasks) oder in einer Liste: nach Wörtern, Zuständigen, Fälligkeit, Priorität, Schlagwort, Abschnitt oder Liste. Der Filter steht in der Adresse; Sie können sie weitergeben.

„Sichern …“ behält ihn unter einem Namen. Er steht dann über den Aufgaben, auf allen Ihren Geräten und auch ohne Verbindung. Nur Sie sehen ihn.`,
      en: `With the funnel you search [My day](/tasks) or a list: by words, assignees, due date, priority, label, section or list. The filter stands in the address, which you can pass on.

“Save …” keeps it under a name. It then stands above the tasks, on all your devices and without a connection, too. Only you see it.`,
    },
  },
  {
    id: 'tasks.bulk',
    chapter: 'work',
    about: ['/tasks'],
    title: { de: 'Mehrere Aufgaben auf einmal ändern, archivieren', en: 'Change several tasks at once, archive' },
    text: {
      de: `„Mehrere Aufgaben auswählen“ oben in der Liste zeigt vor jeder Aufgabe ein Kästchen. Mit Umschalt wählen Sie einen Bereich, mit Strg+A alle. Dann erledigen, zuweisen, verschieben oder löschen Sie sie zusammen. Ein „Rückgängig“ gilt für alle.

Was erledigt ist, legen Sie unter „Erledigt und verworfen“ ins Archiv. „Archiv zeigen“ oder die Suche findet es wieder.`,
      en: `“Select several tasks” at the top of a list shows a box before each task. With Shift you choose a range, with Ctrl+A all. Then finish, assign, move or delete them together. One “Undo” takes all of it back.

File away what is done under “Done and dropped”. “Show archive” or the search finds it again.`,
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
    id: 'tasks.around',
    chapter: 'work',
    about: ['/tasks'],
    title: { de: 'Erinnern, beobachten, aufeinander warten, Dateien', en: 'Reminders, watching, waiting, files' },
    text: {
      de: `Alles Folgende steht in der geöffneten Aufgabe.

**Erinnerungen** sehen nur Sie. Sie kommen in Ihren [Eingang](/inbox) und rücken mit, wenn sich die Frist ändert.

**Wartet auf:** Suchen Sie die Aufgabe, die vorher erledigt sein muss. In der Liste steht dann „wartet auf 1“. Wer die Aufgabe hat, erfährt, wenn die letzte davor erledigt ist.

**Beobachten** steht unter den drei Punkten. Dann erfahren Sie, wenn sich Stand, Frist oder Zuständigkeit ändern oder jemand kommentiert. Was Sie angelegt oder kommentiert haben oder wonach man Sie gefragt hat, beobachten Sie von selbst, bis Sie es beenden.

**Dateien** lesen alle, die die Aufgabe sehen. **Aufwand** schreiben Sie, wie Sie ihn sagen: „2 h 30“ oder „1 Tag“.`,
      en: `All of this is in the opened task.

**Reminders** are seen by you alone. They come to your [inbox](/inbox) and move along when the due date changes.

**Waits for:** Search for the task that has to be done before. The list then says “waits for 1”. Whoever has the task hears when the last one before it is done.

**Watching** is behind the three dots. You then hear when state, due date or assignees change or somebody comments. What you made, commented on or were asked to do you watch by itself, until you stop.

**Files** are read by all who see the task. Write the **estimate** as you say it: “2 h 30” or “1 day”.`,
    },
  },
  {
    id: 'tasks.calendar',
    chapter: 'work',
    about: ['/tasks'],
    title: { de: 'Aufgaben im Kalenderprogramm', en: 'Tasks in your calendar program' },
    text: {
      de: `In [Mein Tag](/tasks) zeigt Ihnen „Kalenderprogramm“ zwei Wege.

**Abgleichen (CalDAV):** Ihr Programm liest und ändert, was Sie zu tun haben; neue Aufgaben von dort stehen in Ihrer eigenen Liste. Es meldet sich mit Ihrem Anmeldenamen und einem [App-Passwort](/settings/app-passwords) für „Kalender (CalDAV)“ an. Wecker und anderes, was Kontor nicht kennt, bleiben erhalten und nur für Sie sichtbar. Erledigtes steht dort noch 90 Tage.

**Fristen abonnieren:** Eine geheime Adresse zeigt Ihre Fristen als Termine, nur zum Lesen. Wer sie kennt, sieht sie auch. Entfernen Sie das App-Passwort, gilt die Adresse nicht mehr.`,
      en: `In [My day](/tasks), “Calendar program” shows you two ways.

**Keeping in step (CalDAV):** Your program reads and changes what you have to do; new tasks from there are in your own list. It signs in with your login and an [app password](/settings/app-passwords) for “Calendar (CalDAV)”. Alarms and other things that Kontor does not know are kept, seen by you only. What is done stays there for 90 more days.

**Subscribing to due dates:** A secret address shows your due dates as appointments, to read only. Whoever knows it sees them, too. Remove the app password and the address ends.`,
    },
  },
];
