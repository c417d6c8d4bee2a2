import type { ChatMessage, Place } from '@kontor/matrix/client';
import { useNavigate } from '@kontor/plugin-api/client';
import { useMessages, useToast } from '@kontor/ui';
import { useMemo } from 'react';
import { chatMessages } from '../chat-messages.ts';
import type { ComposerMode } from '../composer/composer-view.tsx';
import { messageAddress, roomAddress } from '../rooms/room-address.ts';
import type { MessageTool } from '../saved/message-tool-view.tsx';
import { useChat } from '../session/chat-context.ts';
import type { MessageActions } from './message-actions.ts';
import { roomMessages } from './room-messages.ts';

interface ActionParts {
  readonly place: Place;
  readonly canWrite: boolean;
  readonly onMode: (mode: ComposerMode) => void;
  readonly onRemove: (message: ChatMessage) => void;
  readonly onShow: (id: string) => void;
  readonly onOpen: (tool: MessageTool) => void;
}

/** What can be done with the messages of a room or a thread. The same object as long as nothing about it changes. */
export function useMessageActions(parts: ActionParts): MessageActions {
  const { place, canWrite, onMode, onRemove, onShow, onOpen } = parts;
  const t = useMessages(chatMessages);
  const tr = useMessages(roomMessages);
  const { chat } = useChat();
  const toast = useToast();
  const navigate = useNavigate();
  const { room, thread } = place;
  return useMemo(() => {
    const tell = (work: Promise<unknown>) => {
      work.catch(() => toast.show({ text: t('failed'), tone: 'danger' }));
    };
    return {
      place: { room, thread },
      room: thread === undefined ? room : undefined,
      canWrite,
      canModerate: chat.canModerate(room),
      react: (message, sign) => tell(chat.react(room, message, sign)),
      reply: (message) => onMode({ kind: 'reply', message }),
      openThread: ({ id }) => navigate(roomAddress(room, id)),
      edit: (message) => onMode({ kind: 'edit', message }),
      copy: ({ content }) => {
        if (content.kind !== 'text') return;
        const done = () => toast.show({ text: t('copied'), tone: 'success' });
        tell(navigator.clipboard.writeText(content.text).then(done));
      },
      remove: onRemove,
      open: (kind, message) => onOpen({ kind, message }),
      offer: (offer, message) => onOpen({ kind: 'offer', message, offer }),
      copyLink: ({ id }) => {
        const done = () => toast.show({ text: tr('linkCopied'), tone: 'success' });
        const address = `${window.location.origin}${messageAddress(room, id, thread)}`;
        tell(navigator.clipboard.writeText(address).then(done));
      },
      pins: chat.pins.canPin(room)
        ? {
            isPinned: ({ id }) => chat.pins.list(room).includes(id),
            toggle: ({ id }) => tell(chat.pins.set(room, id, !chat.pins.list(room).includes(id))),
          }
        : undefined,
      vote: ({ id }, answers) => tell(chat.polls.vote({ room, thread }, id, answers)),
      endPoll: ({ id }, closing) => tell(chat.polls.end({ room, thread }, id, closing)),
      // Shown as not sent again where it fails again.
      retry: (message) => void chat.retry(room, message).catch(() => undefined),
      discard: (message) => chat.discard(room, message),
      show: onShow,
    };
  }, [chat, room, thread, canWrite, onMode, onRemove, onShow, onOpen, navigate, toast, t, tr]);
}
