import { type SlotProps, useQueryRoute } from '@kontor/plugin-api/client';
import { Hash, Link, SkeletonList, useMessages } from '@kontor/ui';
import { listRooms } from '../../shared/index.ts';
import { chatMessages } from '../chat-messages.ts';
import { roomAddress } from './room-address.ts';

/** On a space's start page: its rooms. The chat itself is loaded when one is opened. */
export function SpaceRooms({ space: { id, role } }: SlotProps['space.home']) {
  const t = useMessages(chatMessages);
  const { data } = useQueryRoute(listRooms, {}, { enabled: role !== null });
  if (role === null) return null;
  if (!data) return <SkeletonList rows={2} />;
  const rooms = data.rooms.filter(({ space, archived }) => space === id && !archived);
  if (rooms.length === 0) return <p className="text-sm text-muted">{t('noRoomsInSpace')}</p>;
  return (
    <ul className="-mx-2 flex flex-col gap-px">
      {rooms.map(({ room, name, topic }) => (
        <li key={room}>
          <Link
            href={roomAddress(room)}
            variant="quiet"
            className="flex min-h-11 items-center gap-3 rounded-md px-2 py-1.5 focus-ring-inset data-hovered:bg-hover data-hovered:no-underline"
          >
            <Hash aria-hidden className="size-4 shrink-0 text-muted" />
            <span className="min-w-0">
              <span className="block truncate text-sm font-medium">{name}</span>
              {topic !== '' && <span className="block truncate text-xs text-muted">{topic}</span>}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
