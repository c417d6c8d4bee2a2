import { useMessages } from '@kontor/ui';
import { chatMessages } from '../chat-messages.ts';
import { moderationMessages } from './moderation-messages.ts';

interface DeletedProps {
  readonly isByOther: boolean;
  readonly reason: string;
}

/** In the place of a message that is gone: by its author, or by somebody who keeps the room in order and says why. */
export function DeletedView({ isByOther, reason }: DeletedProps) {
  const t = useMessages(chatMessages);
  const tm = useMessages(moderationMessages);
  const text = isByOther ? (reason === '' ? tm('removed') : tm('removedBecause', { reason })) : t('deleted');
  return <p className="text-sm text-muted italic [overflow-wrap:anywhere]">{text}</p>;
}
