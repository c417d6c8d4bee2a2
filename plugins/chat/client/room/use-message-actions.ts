import type { ChatMessage, Place, Timeline } from '@kontor/matrix/client';
import { useNavigate } from '@kontor/plugin-api/client';
import { useMessages, useToast } from '@kontor/ui';
import { useMemo } from 'react';
import { chatMessages } from '../chat-messages.ts';
import type { ComposerMode } from '../composer/composer-view.tsx';
import { roomAddress } from '../rooms/room-address.ts';
import { useChat } from '../session/chat-context.ts';
import type { MessageActions } from './message-actions.ts';

interface ActionParts {
  readonly place: Place;
  readonly timeline: Timeline | undefined;
  readonly canWrite: boolean;
  readonly onMode: (mode: ComposerMode) => void;
  readonly onRemove: (message: ChatMessage) => void;
}

/** What can be done with the messages of a room or a thread. The same object as long as nothing about it changes. */
export function useMessageActions(parts: ActionParts): MessageActions {
  const { place, timeline, canWrite, onMode, onRemove } = parts;
  const t = useMessages(chatMessages);
  const { chat } = useChat();
  const toast = useToast();
  const navigate = useNavigate();
  const { room, thread } = place;
  return useMemo(() => {
    const tell = (work: Promise<unknown>) => {
      work.catch(() => toast.show({ text: t('failed'), tone: 'danger' }));
    };
    return {
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
      vote: ({ id }, answers) => tell(chat.polls.vote({ room, thread }, id, answers)),
      endPoll: ({ id }, closing) => tell(chat.polls.end({ room, thread }, id, closing)),
      // Shown as not sent again where it fails again.
      retry: (message) => void chat.retry(room, message).catch(() => undefined),
      discard: (message) => chat.discard(room, message),
      show: (id) => void showMessage(timeline, id),
    };
  }, [chat, room, thread, timeline, canWrite, onMode, onRemove, navigate, toast, t]);
}

async function showMessage(timeline: Timeline | undefined, id: string): Promise<void> {
  const find = () => timeline?.state.value.messages.find((message) => message.id === id)?.key;
  if (find() === undefined) await timeline?.goTo(id);
  const key = find();
  if (key === undefined) return;
  requestAnimationFrame(() => {
    const element = document.querySelector<HTMLElement>(`[data-message="${CSS.escape(key)}"]`);
    element?.scrollIntoView({ block: 'center' });
    element?.focus();
  });
}
