import type { ChatMessage } from '@kontor/matrix/client';
import {
  BackLink,
  Bookmark,
  EmptyState,
  IconButton,
  Page,
  PageHeader,
  SkeletonList,
  useFormats,
  useMessages,
  X,
} from '@kontor/ui';
import { useEffect, useState } from 'react';
import type { SavedMessage } from '../../shared/index.ts';
import { MessageLine } from '../room/message-line-view.tsx';
import { messageAddress } from '../rooms/room-address.ts';
import { useChat, usePerson, useWatched } from '../session/chat-context.ts';
import { ChatFrame } from '../session/chat-frame-view.tsx';
import { savedMessages } from './saved-messages.ts';
import { useSaved } from './use-saved.ts';

/** The messages that the person keeps for themselves, of all rooms. */
export function SavedView() {
  return (
    <ChatFrame>
      <SavedList />
    </ChatFrame>
  );
}

function SavedList() {
  const t = useMessages(savedMessages);
  const { all, toggle } = useSaved();
  return (
    <Page>
      <BackLink href="/chat">{t('toChat')}</BackLink>
      <PageHeader title={t('saved')} />
      {!all && <SkeletonList rows={4} hasAvatar />}
      {all?.length === 0 && (
        <EmptyState icon={Bookmark} title={t('emptyTitle')}>
          {t('emptyText')}
        </EmptyState>
      )}
      <ul className="flex flex-col gap-1">
        {all?.map((saved) => (
          <SavedLine key={saved.id} saved={saved} onForget={() => void toggle(saved.room, saved.event)} />
        ))}
      </ul>
    </Page>
  );
}

interface SavedLineProps {
  readonly saved: SavedMessage;
  readonly onForget: () => void;
}

function SavedLine({ saved: { room, event, remindAt }, onForget }: SavedLineProps) {
  const t = useMessages(savedMessages);
  const { formatDate } = useFormats();
  const { chat } = useChat();
  const found = useWatched(chat.rooms).find(({ id }) => id === room);
  const partner = usePerson(found?.partner ?? '');
  const message = useMessage(room, event);
  const forget = <IconButton size="sm" icon={X} label={t('unsave')} onPress={onForget} />;
  if (message === 'reading') return <SkeletonList rows={1} hasAvatar />;
  if (!message)
    return (
      <li className="flex items-center justify-between gap-2 p-2 text-sm text-muted">
        {t('gone')}
        {forget}
      </li>
    );
  const where = [partner?.name ?? found?.name, remindAt && t('remindsAt', { when: formatDate(remindAt, 'moment') })];
  return (
    <MessageLine
      message={message}
      href={messageAddress(room, event)}
      where={where.filter(Boolean).join(' · ')}
      end={forget}
    />
  );
}

function useMessage(room: string, event: string): ChatMessage | 'reading' | undefined {
  const { chat } = useChat();
  const isLive = useWatched(chat.connection) === 'live';
  const [message, setMessage] = useState<ChatMessage | 'reading' | undefined>('reading');
  useEffect(() => {
    let isOver = false;
    void chat.findMessage(room, event).then((found) => {
      // Before the rooms are there, nothing is known of any.
      if (!isOver && (found || isLive)) setMessage(found);
    });
    return () => {
      isOver = true;
    };
  }, [chat, room, event, isLive]);
  return message;
}
