import { Badge, Button, ButtonLink, Hash, useMessages } from '@kontor/ui';
import type { ListedRoom } from '../../shared/index.ts';
import { roomAddress } from '../rooms/room-address.ts';
import { directoryMessages } from './directory-messages.ts';

interface DirectoryRowProps {
  readonly room: ListedRoom;
  readonly isJoining: boolean;
  readonly onJoin: (room: ListedRoom) => void;
}

/** A room, what it is about, and the way in. */
export function DirectoryRow({ room, isJoining, onJoin }: DirectoryRowProps) {
  const t = useMessages(directoryMessages);
  const { name, topic, spaceName, joined, archived } = room;
  return (
    <li className="flex items-center gap-3 py-3">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-md bg-sunken text-muted max-sm:hidden">
        <Hash aria-hidden className="size-[18px]" />
      </span>
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="text-sm font-medium [overflow-wrap:anywhere]">{name}</span>
          {archived && <Badge>{t('archived')}</Badge>}
        </p>
        {topic !== '' && <p className="line-clamp-2 text-sm text-muted">{topic}</p>}
      </div>
      <span className="shrink-0">
        {joined ? (
          <ButtonLink size="sm" href={roomAddress(room.room)} aria-label={t('openRoom', { room: name })}>
            {t('open')}
          </ButtonLink>
        ) : (
          <Button
            size="sm"
            variant="primary"
            isPending={isJoining}
            aria-label={t('joinRoom', { room: name, space: spaceName })}
            onPress={() => onJoin(room)}
          >
            {t('join')}
          </Button>
        )}
      </span>
    </li>
  );
}
