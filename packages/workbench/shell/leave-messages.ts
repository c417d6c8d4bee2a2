import { defineMessages } from '@kontor/ui/messages';

/** What is asked before a form with something unsaved is left. */
export const leaveMessages = defineMessages('leave', {
  de: {
    question: 'Ohne Speichern verlassen?',
    explanation: 'Was Sie auf dieser Seite geändert haben, ist noch nicht gespeichert und geht sonst verloren.',
    leave: 'Änderungen verwerfen',
    stay: 'Hier bleiben',
  },
  en: {
    question: 'Leave without saving?',
    explanation: 'What you changed on this page is not saved yet and would be lost.',
    leave: 'Discard changes',
    stay: 'Stay here',
  },
});
