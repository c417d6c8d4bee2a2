import type { Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from './actor.ts';

/** What somebody answered by mail, without what they quoted. */
export interface MailReply {
  /** The ref in the address that they answered to. */
  readonly ref: Ref;
  /** Plain text of at least one character, trimmed. */
  readonly text: string;
  /** A new id, the same when it is tried again: for what is made of it. */
  readonly id: string;
}

/** How objects of one noun take an answer to a mail about them. */
export interface ReplyTaker {
  /** `tasks/task`: the first two parts of the refs it answers for. */
  readonly noun: `${string}/${string}`;
  /** Characters at most. */
  readonly longest: number;
  /**
   * Says it as this person, with the rights they have now, with the commit of `tx`; it is called once for each answer that
   * is committed. What it throws as an error of business is told to them by mail, but for what they may not see: then
   * nothing is said of it.
   */
  reply(tx: Tx, actor: Actor, reply: MailReply): Promise<void>;
  /** The object whose card is linked when something is told of an answer, where that is not the ref itself. */
  findShown?(tx: Tx, ref: Ref): Promise<Ref | undefined>;
}

/** Answers to notification mails, which are said where the notification came from. */
export interface Replies {
  define(taker: ReplyTaker): void;
}
