import type { RoomSummary } from '@kontor/matrix/client';
import { Avatar, Bell, Count, classNames, Hash, Link, useFormats, useMessages } from '@kontor/ui';
import { memo } from 'react';
import { chatMessages } from '../chat-messages.ts';
import { encryptionMessages } from '../encryption/encryption-messages.ts';
import { usePerson } from '../session/chat-context.ts';
import { roomAddress } from './room-address.ts';

interface RoomRowProps {
  readonly room: RoomSummary;
  readonly isCurrent: boolean;
}

/** A room in the list: who or what it is, what was said last, and what is unread. */
export const RoomRow = memo(function RoomRow({ room, isCurrent }: RoomRowProps) {
  const isNew = room.unread > 0 && !room.isMuted;
  const partner = usePerson(room.partner ?? '');
  const name = partner?.name ?? room.name;
  return (
    <li>
      <Link
        href={roomAddress(room.id)}
        variant="quiet"
        {...(isCurrent && { 'aria-current': 'page' as const })}
        className={classNames(
          'flex min-h-14 items-center gap-3 rounded-md px-2 py-2 focus-ring-inset data-hovered:bg-hover data-hovered:no-underline',
          isCurrent && 'bg-accent-soft forced-colors:border',
        )}
      >
        {room.kind === 'direct' ? (
          <Avatar name={name} seed={partner?.id ?? room.partner ?? room.id} photo={partner?.picture} />
        ) : (
          <span className="flex size-9 shrink-0 items-center justify-center rounded-md bg-sunken text-muted">
            <Hash aria-hidden className="size-[18px]" />
          </span>
        )}
        <span className="min-w-0 grow">
          <span className="flex items-baseline gap-2">
            <span className={classNames('min-w-0 grow truncate text-sm', isNew && 'font-semibold')}>{name}</span>
            <LastActivity at={room.lastMessage ? room.lastActivity : 0} />
          </span>
          <span className="flex items-center gap-2 text-xs text-muted">
            <span className={classNames('min-w-0 grow truncate', isNew && 'text-text')}>
              <Preview room={room} />
            </span>
            <Unread room={room} />
          </span>
        </span>
      </Link>
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

function Unread({ room: { unread, mentions, isMuted } }: { readonly room: RoomSummary }) {
  const t = useMessages(chatMessages);
  if (isMuted)
    return (
      <span className="shrink-0 text-muted">
        <Bell aria-hidden className="size-3.5 opacity-60" />
        <span className="sr-only">{t('muted')}</span>
      </span>
    );
  if (unread === 0) return null;
  return (
    <span className="flex shrink-0 items-center gap-1">
      {mentions > 0 && (
        <span className="font-semibold text-accent-text">
          <span aria-hidden>@</span>
          <span className="sr-only">{t('mentions', { count: mentions })}</span>
        </span>
      )}
      <Count value={unread} label={t('unread', { count: unread })} />
    </span>
  );
}
