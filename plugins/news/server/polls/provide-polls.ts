import { getPoll, removePoll, savePoll, vote } from '../../shared/polls.ts';
import type { AroundPosts } from '../comments/around-posts.ts';
import { createPolls } from '../migrations/20261127-2011-create-polls.ts';
import { scheduleForgettingVotes } from './forget-votes-job.ts';
import { declareVotes } from './poll-privacy.ts';
import { PollService } from './poll-service.ts';

/** All of the server's part of polls in posts. */
export function providePolls(posts: AroundPosts): void {
  const { host } = posts;
  const polls = new PollService(posts);
  host.migrations.add(createPolls);
  host.http.bind(getPoll, async ({ post }, { actor }) => ({ poll: await polls.get(actor, post) }));
  host.http.bind(savePoll, (input, { actor }) => polls.save(actor, input));
  host.http.bind(removePoll, async ({ post }, { actor }) => {
    await polls.remove(actor, post);
    return {};
  });
  host.http.bind(vote, async (input, { actor }) => {
    await polls.vote(actor, input);
    return {};
  });
  scheduleForgettingVotes(host);
  declareVotes(host);
}
