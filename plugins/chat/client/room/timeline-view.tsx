import type { ChatMessage, Timeline, TimelineState } from '@kontor/matrix/client';
import {
  ArrowDown,
  ArrowUp,
  Button,
  classNames,
  EmptyState,
  ErrorState,
  MessageCircle,
  SkeletonList,
  Spinner,
  useMessages,
} from '@kontor/ui';
import {
  type KeyboardEvent,
  type PointerEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { chatMessages } from '../chat-messages.ts';
import { PictureGroup, placesIn } from '../media/picture-group-view.tsx';
import { useChat } from '../session/chat-context.ts';
import { DayLine, NewLine } from './lines-view.tsx';
import type { MessageActions } from './message-actions.ts';
import { MessageView } from './message-view.tsx';
import { roomMessages } from './room-messages.ts';
import { entriesOf } from './timeline-model.ts';
import type { Jump } from './use-jump.ts';
import { useLongPress } from './use-long-press.ts';
import { useReadMore } from './use-read-more.ts';
import { useScrollPlace } from './use-scroll-place.ts';
import { useUnreadJump } from './use-unread-jump.ts';

export interface TimelineViewProps {
  readonly timeline: Timeline | undefined;
  readonly state: TimelineState;
  readonly actions: MessageActions;
  /** Name of the room, for screen readers. */
  readonly name: string;
  /** Up to which message was read when the room was opened. */
  readonly readUpTo: string | undefined;
  /** Whether there was something unread then. */
  readonly hasUnread: boolean;
  readonly editing: string | undefined;
  /** Where to go now, and which message is marked because somebody came for it. */
  readonly jump: Jump | undefined;
  readonly marked: string | undefined;
  /** Stands above the first message: where a thread began. */
  readonly head?: ChatMessage | undefined;
}

/** Messages one below the other, the newest at the end. */
export function TimelineView(props: TimelineViewProps) {
  const { timeline, state, actions, name, readUpTo, hasUnread, editing, jump, marked, head } = props;
  const t = useMessages(chatMessages);
  const { messages } = state;
  const tr = useMessages(roomMessages);
  // What was read last need not be a message: a reaction may be, or a change of the room.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is looked for among these messages.
  const lastRead = useMemo(
    () => (readUpTo === undefined ? undefined : timeline?.findLastUpTo(readUpTo)?.id),
    [timeline, readUpTo, messages],
  );
  const entries = useMemo(() => entriesOf(messages, lastRead), [messages, lastRead]);
  const first = messages[0]?.key;
  const last = messages.at(-1)?.key;
  const isWhole = !state.hasNewer;
  const { box, content, isAtEnd, toEnd, toMessage, onScroll } = useScrollPlace({
    firstKey: first,
    lastKey: last,
    isWhole,
    isReady: state.stage === 'ready',
  });
  useLayoutEffect(() => {
    if (jump) toMessage(jump.key);
  }, [jump, toMessage]);
  const [active, setActive] = useState<string>();
  const [focused, setFocused] = useState<string>();
  const isHeld = useRef(false);
  const hold = useCallback((isOpen: boolean) => {
    isHeld.current = isOpen;
  }, []);
  const longPress = useLongPress(setActive);
  useMarkRead(timeline, isAtEnd && isWhole, last);
  const unseen = useUnseen(messages, isAtEnd);
  const { top, bottom } = useReadMore(timeline, state);
  const newLine = useRef<HTMLParagraphElement>(null);
  const hasLine = entries.some(({ kind }) => kind === 'new');
  const offersUnread = useUnreadJump({ line: newLine, hasLine, hasUnread, shown: entries });

  // Menus of a message stand elsewhere in the page, but what happens in them is heard here, too.
  const isPointing = ({ pointerType, currentTarget, target }: PointerEvent<HTMLElement>) =>
    pointerType === 'mouse' && !isHeld.current && target instanceof Node && currentTarget.contains(target);

  if (state.stage === 'failed') return <ErrorState title={t('failedTitle')} onRetry={() => void timeline?.goTo()} />;
  if (state.stage === 'loading')
    return (
      <div className="min-h-0 grow overflow-hidden px-3 py-4">
        <SkeletonList rows={7} hasAvatar />
      </div>
    );
  return (
    <div className="relative flex min-h-0 grow flex-col">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what it listens to comes from the messages in it. */}
      <div
        ref={box}
        onScroll={onScroll}
        onPointerOver={(event) => isPointing(event) && setActive(keyOf(event.target))}
        onPointerLeave={(event) => isPointing(event) && setActive(undefined)}
        onFocus={(event) => {
          const key = keyOf(event.target);
          if (key === undefined) return;
          setFocused(key);
          if (event.target.matches(':focus-visible')) setActive(key);
        }}
        onKeyDown={moveByKeys}
        {...longPress}
        data-timeline
        className="min-h-0 grow overflow-y-auto overscroll-contain [overflow-anchor:none]"
      >
        <div
          ref={content}
          className={classNames(
            'mx-auto flex min-h-full max-w-4xl flex-col px-1 pt-4 pb-2 sm:px-3',
            // A room begins above the field; a thread below the message with which it began.
            !head && messages.length > 0 && 'justify-end',
          )}
        >
          <div ref={top} />
          {state.isLoadingOlder && (
            <p role="status" className="flex items-center justify-center gap-2 pb-3 text-xs text-muted">
              <Spinner className="size-3.5" />
              {t('loadingOlder')}
            </p>
          )}
          {!state.hasOlder && messages.length > 0 && !head && (
            <p className="px-3 pb-3 text-center text-xs text-muted">{t('beginning')}</p>
          )}
          {head && (
            <div className="mb-2 border-b border-border pb-3">
              <MessageView
                message={head}
                isFirst
                isActive={false}
                isTabStop={false}
                isEditing={false}
                isMarked={false}
                actions={actions}
                onHold={hold}
              />
            </div>
          )}
          {messages.length === 0 && !head && (
            <EmptyState icon={MessageCircle} title={t('emptyTitle')}>
              {actions.canWrite && t('emptyText')}
            </EmptyState>
          )}
          <div role="log" aria-live="polite" aria-label={t('messagesOf', { room: name })} className="flex flex-col">
            {entries.map((entry) => {
              if (entry.kind === 'day') return <DayLine key={entry.key} at={entry.at} />;
              if (entry.kind === 'new') return <NewLine key={entry.key} ref={newLine} />;
              if (entry.kind === 'pictures')
                return (
                  <PictureGroup
                    key={entry.key}
                    messages={entry.messages}
                    isFirst={entry.isFirst}
                    {...placesIn(entry.messages, { active, tabStop: focused ?? last, marked })}
                    actions={actions}
                    onHold={hold}
                  />
                );
              const { message, isFirst } = entry;
              return (
                <MessageView
                  key={entry.key}
                  message={message}
                  isFirst={isFirst}
                  isActive={entry.key === active}
                  isTabStop={entry.key === (focused ?? last)}
                  isEditing={message.id === editing}
                  isMarked={entry.key === marked}
                  actions={actions}
                  onHold={hold}
                />
              );
            })}
          </div>
          {state.isLoadingNewer && (
            <p role="status" className="flex items-center justify-center gap-2 pt-3 text-xs text-muted">
              <Spinner className="size-3.5" />
              {tr('loadingNewer')}
            </p>
          )}
          <div ref={bottom} />
        </div>
      </div>
      {offersUnread && readUpTo !== undefined && (
        <div className="pointer-events-none absolute inset-x-0 top-3 flex justify-center">
          <Button
            icon={ArrowUp}
            className="pointer-events-auto rounded-full shadow-float"
            onPress={() => actions.show(readUpTo)}
          >
            {tr('toUnread')}
          </Button>
        </div>
      )}
      {(!isAtEnd || state.hasNewer) && (
        <div className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center">
          <Button
            icon={ArrowDown}
            className="pointer-events-auto rounded-full shadow-float"
            onPress={() => {
              if (state.hasNewer) void timeline?.goTo().then(() => requestAnimationFrame(toEnd));
              else toEnd();
            }}
          >
            {unseen > 0 ? t('newMessages', { count: unseen }) : t('toEnd')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The message in which something is. */
function keyOf(target: EventTarget): string | undefined {
  if (!(target instanceof Element)) return undefined;
  return target.closest<HTMLElement>('[data-message]')?.dataset.message;
}

/** Up and down go from message to message; within a message's own controls the keys are theirs. */
function moveByKeys(event: KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget, key } = event;
  if (!(target instanceof HTMLElement) || target.dataset.message === undefined) return;
  const all = [...currentTarget.querySelectorAll<HTMLElement>('[role=log] [data-message]')];
  const at = all.indexOf(target);
  const steps: Readonly<Record<string, number>> = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 };
  const next = steps[key];
  const found = next === undefined ? undefined : all[next];
  if (!found) return;
  event.preventDefault();
  found.focus();
}

/** What stands at the end in sight of somebody is read. */
function useMarkRead(timeline: Timeline | undefined, isAtEnd: boolean, last: string | undefined): void {
  const { chat } = useChat();
  useEffect(() => {
    if (!timeline || !isAtEnd || last === undefined) return;
    const mark = () => {
      // Not sent is not lost: the next message, or the next look at the room, says the same.
      if (document.visibilityState === 'visible' && document.hasFocus())
        chat.reading.mark(timeline).catch(() => undefined);
    };
    mark();
    window.addEventListener('focus', mark);
    return () => window.removeEventListener('focus', mark);
  }, [chat, timeline, isAtEnd, last]);
}

/** How many messages of others came since the reader left the end. */
function useUnseen(messages: readonly ChatMessage[], isAtEnd: boolean): number {
  const seen = useRef<string>(undefined);
  const last = messages.at(-1)?.key;
  useEffect(() => {
    if (isAtEnd) seen.current = last;
  }, [isAtEnd, last]);
  const at = messages.findIndex(({ key }) => key === seen.current);
  return isAtEnd || at === -1 ? 0 : messages.slice(at + 1).filter(({ isOwn }) => !isOwn).length;
}
