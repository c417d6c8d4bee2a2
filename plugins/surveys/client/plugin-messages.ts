import { defineMessages } from '@kontor/ui/messages';

/** What is always loaded. */
export const pluginMessages = defineMessages('surveys-plugin', {
  de: { surveys: 'Umfragen', planned: 'geplant', open: 'offen', ended: 'beendet' },
  en: { surveys: 'Surveys', planned: 'planned', open: 'open', ended: 'over' },
});
