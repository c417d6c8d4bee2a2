import type { RoomSummary } from '@kontor/matrix/client';
import { useNavigate } from '@kontor/plugin-api/client';
import {
  Avatar,
  ButtonLink,
  EmptyState,
  MessagesSquare,
  Search,
  SearchField,
  SkeletonList,
  UserRound,
  useMessages,
} from '@kontor/ui';
import { memo, useEffect, useState } from 'react';
import { chatMessages } from '../chat-messages.ts';
import { useChat, useWatched } from '../session/chat-context.ts';
import { ListHead } from './list-head-view.tsx';
import { roomAddress } from './room-address.ts';
import type { RoomGroup } from './room-groups-model.ts';
import { roomListMessages } from './room-list-messages.ts';
import { RoomRow } from './room-row-view.tsx';
import { useRoomGroups } from './use-room-groups.ts';
import { useRoomSearch } from './use-room-search.ts';

/** All rooms of the person: by space, then direct messages; or those that were searched for. */
export function RoomListView({ current }: { readonly current: string | undefined }) {
  const t = useMessages(chatMessages);
  const { chat } = useChat();
  const connection = useWatched(chat.connection);
  const groups = useRoomGroups();
  const [text, setText] = useState('');
  const found = useRoomSearch(groups, text.trim());
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-4 xl:mx-0">
      <ListHead isMain={current === undefined} />
      {groups.length > 0 && <ListSearch text={text} onChange={setText} found={found} />}
      {groups.length > 0 && (
        <nav aria-label={t('rooms')} className="-mx-2 flex flex-col gap-4">
          {found ? (
            <Rows rooms={found} current={current} placeOf={placesIn(groups)} />
          ) : (
            groups.map((group) => <Group key={group.key} group={group} current={current} />)
          )}
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

interface ListSearchProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly found: readonly RoomSummary[] | undefined;
}

/** Enter opens the best hit. */
const ListSearch = memo(function ListSearch({ text, onChange, found }: ListSearchProps) {
  const l = useMessages(roomListMessages);
  const navigate = useNavigate();
  const [isOpening, setOpening] = useState(false);
  const best = found?.[0]?.id;
  useEffect(() => {
    // Whoever is quicker than the search is taken there as soon as it has found something.
    if (!isOpening || best === undefined) return;
    setOpening(false);
    navigate(roomAddress(best));
  }, [isOpening, best, navigate]);
  return (
    <>
      <SearchField
        label={l('search')}
        placeholder={l('searchShort')}
        value={text}
        onChange={(next) => {
          setOpening(false);
          onChange(next);
        }}
        onSubmit={() => setOpening(text.trim() !== '')}
      />
      <p role="status" className="sr-only">
        {found && l('hits', { count: found.length })}
      </p>
      {found?.length === 0 && (
        <EmptyState icon={Search} title={l('noHitsTitle')}>
          {l('noHitsText')}
        </EmptyState>
      )}
    </>
  );
});

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
      <Rows rooms={rooms} current={current} />
    </section>
  );
}

interface RowsProps {
  readonly rooms: readonly RoomSummary[];
  readonly current: string | undefined;
  /** Names of spaces by room, where rooms of several stand together. */
  readonly placeOf?: ReadonlyMap<string, string>;
}

function placesIn(groups: readonly RoomGroup[]): ReadonlyMap<string, string> {
  return new Map(groups.flatMap(({ space, rooms }) => (space ? rooms.map(({ id }) => [id, space.name] as const) : [])));
}

function Rows({ rooms, current, placeOf }: RowsProps) {
  return (
    <ul className="flex flex-col gap-px">
      {rooms.map((room) => (
        <RoomRow key={room.id} room={room} isCurrent={room.id === current} place={placeOf?.get(room.id)} />
      ))}
    </ul>
  );
}
