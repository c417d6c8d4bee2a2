import type { ChatMessage, Place } from '@kontor/matrix/client';
import type { MessageTool } from '../saved/message-tool-view.tsx';

/** What can be done with a message. */
export interface MessageActions {
  /** Where the messages stand. */
  readonly place: Place;
  /** Id of the room, where threads can be opened; not within a thread. */
  readonly room: string | undefined;
  /** Whether the person may write here. */
  readonly canWrite: boolean;
  /** Whether the person may take away what others wrote. */
  readonly canModerate: boolean;
  react(message: ChatMessage, sign: string): void;
  reply(message: ChatMessage): void;
  openThread(message: ChatMessage): void;
  edit(message: ChatMessage): void;
  copy(message: ChatMessage): void;
  remove(message: ChatMessage): void;
  copyLink(message: ChatMessage): void;
  /** Opens something about the message. */
  open(kind: MessageTool['kind'], message: ChatMessage): void;
  /** Opens what another plugin offers to do with it. */
  offer(id: string, message: ChatMessage): void;
  /** Absent where the person may not pin. */
  readonly pins: PinActions | undefined;
  /** Votes in a poll, instead of what was chosen before. */
  vote(message: ChatMessage, answers: readonly string[]): void;
  /** Ends a poll; `closing` is for programs that know no polls. */
  endPoll(message: ChatMessage, closing: string): void;
  retry(message: ChatMessage): void;
  discard(message: ChatMessage): void;
  /** Scrolls to a message, wherever it is. */
  show(id: string): void;
}

interface PinActions {
  isPinned(message: ChatMessage): boolean;
  toggle(message: ChatMessage): void;
}

/** Which of them fit this message. */
export function possibleActions(message: ChatMessage, actions: MessageActions) {
  const { canWrite, canModerate, room } = actions;
  const isText = message.content.kind === 'text';
  return {
    react: canWrite,
    reply: canWrite && room !== undefined,
    thread: room !== undefined && (canWrite || message.thread !== undefined),
    edit: message.isOwn && isText && canWrite,
    copy: isText,
    caption: message.isOwn && message.content.kind === 'file' && canWrite,
    remove: (message.isOwn || canModerate) && message.content.kind !== 'deleted',
  };
}
