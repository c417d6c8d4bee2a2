import { defineMessages } from '@kontor/ui/messages';

export const personPickerMessages = defineMessages('person-picker', {
  de: {
    placeholder: 'Name',
    hint: 'Tippen Sie einen Namen oder einen Teil davon.',
    searching: 'Wird gesucht …',
    nobody: 'Niemand gefunden',
  },
  en: {
    placeholder: 'Name',
    hint: 'Type a name or a part of it.',
    searching: 'Searching …',
    nobody: 'Nobody found',
  },
});
