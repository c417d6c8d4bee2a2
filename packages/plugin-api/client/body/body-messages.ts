import { defineMessages } from '@kontor/ui/messages';

export const bodyMessages = defineMessages('body', {
  de: { taskDone: 'Erledigt', taskOpen: 'Offen', table: 'Tabelle' },
  en: { taskDone: 'Done', taskOpen: 'Open', table: 'Table' },
});
