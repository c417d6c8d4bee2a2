import { defineMessages } from '@kontor/ui/messages';

export const objectMessages = defineMessages('wikiObject', {
  de: { hidden: 'Nicht für Sie sichtbar' },
  en: { hidden: 'Not visible to you' },
});
