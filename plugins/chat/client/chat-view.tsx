import { usePlace } from '@kontor/plugin-api/client';
import { classNames, EmptyState, MessagesSquare, useMessages } from '@kontor/ui';
import { chatMessages } from './chat-messages.ts';
import { RoomView } from './room/room-view.tsx';
import { ThreadView } from './room/thread-view.tsx';
import { RoomListView } from './rooms/room-list-view.tsx';
import { SavedLink } from './saved/saved-link-view.tsx';
import { ChatFrame } from './session/chat-frame-view.tsx';

/** The rooms, the one that is open, and a thread in it: one after the other on phones, side by side where there is room. */
export function ChatView() {
  return (
    <ChatFrame>
      <Columns />
    </ChatFrame>
  );
}

function Columns() {
  const t = useMessages(chatMessages);
  const { params, search } = usePlace();
  const { room, event } = params;
  const thread = room === undefined ? undefined : search.thread;
  return (
    <div
      className={classNames(
        'grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)]',
        thread === undefined
          ? 'lg:grid-cols-[18rem_minmax(0,1fr)]'
          : 'lg:grid-cols-[minmax(0,1fr)_20rem] xl:grid-cols-[18rem_minmax(0,1fr)_24rem]',
      )}
    >
      <div
        className={classNames(
          'min-h-0 overflow-y-auto px-4 py-5 lg:border-e lg:border-border',
          thread !== undefined ? 'max-xl:hidden' : room !== undefined && 'max-lg:hidden',
        )}
      >
        <RoomListView current={room} />
        <SavedLink />
      </div>
      {room === undefined ? (
        <div className="hidden min-h-0 items-center justify-center lg:flex">
          <EmptyState icon={MessagesSquare} title={t('chooseTitle')}>
            {t('chooseText')}
          </EmptyState>
        </div>
      ) : (
        <div className={classNames('min-h-0 min-w-0', thread !== undefined && 'max-lg:hidden')}>
          <RoomView room={room} event={thread === undefined ? event : undefined} />
        </div>
      )}
      {room !== undefined && thread !== undefined && (
        <div className="min-h-0 min-w-0 lg:border-s lg:border-border">
          <ThreadView room={room} thread={thread} event={event} />
        </div>
      )}
    </div>
  );
}
