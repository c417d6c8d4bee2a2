import { defineMessages } from '@kontor/ui/messages';

export const objectMessages = defineMessages('shared-object', {
  de: { hidden: 'Nicht für Sie sichtbar' },
  en: { hidden: 'Not visible to you' },
});
