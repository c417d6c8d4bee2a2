import type { ChatMessage } from '@kontor/matrix/client';
import { PersonName } from '@kontor/plugin-api/client';
import { Avatar, Count, classNames, Link, LoaderCircle, MessagesSquare, useFormats, useMessages } from '@kontor/ui';
import { memo } from 'react';
import { chatMessages } from '../chat-messages.ts';
import { UnreadableView } from '../encryption/unreadable-view.tsx';
import { MessageCard } from '../links/link-card-view.tsx';
import { LinkRoomContext } from '../links/link-room.ts';
import { PollView } from '../polls/poll-view.tsx';
import { roomAddress } from '../rooms/room-address.ts';
import { usePerson } from '../session/chat-context.ts';
import { BodyView } from './body-view.tsx';
import { FailedView } from './failed-view.tsx';
import { FileView } from './file-view.tsx';
import type { MessageActions } from './message-actions.ts';
import { MessageToolbar } from './message-toolbar-view.tsx';
import { Reactions } from './reactions-view.tsx';

export interface MessageViewProps {
  readonly message: ChatMessage;
  /** The first of several by the same author; the others show no name. */
  readonly isFirst: boolean;
  /** Pointed at or focused: its toolbar is there. */
  readonly isActive: boolean;
  /** The one that Tab leads to; the arrow keys go to the others. */
  readonly isTabStop: boolean;
  readonly isEditing: boolean;
  /** Somebody came here for it. */
  readonly isMarked: boolean;
  readonly actions: MessageActions;
  /** A menu of the message opens or closes: until then its toolbar stays. */
  readonly onHold: (isOpen: boolean) => void;
}

/** One message: who, when, what, and what came of it. */
export const MessageView = memo(function MessageView(props: MessageViewProps) {
  const { message, isFirst, isActive, isTabStop, isEditing, isMarked, actions, onHold } = props;
  const { content } = message;
  const isThere = message.state === 'sent' && content.kind !== 'deleted' && content.kind !== 'unreadable';
  return (
    <article
      data-message={message.key}
      tabIndex={isTabStop ? 0 : -1}
      className={classNames(
        'relative grid grid-cols-[2.25rem_minmax(0,1fr)] gap-x-3 rounded-md px-3 focus-ring-inset',
        isFirst ? 'pt-2.5 pb-0.5' : 'py-0.5',
        'transition-colors motion-reduce:transition-none',
        isMarked ? 'bg-accent-soft' : isActive && 'bg-hover',
        message.isMention && !isActive && !isMarked && 'bg-warning-soft/60',
        isEditing && 'ring-2 ring-accent ring-inset',
      )}
    >
      {isFirst ? <AuthorPicture message={message} /> : <SideTime at={message.sentAt} isShown={isActive} />}
      <div className="min-w-0">
        <MessageHead message={message} isFirst={isFirst} />
        {message.replyTo && <Quote message={message} onShow={actions.show} />}
        <div className={classNames(message.state !== 'sent' && 'opacity-70')}>
          <Content message={message} actions={actions} />
        </div>
        {message.state === 'failed' && <FailedView message={message} actions={actions} />}
        <Reactions message={message} onReact={(sign) => actions.react(message, sign)} />
        {message.thread && actions.room !== undefined && <ThreadLink message={message} room={actions.room} />}
      </div>
      {isActive && isThere && <MessageToolbar message={message} actions={actions} onHold={onHold} />}
    </article>
  );
});

function AuthorPicture({ message: { sender, senderName } }: { readonly message: ChatMessage }) {
  const person = usePerson(sender);
  return <Avatar name={person?.name ?? senderName} seed={person?.id ?? sender} photo={person?.picture} />;
}

function MessageHead({ message, isFirst }: { readonly message: ChatMessage; readonly isFirst: boolean }) {
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
function SideTime({ at, isShown }: { readonly at: number; readonly isShown: boolean }) {
  const { formatDate } = useFormats();
  return (
    <span aria-hidden className="pt-0.5 text-end text-[0.6875rem] text-muted tabular-nums">
      {isShown && formatDate(new Date(at), 'time')}
    </span>
  );
}

interface ContentProps {
  readonly message: ChatMessage;
  readonly actions: MessageActions;
}

function Content({ message, actions }: ContentProps) {
  const t = useMessages(chatMessages);
  const { content, isEdited } = message;
  if (content.kind === 'deleted') return <p className="text-sm text-muted italic">{t('deleted')}</p>;
  if (content.kind === 'poll') return <PollView message={message} poll={content.poll} actions={actions} />;
  if (content.kind === 'unreadable') return <UnreadableView reason={content.reason} />;
  if (content.kind === 'file') return <FileView file={content.file} />;
  return (
    <LinkRoomContext value={actions.place.room}>
      <BodyView text={content.text} html={content.html} />
      {isEdited && <span className="text-xs text-muted">({t('edited')})</span>}
      <MessageCard room={actions.place.room} message={message} />
    </LinkRoomContext>
  );
}

interface QuoteProps {
  readonly message: ChatMessage;
  readonly onShow: (id: string) => void;
}

function Quote({ message: { replyTo }, onShow }: QuoteProps) {
  const t = useMessages(chatMessages);
  const person = usePerson(replyTo?.sender ?? '');
  if (!replyTo) return null;
  const name = person?.name ?? replyTo.senderName;
  return (
    <button
      type="button"
      onClick={() => onShow(replyTo.id)}
      className="mb-1 block max-w-full rounded-sm border-s-2 border-control ps-2 text-start text-xs text-muted focus-ring hover:text-text"
    >
      <span className="block truncate font-medium">
        {name === undefined ? t('repliedToUnknown') : t('repliedTo', { name })}
      </span>
      <span className="block truncate">{replyTo.text}</span>
    </button>
  );
}

function ThreadLink({ message: { id, thread }, room }: { readonly message: ChatMessage; readonly room: string }) {
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
