import type { ChatMessage } from '@kontor/matrix/client';
import { Button, CircleAlert, useMessages } from '@kontor/ui';
import { chatMessages } from '../chat-messages.ts';
import type { MessageActions } from './message-actions.ts';

interface FailedViewProps {
  readonly message: ChatMessage;
  readonly actions: MessageActions;
}

/** Below a message that was not sent: what to do about it. */
export function FailedView({ message, actions }: FailedViewProps) {
  const t = useMessages(chatMessages);
  return (
    <div role="status" className="flex flex-wrap items-center gap-2 pt-1 text-xs">
      <span className="flex items-center gap-1 font-medium text-danger">
        <CircleAlert aria-hidden className="size-3.5" />
        {t('notSent')}
      </span>
      <Button size="sm" onPress={() => actions.retry(message)}>
        {t('retry')}
      </Button>
      <Button size="sm" variant="quiet" onPress={() => actions.discard(message)}>
        {t('discard')}
      </Button>
    </div>
  );
}
