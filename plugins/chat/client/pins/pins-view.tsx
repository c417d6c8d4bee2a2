import type { ChatMessage } from '@kontor/matrix/client';
import { IconButton, PinOff, Sheet, SkeletonList, useMessages, useToast } from '@kontor/ui';
import { useEffect, useState } from 'react';
import { MessageLine } from '../room/message-line-view.tsx';
import { roomMessages } from '../room/room-messages.ts';
import { messageAddress } from '../rooms/room-address.ts';
import { useChat, useWatched } from '../session/chat-context.ts';

interface PinsProps {
  readonly room: string;
  readonly onClose: () => void;
  /** Somebody went to a message. */
  readonly onGo: () => void;
}

/** What is pinned in a room, the newest pin first. */
export function PinsView({ room, onClose, onGo }: PinsProps) {
  const t = useMessages(roomMessages);
  const { chat } = useChat();
  useWatched(chat.pins.all);
  const ids = chat.pins.list(room);
  const messages = useMessagesOf(room, ids);
  return (
    <Sheet isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title={t('pinned')}>
      {ids.length === 0 && <p className="text-sm text-muted">{t('pinsEmpty')}</p>}
      {ids.length > 0 && !messages && <SkeletonList rows={Math.min(5, ids.length)} hasAvatar />}
      {messages && (
        // A click on a message leads to it, and the list goes.
        <ul className="-mx-2 flex flex-col gap-1" onClickCapture={(event) => isLink(event.target) && onGo()}>
          {[...ids].reverse().map((id) => (
            <PinnedMessage key={id} room={room} id={id} message={messages.get(id)} />
          ))}
        </ul>
      )}
    </Sheet>
  );
}

function isLink(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a') !== null;
}

interface PinnedMessageProps {
  readonly room: string;
  readonly id: string;
  readonly message: ChatMessage | undefined;
}

function PinnedMessage({ room, id, message }: PinnedMessageProps) {
  const t = useMessages(roomMessages);
  const { chat } = useChat();
  const toast = useToast();
  const unpin = () =>
    void chat.pins.set(room, id, false).catch(() => toast.show({ text: t('failed'), tone: 'danger' }));
  const button = chat.pins.canPin(room) && <IconButton size="sm" icon={PinOff} label={t('unpin')} onPress={unpin} />;
  if (!message)
    return (
      <li className="flex items-center justify-between gap-2 p-2 text-sm text-muted">
        {t('pinGone')}
        {button}
      </li>
    );
  return <MessageLine message={message} href={messageAddress(room, id)} end={button} />;
}

/** The messages by id as far as they are there; nothing while they are read. */
function useMessagesOf(room: string, ids: readonly string[]): ReadonlyMap<string, ChatMessage | undefined> | undefined {
  const { chat } = useChat();
  const [found, setFound] = useState<ReadonlyMap<string, ChatMessage | undefined>>();
  const all = ids.join(' ');
  useEffect(() => {
    let isOver = false;
    const wanted = all.split(' ').filter((id) => id !== '');
    void Promise.all(wanted.map(async (id) => [id, await chat.findMessage(room, id)] as const)).then((entries) => {
      if (!isOver) setFound(new Map(entries));
    });
    return () => {
      isOver = true;
    };
  }, [chat, room, all]);
  return found;
}
