import type { ChatMessage } from '@kontor/matrix/client';
import { PersonName } from '@kontor/plugin-api/client';
import { Avatar, Count, classNames, Link, LoaderCircle, MessagesSquare, useFormats, useMessages } from '@kontor/ui';
import { chatMessages } from '../chat-messages.ts';
import { roomAddress } from '../rooms/room-address.ts';
import { usePerson } from '../session/chat-context.ts';

/** Beside the first of several messages. */
export function AuthorPicture({ message: { sender, senderName } }: { readonly message: ChatMessage }) {
  const person = usePerson(sender);
  return <Avatar name={person?.name ?? senderName} seed={person?.id ?? sender} photo={person?.picture} />;
}

/** Who wrote it and when; only for screen readers where the name stands above another message already. */
export function MessageHead({ message, isFirst }: { readonly message: ChatMessage; readonly isFirst: boolean }) {
  const t = useMessages(chatMessages);
  const { formatDate } = useFormats();
  const { sender, senderName, sentAt, state } = message;
  const person = usePerson(sender);
  const time = formatDate(new Date(sentAt), 'time');
  return (
    <header className={classNames('flex items-baseline gap-2', !isFirst && 'sr-only')}>
      {person ? (
        <PersonName person={person} className="truncate text-sm font-semibold" />
      ) : (
        <span className="truncate text-sm font-semibold">{senderName}</span>
      )}
      <time dateTime={new Date(sentAt).toISOString()} className="shrink-0 text-xs text-muted tabular-nums">
        {time}
      </time>
      {state === 'sending' && (
        <LoaderCircle role="img" aria-label={t('sending')} className="size-3 shrink-0 self-center text-muted" />
      )}
    </header>
  );
}

/** The time of a message without a name, beside it while one points at it. */
export function SideTime({ at, isShown }: { readonly at: number; readonly isShown: boolean }) {
  const { formatDate } = useFormats();
  return (
    <span aria-hidden className="pt-0.5 text-end text-[0.6875rem] text-muted tabular-nums">
      {isShown && formatDate(new Date(at), 'time')}
    </span>
  );
}

/** Leads to the answers that are a talk of their own. */
export function ThreadLink({
  message: { id, thread },
  room,
}: {
  readonly message: ChatMessage;
  readonly room: string;
}) {
  const t = useMessages(chatMessages);
  if (!thread) return null;
  return (
    <Link
      href={roomAddress(room, id)}
      variant="quiet"
      className="mt-1 inline-flex min-h-7 max-w-full items-center gap-2 rounded-md bg-sunken px-2 text-xs coarse:min-h-11"
    >
      <MessagesSquare aria-hidden className="size-3.5 shrink-0 text-muted" />
      <span className="shrink-0 font-medium text-accent-text">{t('answers', { count: thread.count })}</span>
      {thread.unread > 0 && <Count value={thread.unread} label={t('unread', { count: thread.unread })} />}
      {thread.lastSenderName !== '' && (
        <span className="truncate text-muted">{t('lastAnswer', { name: thread.lastSenderName })}</span>
      )}
    </Link>
  );
}
