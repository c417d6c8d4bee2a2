import { lazyLayer, QueryView, useQueryRoute } from '@kontor/plugin-api/client';
import {
  Avatar,
  BackLink,
  Button,
  EmptyState,
  Lead,
  Link,
  MessagesSquare,
  Page,
  PageHeader,
  Plus,
  Search,
  SearchField,
  Select,
  SkeletonList,
  useMessages,
} from '@kontor/ui';
import { useMemo, useState } from 'react';
import { browseRooms, type ListedRoom } from '../../shared/index.ts';
import { ChatFrame } from '../session/chat-frame-view.tsx';
import { directoryMessages } from './directory-messages.ts';
import { type DirectoryFilter, groupBySpace, listRoomsFor } from './directory-model.ts';
import { DirectoryRow } from './directory-row-view.tsx';
import { useJoin } from './use-join.ts';

const NewRoom = lazyLayer(async () => (await import('./new-room-view.tsx')).NewRoomDialog);

/** All rooms that somebody can get into, and the way to a new one. */
export function DirectoryView() {
  return (
    <ChatFrame>
      <Directory />
    </ChatFrame>
  );
}

function Directory() {
  const t = useMessages(directoryMessages);
  const query = useQueryRoute(browseRooms, {});
  const [isMaking, setMaking] = useState(false);
  return (
    <Page>
      <BackLink href="/chat">{t('back')}</BackLink>
      <PageHeader
        title={t('title')}
        actions={
          <Button variant="primary" icon={Plus} onPress={() => setMaking(true)}>
            {t('newRoom')}
          </Button>
        }
      />
      <Lead>{t('lead')}</Lead>
      <QueryView query={query} waiting={<SkeletonList rows={8} hasAvatar />}>
        {({ rooms }) => <Rooms rooms={rooms} />}
      </QueryView>
      {isMaking && <NewRoom isOpen onOpenChange={setMaking} />}
    </Page>
  );
}

function Rooms({ rooms }: { readonly rooms: readonly ListedRoom[] }) {
  const t = useMessages(directoryMessages);
  const [text, setText] = useState('');
  const [filter, setFilter] = useState<DirectoryFilter>('all');
  const shown = useMemo(() => listRoomsFor(rooms, { filter, text }), [rooms, filter, text]);
  const { join, joining } = useJoin();
  if (rooms.length === 0)
    return (
      <EmptyState icon={MessagesSquare} title={t('noneTitle')}>
        {t('noneText')}
      </EmptyState>
    );
  return (
    <div className="flex flex-col gap-3 pt-4">
      <div className="flex flex-wrap items-end gap-3">
        <SearchField
          label={t('search')}
          placeholder={t('search')}
          value={text}
          onChange={setText}
          className="min-w-56 grow"
        />
        <Select
          label={t('only')}
          isLabelHidden
          options={[
            { id: 'all', label: t('all') },
            { id: 'mine', label: t('mine') },
            { id: 'joinable', label: t('joinable') },
            { id: 'archived', label: t('archivedOnes') },
          ]}
          value={filter}
          onChange={setFilter}
        />
      </div>
      <p role="status" className="text-xs text-muted">
        {t('count', { count: shown.length })}
      </p>
      {shown.length === 0 ? (
        <EmptyState icon={Search} title={t('notFound')} />
      ) : (
        groupBySpace(shown).map((group) => (
          <SpaceGroup key={group[0]?.space} rooms={group} joining={joining} onJoin={join} />
        ))
      )}
    </div>
  );
}

interface SpaceGroupProps {
  readonly rooms: readonly ListedRoom[];
  readonly joining: string | undefined;
  readonly onJoin: (room: ListedRoom) => void;
}

/** The rooms of one space, with how many belong to it. */
function SpaceGroup({ rooms, joining, onJoin }: SpaceGroupProps) {
  const t = useMessages(directoryMessages);
  const [first] = rooms;
  if (!first) return null;
  const { space, spaceName, spaceSlug, members, joined } = first;
  return (
    <section aria-label={spaceName} className="pt-3">
      <div className="flex flex-wrap items-center gap-x-2 pb-1.5 text-xs text-muted">
        <Avatar name={spaceName} seed={space} size="xs" shape="square" />
        <h2 className="text-sm font-semibold text-text">
          <Link href={`/spaces/${spaceSlug}`} variant="quiet">
            {spaceName}
          </Link>
        </h2>
        <span>
          {t('members', { count: members })}
          {joined && ` · ${t('joined')}`}
        </span>
      </div>
      <ul aria-label={spaceName} className="flex flex-col divide-y divide-border border-y border-border">
        {rooms.map((room) => (
          <DirectoryRow key={room.room} room={room} isJoining={joining === room.room} onJoin={onJoin} />
        ))}
      </ul>
    </section>
  );
}
