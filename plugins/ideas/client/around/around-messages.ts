import { defineMessages } from '@kontor/ui/messages';

export const aroundMessages = defineMessages('ideas-around', {
  de: {
    title: 'Ideen und Dank',
    waiting: 'Wartet auf Ihre Antwort',
    answered: 'Antwort auf Ihre Idee',
    asked: '{name} dankt Ihnen: Dürfen es andere sehen?',
    all: 'Alles ansehen',
    decided: 'Zuletzt entschieden',
    thanks: 'Zuletzt bedankt',
    from: '{from} an {to}',
    gone: 'Jemand',
  },
  en: {
    title: 'Ideas and thanks',
    waiting: 'Waits for your answer',
    answered: 'Answer to your idea',
    asked: '{name} thanks you: may others see it?',
    all: 'See everything',
    decided: 'Decided last',
    thanks: 'Thanked last',
    from: '{from} to {to}',
    gone: 'Somebody',
  },
});
