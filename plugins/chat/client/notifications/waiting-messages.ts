import { defineMessages } from '@kontor/ui/messages';

export const waitingMessages = defineMessages('chat-waiting', {
  de: {
    mentionedIn: 'Jemand erwähnt Sie: {room}',
    waiting:
      '{count, plural, one {in # Unterhaltung wartet etwas auf Sie} other {in # Unterhaltungen wartet etwas auf Sie}}',
  },
  en: {
    mentionedIn: 'Somebody mentions you: {room}',
    waiting:
      '{count, plural, one {something waits for you in # conversation} other {something waits for you in # conversations}}',
  },
});
