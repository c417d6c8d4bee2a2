import { lazyPart, QueryView, useQueryRoute } from '@kontor/plugin-api/client';
import {
  BackLink,
  Button,
  EmptyState,
  Lead,
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
import { Suspense, useMemo, useState } from 'react';
import { browseRooms, type ListedRoom } from '../../shared/index.ts';
import { ChatFrame } from '../session/chat-frame-view.tsx';
import { directoryMessages } from './directory-messages.ts';
import { type DirectoryFilter, listRoomsFor } from './directory-model.ts';
import { DirectoryRow } from './directory-row-view.tsx';
import { useJoin } from './use-join.ts';

const NewRoom = lazyPart(async () => (await import('./new-room-view.tsx')).NewRoomDialog);

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
      {isMaking && (
        <Suspense>
          <NewRoom isOpen onOpenChange={setMaking} />
        </Suspense>
      )}
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
    <div className="flex flex-col gap-3">
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
        <ul aria-label={t('title')} className="flex flex-col divide-y divide-border border-y border-border">
          {shown.map((room) => (
            <DirectoryRow key={room.room} room={room} isJoining={joining === room.room} onJoin={join} />
          ))}
        </ul>
      )}
    </div>
  );
}
