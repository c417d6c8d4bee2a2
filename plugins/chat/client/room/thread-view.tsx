import { useNavigate } from '@kontor/plugin-api/client';
import { ArrowLeft, IconButton, useMessages, X } from '@kontor/ui';
import { useMemo } from 'react';
import { chatMessages } from '../chat-messages.ts';
import { roomAddress } from '../rooms/room-address.ts';
import { useStandingRoom } from '../session/use-room.ts';
import { Conversation } from './conversation-view.tsx';
import { useThreadRoot } from './use-thread-root.ts';

interface ThreadViewProps {
  readonly room: string;
  readonly thread: string;
  readonly event: string | undefined;
}

/** A thread: the message with which it began, the answers, and a field of its own. */
export function ThreadView({ room, thread, event }: ThreadViewProps) {
  const t = useMessages(chatMessages);
  const navigate = useNavigate();
  const found = useStandingRoom(room);
  const place = useMemo(() => ({ room, thread }), [room, thread]);
  const head = useThreadRoot(place);
  const close = () => navigate(roomAddress(room));
  return (
    <section
      aria-label={t('thread')}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && close()}
      className="flex h-full min-w-0 flex-col"
    >
      <header className="flex min-h-14 items-center gap-2 border-b border-border px-2 py-1.5 sm:px-4">
        <IconButton icon={ArrowLeft} label={t('backToRoom')} onPress={close} className="lg:hidden" />
        <div className="min-w-0 grow">
          <h2 className="truncate text-base font-semibold">{t('thread')}</h2>
          <p className="truncate text-xs text-muted">{found?.name}</p>
        </div>
        <IconButton icon={X} label={t('closeThread')} onPress={close} className="max-lg:hidden" />
      </header>
      <Conversation
        key={thread}
        place={place}
        name={t('thread')}
        label={t('writeInThread')}
        canWrite={found?.canWrite ?? false}
        head={head}
        event={event}
      />
    </section>
  );
}
