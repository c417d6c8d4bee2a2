import { Avatar, ButtonLink, EmptyState, MessagesSquare, SkeletonList, UserRound, useMessages } from '@kontor/ui';
import { chatMessages } from '../chat-messages.ts';
import { useChat, useWatched } from '../session/chat-context.ts';
import type { RoomGroup } from './room-groups-model.ts';
import { RoomRow } from './room-row-view.tsx';
import { useRoomGroups } from './use-room-groups.ts';

/** All rooms of the person: by space, then direct messages. */
export function RoomListView({ current }: { readonly current: string | undefined }) {
  const t = useMessages(chatMessages);
  const { chat } = useChat();
  const connection = useWatched(chat.connection);
  const groups = useRoomGroups();
  // The page has one main heading: that of the room where one is opened.
  const Title = current === undefined ? 'h1' : 'p';
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-4 xl:mx-0">
      <Title className="text-2xl font-semibold xl:text-xl">{t('chat')}</Title>
      {groups.length > 0 && (
        <nav aria-label={t('rooms')} className="-mx-2 flex flex-col gap-4">
          {groups.map((group) => (
            <Group key={group.key} group={group} current={current} />
          ))}
        </nav>
      )}
      {groups.length === 0 && connection === 'starting' && <SkeletonList rows={8} hasAvatar />}
      {groups.length === 0 && connection !== 'starting' && (
        <EmptyState
          icon={MessagesSquare}
          title={t('noRoomsTitle')}
          action={
            <ButtonLink href="/people" icon={UserRound}>
              {t('toPeople')}
            </ButtonLink>
          }
        >
          {t('noRoomsText')}
        </EmptyState>
      )}
    </div>
  );
}

interface GroupProps {
  readonly group: RoomGroup;
  readonly current: string | undefined;
}

function Group({ group: { kind, space, rooms }, current }: GroupProps) {
  const t = useMessages(chatMessages);
  const name = kind === 'space' ? (space?.name ?? '') : t(kind);
  return (
    <section aria-label={name}>
      <h2 className="flex items-center gap-2 px-2 pb-1 text-xs font-medium text-muted">
        {space && <Avatar name={space.name} seed={space.id} size="xs" shape="square" />}
        <span className="truncate">{name}</span>
      </h2>
      <ul className="flex flex-col gap-px">
        {rooms.map((room) => (
          <RoomRow key={room.id} room={room} isCurrent={room.id === current} />
        ))}
      </ul>
    </section>
  );
}
