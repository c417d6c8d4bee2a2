import type { ChatMessage } from '@kontor/matrix/client';
import { classNames, useMessages } from '@kontor/ui';
import { memo } from 'react';
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
        'relative grid grid-cols-[2.25rem_minmax(0,1fr)] gap-x-3 rounded-md px-3',
        isFirst ? 'pt-2.5 pb-0.5' : 'py-0.5',
        pointedAt && 'bg-hover',
      )}
    >
      {isFirst ? <AuthorPicture message={first} /> : <SideTime at={first.sentAt} isShown={pointedAt !== undefined} />}
      <div className="min-w-0">
        {isFirst && (
          <div aria-hidden>
            <MessageHead message={first} isFirst />
          </div>
        )}
        <div
          className={classNames('grid gap-1.5', isSquare(messages) ? 'max-w-sm grid-cols-2' : 'max-w-lg grid-cols-3')}
        >
          {messages.map((message) => (
            <Tile
              key={message.key}
              message={message}
              isTabStop={message.key === tabStop}
              isMarked={message.key === marked}
              actions={actions}
            />
          ))}
        </div>
      </div>
      {pointedAt?.state === 'sent' && <MessageToolbar message={pointedAt} actions={actions} onHold={onHold} />}
    </fieldset>
  );
});

function isSquare({ length }: readonly ChatMessage[]): boolean {
  return length === 2 || length === 4;
}

interface TileProps {
  readonly message: ChatMessage;
  readonly isTabStop: boolean;
  readonly isMarked: boolean;
  readonly actions: MessageActions;
}

function Tile({ message, isTabStop, isMarked, actions }: TileProps) {
  const picture = pictureOf(message);
  if (!picture) return null;
  return (
    <article
      data-message={message.key}
      tabIndex={isTabStop ? 0 : -1}
      className={classNames(
        'min-w-0 rounded-md focus-ring',
        isMarked && 'outline-2 outline-offset-2 outline-accent',
        message.state !== 'sent' && 'opacity-70',
      )}
    >
      <MessageHead message={message} isFirst={false} />
      <PictureView picture={picture} isTile />
      {message.state === 'failed' && <FailedView message={message} actions={actions} />}
      <Reactions message={message} onReact={(sign) => actions.react(message, sign)} />
      {message.thread && actions.room !== undefined && <ThreadLink message={message} room={actions.room} />}
    </article>
  );
}
