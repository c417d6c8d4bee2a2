import { defineMessages } from '@kontor/ui/messages';

export const desktopMessages = defineMessages('workbench-desktop', {
  de: {
    answer: 'Antworten …',
    markRead: 'Gelesen',
    queued: 'Antwort auf eine Mitteilung',
    notSent: 'Ihre Antwort wurde nicht gesendet: {reason}',
    copy: 'Text kopieren',
  },
  en: {
    answer: 'Answer …',
    markRead: 'Read',
    queued: 'Answer to a notification',
    notSent: 'Your answer was not sent: {reason}',
    copy: 'Copy text',
  },
});
