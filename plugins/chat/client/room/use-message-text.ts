import type { ChatMessage } from '@kontor/matrix/client';
import { useMessages } from '@kontor/ui';
import { chatMessages } from '../chat-messages.ts';
import { encryptionMessages } from '../encryption/encryption-messages.ts';
import { pollMessages } from '../polls/poll-messages.ts';

/** A message in plain words, for lists and quotes. */
export function useMessageText(): (message: ChatMessage) => string {
  const t = useMessages(chatMessages);
  const tp = useMessages(pollMessages);
  const te = useMessages(encryptionMessages);
  return ({ content }) => {
    switch (content.kind) {
      case 'text':
        return content.text;
      case 'file':
        return t('previewFile', { name: content.file.name });
      case 'poll':
        return `${tp('poll')}: ${content.poll.question}`;
      case 'unreadable':
        return te('preview');
      case 'deleted':
        return t('deleted');
    }
  };
}
