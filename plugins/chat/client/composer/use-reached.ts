import { type OutgoingText, readMarkdown } from '@kontor/matrix/client';
import { useMessages, useToast } from '@kontor/ui';
import { mostReached } from '../../shared/index.ts';
import { unitsCalled } from '../links/unit-people.ts';
import { useChat } from '../session/chat-context.ts';
import { composerMessages } from './composer-messages.ts';

/**
 * Adds those whom a message calls by their org unit. Nothing where they are too many, or nobody can say who they are: then
 * the person is told, and nothing is sent.
 */
export function useReached(room: string) {
  const t = useMessages(composerMessages);
  const toast = useToast();
  const { chat, session } = useChat();
  return {
    callsUnit: (text: OutgoingText) => unitsOf(text).length > 0,
    complete: async (text: OutgoingText): Promise<OutgoingText | undefined> => {
      const users = await session.units.findIn(chat, room, unitsOf(text)).catch(() => undefined);
      if (users && users.length <= mostReached) return { ...text, reaches: users };
      const words = users ? t('tooManyReached', { count: users.length, most: mostReached }) : t('reachUnknown');
      toast.show({ text: words, tone: 'danger' });
      return undefined;
    },
  };
}

function unitsOf({ text, body = readMarkdown(text) }: OutgoingText): readonly string[] {
  return unitsCalled(body, window.location.origin);
}
