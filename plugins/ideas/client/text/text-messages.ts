import { defineMessages } from '@kontor/ui/messages';

export const textMessages = defineMessages('ideas-text', {
  de: { people: 'Personen nennen', hint: 'Mit @ nennen Sie jemanden.' },
  en: { people: 'Name people', hint: 'With @ you name somebody.' },
});
