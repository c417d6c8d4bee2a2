import { defineMessages } from '@kontor/ui/messages';

export const waitingMessages = defineMessages('chat-waiting', {
  de: {
    mentionedIn: 'Jemand erwähnt Sie: {room}',
    homeTitle: 'Nachrichten an Sie',
    toChat: 'Zum Chat',
    wroteToYou: 'hat Ihnen geschrieben',
    wroteIn: 'in {room}',
    homeMore: '{count, plural, one {und eine weitere Unterhaltung} other {und # weitere Unterhaltungen}}',
    waiting:
      '{count, plural, one {in # Unterhaltung wartet etwas auf Sie} other {in # Unterhaltungen wartet etwas auf Sie}}',
  },
  en: {
    mentionedIn: 'Somebody mentions you: {room}',
    homeTitle: 'Messages to you',
    toChat: 'To the chat',
    wroteToYou: 'wrote to you',
    wroteIn: 'in {room}',
    homeMore: '{count, plural, one {and one more conversation} other {and # more conversations}}',
    waiting:
      '{count, plural, one {something waits for you in # conversation} other {something waits for you in # conversations}}',
  },
});
