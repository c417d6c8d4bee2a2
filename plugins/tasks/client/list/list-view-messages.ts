import { defineMessages } from '@kontor/ui/messages';

/** What is said about the views of a list beside its tasks. */
export const listViewMessages = defineMessages('tasksListView', {
  de: {
    calendar: 'Kalender',
    timeline: 'Zeitstrahl',
    archived: 'Archiv',
    showArchive: 'Archiv zeigen',
    hideArchive: 'Archiv verlassen',
    emptyArchive: 'Das Archiv ist leer',
    emptyArchiveHelp: 'Erledigtes, das Sie archivieren, finden Sie hier und über die Suche wieder.',
    archiveDone: 'Erledigte archivieren',
    selectLong: 'Auswählen können Sie die gezeigten Aufgaben. Für andere filtern Sie die Liste.',
  },
  en: {
    calendar: 'Calendar',
    timeline: 'Timeline',
    archived: 'Archive',
    showArchive: 'Show archive',
    hideArchive: 'Leave archive',
    emptyArchive: 'The archive is empty',
    emptyArchiveHelp: 'What is done and archived is found here again, and by the search.',
    archiveDone: 'Archive what is done',
    selectLong: 'You can select the tasks shown. For others, filter the list.',
  },
});
