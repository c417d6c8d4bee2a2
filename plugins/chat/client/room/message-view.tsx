import type { ChatMessage } from '@kontor/matrix/client';
import { classNames, useMessages } from '@kontor/ui';
import { memo } from 'react';
import { chatMessages } from '../chat-messages.ts';
import { UnreadableView } from '../encryption/unreadable-view.tsx';
import { MessageCard } from '../links/link-card-view.tsx';
import { LinkRoomContext } from '../links/link-room.ts';
import { FileView } from '../media/file-view.tsx';
import { DeletedView } from '../moderation/deleted-view.tsx';
import { BelowMessage } from '../offers/below-message-view.tsx';
import { PollView } from '../polls/poll-view.tsx';
import { usePerson } from '../session/chat-context.ts';
import { BodyView } from './body-view.tsx';
import { FailedView } from './failed-view.tsx';
import type { MessageActions } from './message-actions.ts';
import { AuthorPicture, MessageHead, SideTime, ThreadLink } from './message-head-view.tsx';
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
        <BelowMessage message={message} actions={actions} />
        {message.thread && actions.room !== undefined && <ThreadLink message={message} room={actions.room} />}
      </div>
      {isActive && isThere && <MessageToolbar message={message} actions={actions} onHold={onHold} />}
    </article>
  );
});

interface ContentProps {
  readonly message: ChatMessage;
  readonly actions: MessageActions;
}

function Content({ message, actions }: ContentProps) {
  const t = useMessages(chatMessages);
  const { content, isEdited } = message;
  if (content.kind === 'deleted') return <DeletedView {...content} />;
  if (content.kind === 'poll') return <PollView message={message} poll={content.poll} actions={actions} />;
  if (content.kind === 'unreadable') return <UnreadableView reason={content.reason} />;
  if (content.kind === 'file') return <FileView message={message} file={content.file} />;
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
