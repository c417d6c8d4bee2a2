import type { ChatMessage } from '@kontor/matrix/client';
import { classNames, useMessages } from '@kontor/ui';
import { memo } from 'react';
import { BelowMessage } from '../offers/below-message-view.tsx';
import { FailedView } from '../room/failed-view.tsx';
import type { MessageActions } from '../room/message-actions.ts';
import { AuthorPicture, MessageHead, SideTime, ThreadLink } from '../room/message-head-view.tsx';
import { MessageToolbar } from '../room/message-toolbar-view.tsx';
import { Reactions } from '../room/reactions-view.tsx';
import { mediaMessages } from './media-messages.ts';
import { PictureView } from './picture-view.tsx';
import { pictureOf } from './pictures-model.ts';

/** Keys of the message that is pointed at, of the one that Tab leads to, and of the one that somebody came for. */
interface Places {
  readonly active: string | undefined;
  readonly tabStop: string | undefined;
  readonly marked: string | undefined;
}

/** Those that are in the group, so that the others draw nothing anew. */
export function placesIn(messages: readonly ChatMessage[], { active, tabStop, marked }: Places): Places {
  const own = (wanted: string | undefined) => messages.find(({ key }) => key === wanted)?.key;
  return { active: own(active), tabStop: own(tabStop), marked: own(marked) };
}

export interface PictureGroupProps extends Places {
  readonly messages: readonly ChatMessage[];
  /** The first of several entries by the same author; the others show no name. */
  readonly isFirst: boolean;
  readonly actions: MessageActions;
  readonly onHold: (isOpen: boolean) => void;
}

/** Pictures that were sent together, side by side. Each stays a message with tools, reactions and a thread of its own. */
export const PictureGroup = memo(function PictureGroup(props: PictureGroupProps) {
  const { messages, isFirst, active, tabStop, marked, actions, onHold } = props;
  const t = useMessages(mediaMessages);
  const pointedAt = messages.find(({ key }) => key === active);
  const [first] = messages;
  if (!first) return null;
  return (
    <fieldset
      aria-label={t('pictures', { count: messages.length })}
      className={classNames(
        'grid grid-cols-[2.25rem_minmax(0,1fr)] gap-x-3 rounded-md px-3',
        isFirst ? 'pt-2.5 pb-0.5' : 'py-0.5',
      )}
    >
      {isFirst ? <AuthorPicture message={first} /> : <SideTime at={first.sentAt} isShown={pointedAt !== undefined} />}
      <div className="min-w-0">
        {isFirst && <MessageHead message={first} isFirst />}
        <div
          className={classNames(
            'mt-1 grid gap-1.5',
            isSquare(messages) ? 'max-w-sm grid-cols-2' : 'max-w-lg grid-cols-3',
          )}
        >
          {messages.map((message, at) => (
            <Tile
              key={message.key}
              message={message}
              isTabStop={message.key === tabStop}
              isActive={message.key === active}
              isMarked={message.key === marked}
              // In the first column there is no room before it.
              side={at % (isSquare(messages) ? 2 : 3) === 0 ? 'start' : 'end'}
              isNamed={isFirst && at === 0}
              actions={actions}
              onHold={onHold}
            />
          ))}
        </div>
      </div>
    </fieldset>
  );
});

function isSquare({ length }: readonly ChatMessage[]): boolean {
  return length === 2 || length === 4;
}

interface TileProps {
  readonly message: ChatMessage;
  readonly isTabStop: boolean;
  readonly isActive: boolean;
  readonly isMarked: boolean;
  readonly side: 'start' | 'end';
  /** Its author and time stand above the group already. */
  readonly isNamed: boolean;
  readonly actions: MessageActions;
  readonly onHold: (isOpen: boolean) => void;
}

function Tile(props: TileProps) {
  const { message, isTabStop, isActive, isMarked, side, isNamed, actions, onHold } = props;
  const picture = pictureOf(message);
  if (!picture) return null;
  return (
    <article
      data-message={message.key}
      tabIndex={isTabStop ? 0 : -1}
      className={classNames(
        'relative min-w-0 rounded-md focus-ring',
        isMarked && 'outline-2 outline-offset-2 outline-accent',
        message.state !== 'sent' && 'opacity-70',
      )}
    >
      {!isNamed && <MessageHead message={message} isFirst={false} />}
      <PictureView picture={picture} isTile />
      {message.state === 'failed' && <FailedView message={message} actions={actions} />}
      <Reactions message={message} onReact={(sign) => actions.react(message, sign)} />
      <BelowMessage message={message} actions={actions} />
      {message.thread && actions.room !== undefined && <ThreadLink message={message} room={actions.room} />}
      {isActive && message.state === 'sent' && (
        <MessageToolbar message={message} actions={actions} onHold={onHold} side={side} />
      )}
    </article>
  );
}
