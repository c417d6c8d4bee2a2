import type { RoomSummary } from '@kontor/matrix/client';
import { PersonName, useNavigate, useTitle } from '@kontor/plugin-api/client';
import { ArrowLeft, Avatar, ButtonLink, EmptyState, Link, MessagesSquare, SkeletonList, useMessages } from '@kontor/ui';
import { useEffect, useMemo, useState } from 'react';
import { chatMessages } from '../chat-messages.ts';
import { RoomLock } from '../encryption/room-lock-view.tsx';
import { RoomMenu } from '../rooms/room-menu-view.tsx';
import { RoomSign } from '../rooms/room-sign-view.tsx';
import { useChat, usePerson, useWatched } from '../session/chat-context.ts';
import { useStandingRoom } from '../session/use-room.ts';
import { SettingsButton } from '../settings/settings-button-view.tsx';
import { Conversation } from './conversation-view.tsx';
import { OpenRoomTool, type RoomTool, RoomToolButtons, RoomToolItems } from './room-tools-view.tsx';

interface RoomViewProps {
  readonly room: string;
  /** A message to be shown. */
  readonly event: string | undefined;
}

/** A room: its name, what is said in it, and the field to write. */
export function RoomView({ room: id, event }: RoomViewProps) {
  const { chat } = useChat();
  const room = useStandingRoom(id);
  const connection = useWatched(chat.connection);
  const isInvited = room?.membership === 'invite';
  useEffect(() => {
    // A direct room to which somebody was invited is theirs as well: to open it is to take part.
    if (isInvited) chat.join(id).catch(() => undefined);
  }, [chat, id, isInvited]);
  if (!room) return <MissingRoom isKnown={connection === 'live'} />;
  return <OpenRoom key={id} room={room} event={event} />;
}

function OpenRoom({ room, event }: { readonly room: RoomSummary; readonly event: string | undefined }) {
  const t = useMessages(chatMessages);
  const { chat } = useChat();
  const connection = useWatched(chat.connection);
  const partner = usePerson(room.partner ?? '');
  const name = partner?.name ?? room.name;
  useTitle(name);
  const [tool, setTool] = useState<RoomTool>();
  const [visit, setVisit] = useState(0);
  const place = useMemo(() => ({ room: room.id }), [room.id]);
  const go = () => {
    setTool(undefined);
    setVisit(visit + 1);
  };
  return (
    <section aria-label={name} className="flex h-full min-w-0 flex-col">
      <RoomHead room={room} name={name} onOpen={setTool} />
      <OpenRoomTool room={room} name={name} tool={tool} onClose={() => setTool(undefined)} onGo={go} />
      {connection === 'offline' && (
        <p role="status" className="bg-warning-soft px-4 py-1.5 text-center text-xs">
          {t('offline')}
        </p>
      )}
      <Conversation
        place={place}
        name={name}
        label={t('writeIn', { room: name })}
        canWrite={room.canWrite}
        event={event}
        visit={visit}
      />
    </section>
  );
}

interface RoomHeadProps {
  readonly room: RoomSummary;
  readonly name: string;
  readonly onOpen: (tool: RoomTool) => void;
}

function RoomHead({ room, name, onOpen }: RoomHeadProps) {
  const t = useMessages(chatMessages);
  const navigate = useNavigate();
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
        <RoomSign room={room} size="sm" />
      )}
      <div className="min-w-0 grow">
        <h1 className="truncate text-base font-semibold">
          {partner ? <PersonName person={partner} className="font-[inherit]" /> : name}
        </h1>
        {room.topic !== '' && <p className="truncate text-xs text-muted">{room.topic}</p>}
      </div>
      <RoomLock room={room} />
      <RoomToolButtons room={room} name={name} onOpen={onOpen} />
      {room.kind !== 'direct' && <SettingsButton room={room} />}
      <RoomMenu room={room} label={t('roomMenu')} onMarkedUnread={() => navigate('/chat')}>
        <RoomToolItems room={room} onOpen={onOpen} />
      </RoomMenu>
    </header>
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
