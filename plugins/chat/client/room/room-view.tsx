import type { RoomSummary } from '@kontor/matrix/client';
import { PersonName, useTitle } from '@kontor/plugin-api/client';
import {
  ArrowLeft,
  Avatar,
  Bell,
  ButtonLink,
  EllipsisVertical,
  EmptyState,
  Hash,
  IconButton,
  Link,
  Menu,
  MenuItem,
  MenuTrigger,
  MessagesSquare,
  SkeletonList,
  Star,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useEffect } from 'react';
import { chatMessages } from '../chat-messages.ts';
import { RoomLock } from '../encryption/room-lock-view.tsx';
import { useChat, usePerson, useWatched } from '../session/chat-context.ts';
import { Conversation } from './conversation-view.tsx';

/** A room: its name, what is said in it, and the field to write. */
export function RoomView({ room: id }: { readonly room: string }) {
  const { chat } = useChat();
  const room = useWatched(chat.rooms).find((each) => each.id === id);
  const connection = useWatched(chat.connection);
  const isInvited = room?.membership === 'invite';
  useEffect(() => {
    // A direct room to which somebody was invited is theirs as well: to open it is to take part.
    if (isInvited) chat.join(id).catch(() => undefined);
  }, [chat, id, isInvited]);
  if (!room) return <MissingRoom isKnown={connection === 'live'} />;
  return <OpenRoom key={id} room={room} />;
}

function OpenRoom({ room }: { readonly room: RoomSummary }) {
  const t = useMessages(chatMessages);
  const { chat } = useChat();
  const connection = useWatched(chat.connection);
  const partner = usePerson(room.partner ?? '');
  const name = partner?.name ?? room.name;
  useTitle(name);
  return (
    <section aria-label={name} className="flex h-full min-w-0 flex-col">
      <RoomHead room={room} name={name} />
      {connection === 'offline' && (
        <p role="status" className="bg-warning-soft px-4 py-1.5 text-center text-xs">
          {t('offline')}
        </p>
      )}
      <Conversation
        place={{ room: room.id }}
        name={name}
        label={t('writeIn', { room: name })}
        canWrite={room.canWrite}
      />
    </section>
  );
}

interface RoomHeadProps {
  readonly room: RoomSummary;
  readonly name: string;
}

function RoomHead({ room, name }: RoomHeadProps) {
  const t = useMessages(chatMessages);
  const partner = usePerson(room.partner ?? '');
  return (
    <header className="flex min-h-14 items-center gap-2 border-b border-border px-2 py-1.5 sm:gap-3 sm:px-4">
      <Link
        href="/chat"
        variant="quiet"
        aria-label={t('allRooms')}
        className="flex size-9 shrink-0 items-center justify-center rounded-md text-muted data-hovered:bg-hover xl:hidden coarse:size-11"
      >
        <ArrowLeft aria-hidden className="size-[18px]" />
      </Link>
      {room.kind === 'direct' ? (
        <Avatar name={name} seed={partner?.id ?? room.partner ?? room.id} photo={partner?.picture} size="sm" />
      ) : (
        <Hash aria-hidden className="size-5 shrink-0 text-muted" />
      )}
      <div className="min-w-0 grow">
        <h1 className="truncate text-base font-semibold">
          {partner ? <PersonName person={partner} className="font-[inherit]" /> : name}
        </h1>
        {room.topic !== '' && <p className="truncate text-xs text-muted">{room.topic}</p>}
      </div>
      <RoomLock room={room} />
      <RoomMenu room={room} />
    </header>
  );
}

function RoomMenu({ room: { id, isMuted, isFavourite } }: { readonly room: RoomSummary }) {
  const t = useMessages(chatMessages);
  const { chat } = useChat();
  const toast = useToast();
  const tell = (work: Promise<unknown>) => {
    work.catch(() => toast.show({ text: t('failed'), tone: 'danger' }));
  };
  return (
    <MenuTrigger>
      <IconButton icon={EllipsisVertical} label={t('roomMenu')} />
      <Menu>
        <MenuItem icon={Star} onAction={() => tell(chat.setFavourite(id, !isFavourite))}>
          {t(isFavourite ? 'unfavour' : 'favour')}
        </MenuItem>
        <MenuItem icon={Bell} onAction={() => tell(chat.setMuted(id, !isMuted))}>
          {t(isMuted ? 'unmute' : 'mute')}
        </MenuItem>
      </Menu>
    </MenuTrigger>
  );
}

/** Not in the list: on its way, as long as the list is; else gone. */
function MissingRoom({ isKnown }: { readonly isKnown: boolean }) {
  const t = useMessages(chatMessages);
  if (!isKnown)
    return (
      <div className="px-4 py-5">
        <h1 className="sr-only">{t('chat')}</h1>
        <SkeletonList rows={8} hasAvatar />
      </div>
    );
  return (
    <>
      <h1 className="sr-only">{t('roomGoneTitle')}</h1>
      <EmptyState
        icon={MessagesSquare}
        title={t('roomGoneTitle')}
        action={<ButtonLink href="/chat">{t('allRooms')}</ButtonLink>}
      >
        {t('roomGoneText')}
      </EmptyState>
    </>
  );
}
