import { defineMessages } from '@kontor/ui/messages';

export const suggestMessages = defineMessages('editor.suggest', {
  de: {
    block: 'Einfügen',
    person: 'Person nennen',
    object: 'Verweis einfügen',
    emoji: 'Emoji',
    count: '{count, plural, one {# Vorschlag} other {# Vorschläge}}, Pfeiltasten wählen aus',
  },
  en: {
    block: 'Insert',
    person: 'Name a person',
    object: 'Insert a reference',
    emoji: 'Emoji',
    count: '{count, plural, one {# suggestion} other {# suggestions}}, choose with the arrow keys',
  },
});
