import type { ChatMessage, Place } from '@kontor/matrix/client';
import { componentOf, useQueryRoute, useWorkbench } from '@kontor/plugin-api/client';
import { useMemo, useState } from 'react';
import { listRooms } from '../../shared/index.ts';
import { messageAddress } from '../rooms/room-address.ts';
import { useChat, useNames } from '../session/chat-context.ts';
import { messagesAround, seenMessage } from './seen-message.ts';

interface OfferedDialogProps {
  readonly place: Place;
  /** Those in view, in their order. */
  readonly messages: readonly ChatMessage[];
  readonly message: ChatMessage;
  readonly canWrite: boolean;
  /** Which of what is offered. */
  readonly offer: string;
  readonly onClose: () => void;
}

/** What another plugin makes of messages: it is told what the person sees of them, and nothing else. */
export function OfferedDialog({ place, messages, message, canWrite, offer, onClose }: OfferedDialogProps) {
  const { chat } = useChat();
  const { registry } = useWorkbench();
  const space = useQueryRoute(listRooms, {}).data?.rooms.find(({ room }) => room === place.room)?.space;
  // What others say meanwhile does not move what one is choosing from.
  const [around] = useState(() => messagesAround(messages, message));
  const senders = useMemo(() => around.map(({ sender }) => sender), [around]);
  const names = useNames(senders);
  const contribution = registry.slot('message.actions').find(({ id }) => id === offer);
  if (!contribution) return null;
  const Contribution = componentOf(contribution);
  const { room, thread } = place;
  return (
    <Contribution
      messages={around.map((each, at) => seenMessage(each, names[at] ?? '', messageAddress(room, each.id, thread)))}
      chosen={message.id}
      space={space}
      isConfidential={chat.isConfidential(room)}
      say={
        canWrite
          ? (text) => chat.sendText(place, { text, mentions: [] }, thread === undefined ? message : undefined)
          : undefined
      }
      onClose={onClose}
    />
  );
}
