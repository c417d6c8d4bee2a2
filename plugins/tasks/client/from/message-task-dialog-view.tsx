import type { OfferedMessages } from '@kontor/plugin-api/client';
import { Banner, Lead, useMessages } from '@kontor/ui';
import { fromTexts } from './from-messages.ts';
import { NewTaskDialog } from './new-task-form-view.tsx';

/** Offered to the chat, and to what is talked about elsewhere: a message becomes a task. Of what was said only the title leaves the room, as the person left it. */
export function MessageTaskDialog({ messages, chosen, space, isConfidential, onClose }: OfferedMessages) {
  const t = useMessages(fromTexts);
  const message = messages.find(({ id }) => id === chosen);
  if (!message) return null;
  return (
    <NewTaskDialog
      heading={t('asTask')}
      title={message.line}
      source={{ path: message.path, ref: null }}
      space={space}
      onClose={onClose}
    >
      <Lead>{t(message.path.startsWith('/chat/') ? 'messageLead' : 'placeLead')}</Lead>
      {isConfidential && <Banner tone="warning">{t('secret')}</Banner>}
    </NewTaskDialog>
  );
}
