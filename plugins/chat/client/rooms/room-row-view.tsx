import type { RoomSummary } from '@kontor/matrix/client';
import { Avatar, BellOff, Count, classNames, Link, useFormats, useMessages } from '@kontor/ui';
import { memo, useState } from 'react';
import { chatMessages } from '../chat-messages.ts';
import { encryptionMessages } from '../encryption/encryption-messages.ts';
import { usePerson } from '../session/chat-context.ts';
import { roomAddress } from './room-address.ts';
import { roomListMessages } from './room-list-messages.ts';
import { RoomMenu } from './room-menu-view.tsx';
import { RoomSign } from './room-sign-view.tsx';

interface RoomRowProps {
  readonly room: RoomSummary;
  readonly isCurrent: boolean;
  /** Name of its space, where rooms of several stand together. */
  readonly place?: string | undefined;
}

/** A room in the list: who or what it is, what was said last, and what is unread. */
export const RoomRow = memo(function RoomRow({ room, isCurrent, place }: RoomRowProps) {
  const l = useMessages(roomListMessages);
  const [isPointed, setPointed] = useState(false);
  const [isHeld, setHeld] = useState(false);
  const isMenuShown = (isPointed || isHeld) && room.membership === 'join';
  const isNew = room.isUnread && !(room.isMuted && !room.isMarked);
  const partner = usePerson(room.partner ?? '');
  const name = partner?.name ?? room.name;
  return (
    <li
      className="relative"
      onPointerEnter={({ pointerType }) => pointerType === 'mouse' && setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocus={() => setPointed(true)}
      onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && setPointed(false)}
    >
      <Link
        href={roomAddress(room.id)}
        variant="quiet"
        {...(isCurrent && { 'aria-current': 'page' as const })}
        className={classNames(
          'flex min-h-14 items-center gap-3 rounded-md px-2 py-2 focus-ring-inset data-hovered:bg-hover data-hovered:no-underline!',
          isCurrent && 'bg-accent-soft forced-colors:border',
        )}
      >
        {room.kind === 'direct' ? (
          <Avatar name={name} seed={partner?.id ?? room.partner ?? room.id} photo={partner?.picture} />
        ) : (
          <RoomSign room={room} />
        )}
        <span className="min-w-0 grow">
          <span className="flex items-baseline gap-2">
            <span className={classNames('min-w-0 grow truncate text-sm', isNew && 'font-semibold')}>{name}</span>
            {/* The menu takes its place. */}
            <span className={classNames('shrink-0', isMenuShown && 'invisible coarse:visible')}>
              <LastActivity at={room.lastMessage ? room.lastActivity : 0} />
            </span>
          </span>
          <span className="flex items-center gap-2 text-xs text-muted">
            <span className={classNames('min-w-0 grow truncate', isNew && 'text-text')}>
              {place !== undefined && <span className="font-medium">{place} · </span>}
              <Preview room={room} />
            </span>
            <Unread room={room} />
          </span>
        </span>
      </Link>
      {isMenuShown && (
        <span className="absolute end-1 top-1 rounded-md bg-raised shadow-float coarse:hidden">
          <RoomMenu room={room} size="sm" label={l('menuOf', { room: name })} onOpenChange={setHeld} />
        </span>
      )}
    </li>
  );
});

function LastActivity({ at }: { readonly at: number }) {
  const { formatDate } = useFormats();
  if (at === 0) return null;
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  return (
    <span className="shrink-0 text-xs text-muted tabular-nums">
      {isToday ? formatDate(new Date(at), 'time') : formatDate(new Date(at), 'short')}
    </span>
  );
}

function Preview({ room: { lastMessage, membership, kind } }: { readonly room: RoomSummary }) {
  const t = useMessages(chatMessages);
  const e = useMessages(encryptionMessages);
  const author = usePerson(lastMessage?.sender ?? '');
  if (membership === 'invite') return t('invited');
  if (!lastMessage) return t('nothingSaid');
  const text = {
    text: lastMessage.text,
    image: t('previewImage'),
    file: t('previewFile', { name: lastMessage.text }),
    deleted: t('previewDeleted'),
    encrypted: e('preview'),
  }[lastMessage.kind];
  if (lastMessage.isOwn) return t('you', { text });
  return kind === 'direct' ? text : t('said', { name: author?.name ?? lastMessage.senderName, text });
}

/** What waits: mentions, a number, or that something came. */
function Unread({ room }: { readonly room: RoomSummary }) {
  const { unread, mentions, isUnread, isMarked, isMuted } = room;
  const t = useMessages(chatMessages);
  const l = useMessages(roomListMessages);
  return (
    <span className="flex shrink-0 items-center gap-1">
      {isMuted && (
        <span className="text-muted">
          <BellOff aria-hidden className="size-3.5 opacity-70" />
          <span className="sr-only">{t('muted')}</span>
        </span>
      )}
      {mentions > 0 && (
        <span className="font-semibold text-accent-text">
          <span aria-hidden>@</span>
          <span className="sr-only">{t('mentions', { count: mentions })}</span>
        </span>
      )}
      {unread > 0 && <Count value={unread} label={t('unread', { count: unread })} />}
      {unread === 0 && isUnread && (
        <span className="size-2 rounded-full bg-accent forced-colors:bg-[CanvasText]">
          <span className="sr-only">{l(isMarked ? 'marked' : 'somethingNew')}</span>
        </span>
      )}
    </span>
  );
}
