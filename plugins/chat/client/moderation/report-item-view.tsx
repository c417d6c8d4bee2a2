import type { ChatMessage } from '@kontor/matrix/client';
import { Flag, MenuItem, useMessages } from '@kontor/ui';
import type { MessageActions } from '../room/message-actions.ts';
import { moderationMessages } from './moderation-messages.ts';

interface ReportItemProps {
  readonly message: ChatMessage;
  readonly actions: MessageActions;
}

/** In the menu of what others wrote. */
export function ReportItem({ message, actions }: ReportItemProps) {
  const t = useMessages(moderationMessages);
  if (message.isOwn) return null;
  return (
    <MenuItem icon={Flag} onAction={() => actions.open('report', message)}>
      {t('report')}
    </MenuItem>
  );
}
