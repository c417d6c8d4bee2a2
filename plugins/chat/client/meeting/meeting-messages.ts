import { defineMessages } from '@kontor/ui/messages';

export const meetingMessages = defineMessages('chat-meeting', {
  de: {
    start: 'Besprechung beginnen',
    title: 'Besprechung beginnen?',
    text: 'Alle in diesem Raum sehen den Link zur Besprechung und können teilnehmen.',
    invite: 'Besprechung: {address}',
    failed: 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.',
  },
  en: {
    start: 'Begin a meeting',
    title: 'Begin a meeting?',
    text: 'Everybody in this room sees the link to the meeting and can take part.',
    invite: 'Meeting: {address}',
    failed: 'That did not work. Please try again.',
  },
});
