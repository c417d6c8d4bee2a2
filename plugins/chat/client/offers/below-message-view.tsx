import type { ChatMessage } from '@kontor/matrix/client';
import { SlotView } from '@kontor/plugin-api/client';
import type { MessageActions } from '../room/message-actions.ts';
import { messageAddress, roomAddress } from '../rooms/room-address.ts';

interface BelowMessageProps {
  readonly message: ChatMessage;
  readonly actions: MessageActions;
}

/** What other plugins know to have become of a message. */
export function BelowMessage({ message: { id, state }, actions: { place } }: BelowMessageProps) {
  if (state !== 'sent') return null;
  const { room, thread } = place;
  return <SlotView name="message.below" about={{ path: messageAddress(room, id, thread), place: roomAddress(room) }} />;
}
