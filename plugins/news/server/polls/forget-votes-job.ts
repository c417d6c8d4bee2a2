import type { JobDefinition, ServerHost } from '@kontor/plugin-api/server';
import { z } from 'zod';
import { fewestVotes, longestPollDays, votesKeptDays } from '../../shared/polls.ts';
import { countVotes, keepCounts, listToCount, lockPoll } from './poll-store.ts';

export const forgetVotesJob: JobDefinition = { name: 'news.forget_votes', data: z.object({}) };
const dayMs = 86_400_000;

/** A while after the end of a poll it is not known any more who voted what; the counts stay. */
export function scheduleForgettingVotes(host: ServerHost): void {
  host.jobs.define(forgetVotesJob, () => forgetVotes(host));
  host.jobs.schedule(forgetVotesJob, '50 3 * * *', {});
}

export async function forgetVotes({ database, clock }: Pick<ServerHost, 'database' | 'clock'>): Promise<void> {
  const ago = (days: number) => new Date(clock.now().getTime() - days * dayMs);
  const [overBefore, begunBefore] = [ago(votesKeptDays), ago(longestPollDays + votesKeptDays)];
  const posts = await database.transaction((tx) => listToCount(tx, overBefore, begunBefore));
  for (const post of posts)
    await database.transaction(async (tx) => {
      const poll = await lockPoll(tx, post);
      if (!poll || poll.counted !== null) return;
      // Its end may have been moved meanwhile.
      if (poll.ends_at ? poll.ends_at >= overBefore : poll.created_at >= begunBefore) return;
      const { voters, counts } = await countVotes(tx, post);
      // Of too few even the counts would say too much.
      const isFew = voters < fewestVotes;
      await keepCounts(tx, post, { voters: isFew ? 0 : voters, counts: isFew ? null : counts });
    });
}
