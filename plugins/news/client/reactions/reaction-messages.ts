import { defineMessages } from '@kontor/ui/messages';

export const reactionMessages = defineMessages('newsReactions', {
  de: {
    add: 'Mit einem Zeichen antworten',
    give: 'Mit {sign} antworten',
    given: '{sign} von {names}',
    more: '{names} und {count, plural, one {einer weiteren Person} other {# weiteren}}',
    signs: 'Zeichen',
    queued: 'Zeichen zu einem Beitrag',
  },
  en: {
    add: 'Answer with a sign',
    give: 'Answer with {sign}',
    given: '{sign} from {names}',
    more: '{names} and {count, plural, one {one more} other {# more}}',
    signs: 'Signs',
    queued: 'Sign on a post',
  },
});
