import type { Unreadable } from './encryption/unreadable.ts';
import type { Poll } from './polls/poll.ts';

/** A message as a view shows it; a new object whenever anything about it changed. */
export interface ChatMessage {
  /** Stays the same from the first key press to the end: the id is made by the server, later. */
  readonly key: string;
  readonly id: string;
  readonly sender: string;
  readonly senderName: string;
  readonly isOwn: boolean;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  readonly state: 'sent' | 'sending' | 'failed';
  readonly content: MessageContent;
  readonly isEdited: boolean;
  readonly isMention: boolean;
  readonly replyTo: RepliedMessage | undefined;
  readonly reactions: readonly Reaction[];
  /** Answers in the thread that begins here. */
  readonly thread: ThreadSummary | undefined;
}

export type MessageContent =
  | { readonly kind: 'text'; readonly text: string; readonly html: string | undefined }
  | { readonly kind: 'file'; readonly file: ChatFile }
  | { readonly kind: 'poll'; readonly poll: Poll }
  /** `reason`: what somebody else said who took it away. */
  | { readonly kind: 'deleted'; readonly isByOther: boolean; readonly reason: string }
  | { readonly kind: 'unreadable'; readonly reason: Unreadable };

export interface ChatFile {
  readonly kind: 'image' | 'audio' | 'video' | 'other';
  readonly name: string;
  /**
   * Only for `Chat.fetchFile`: that of an encrypted file holds its key, and must be put into nothing that is sent. Empty
   * while it is on its way.
   */
  readonly address: string;
  readonly type: string;
  /** Bytes; 0 where nobody said. */
  readonly size: number;
  /** Pixels of an image or video, where known. */
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** What the sender wrote about it. */
  readonly caption: FileCaption | undefined;
}

export interface FileCaption {
  readonly text: string;
  readonly html: string | undefined;
}

export interface RepliedMessage {
  readonly id: string;
  /** Absent as long as the message has not been read. */
  readonly senderName: string | undefined;
  readonly sender: string | undefined;
  readonly text: string;
}

export interface Reaction {
  readonly sign: string;
  readonly count: number;
  /** Names, as Matrix knows them. */
  readonly from: readonly string[];
  /** The person's own event; to take it back. */
  readonly own: string | undefined;
}

export interface ThreadSummary {
  readonly count: number;
  /** Of them, those that the person has not read. */
  readonly unread: number;
  readonly lastAt: number;
  readonly lastSenderName: string;
}
