import type { Poll } from './poll.ts';
import { type ReadPoll, readResponse } from './poll-content.ts';

/** Something that refers to a poll: a vote, or its end. */
export interface PollReference {
  readonly id: string;
  readonly kind: 'response' | 'end';
  readonly sender: string;
  readonly sentAt: number;
  readonly content: Readonly<Record<string, unknown>>;
}

interface Count {
  readonly me: string;
  readonly isCounted: boolean;
  /** Whether this user may end the poll: who began it, and who may take away what others wrote. */
  mayEnd(user: string): boolean;
}

/**
 * The poll with its votes, by the rules of MSC3381: of each person the last vote counts that was sent before the end, and
 * the first end that was sent by somebody who may.
 */
export function countVotes(
  poll: ReadPoll,
  references: readonly PollReference[],
  { me, isCounted, mayEnd }: Count,
): Poll {
  const ends = references.filter(({ kind, sender }) => kind === 'end' && mayEnd(sender));
  const endedAt = Math.min(...ends.map(({ sentAt }) => sentAt));
  const votes = new Map<string, PollReference>();
  for (const reference of references) {
    if (reference.kind !== 'response' || reference.sentAt > endedAt) continue;
    const before = votes.get(reference.sender);
    if (!before || before.sentAt <= reference.sentAt) votes.set(reference.sender, reference);
  }
  const chosen = new Map([...votes].map(([sender, { content }]) => [sender, readResponse(content, poll)]));
  const all = [...chosen.values()];
  return {
    question: poll.question,
    answers: poll.answers.map(({ id, text }) => ({
      id,
      text,
      votes: all.filter((answers) => answers.includes(id)).length,
      isOwn: chosen.get(me)?.includes(id) ?? false,
    })),
    most: poll.most,
    isDisclosed: poll.isDisclosed,
    isEnded: ends.length > 0,
    voters: all.filter((answers) => answers.length > 0).length,
    isCounted,
  };
}
