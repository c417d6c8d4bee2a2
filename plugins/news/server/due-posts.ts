import { KontorError } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { fanOut } from './fan-out.ts';
import type { NewsContext } from './news-context.ts';
import { fanOutJob, publishJob, sweepJob } from './news-jobs.ts';
import { tellLosses } from './post-losses.ts';
import { listDue, listExpiredBefore, lockPost, type PostRow, writePost } from './post-store.ts';
import { publishNow } from './publishing-service.ts';

/** What becomes of posts by themselves: they come out at their moment, and leave after their last day. */
export function schedulePosts(context: NewsContext): void {
  const { jobs } = context.host;
  jobs.define(fanOutJob, (data, signal) => fanOut(context, data, signal));
  jobs.define(publishJob, ({ post }) => publishScheduled(context, post));
  jobs.define(sweepJob, () => sweep(context));
  jobs.schedule(sweepJob, '*/5 * * * *', {});
}

/** Once: whoever comes second finds that it is public, or that its moment is another by now. */
export async function publishScheduled(context: NewsContext, id: string): Promise<void> {
  const { host } = context;
  await host.database.transaction(async (tx) => {
    const post = await lockPost(tx, id);
    const isDue = post?.state === 'scheduled' && post.publish_at !== null && post.publish_at <= context.now;
    if (!post || !isDue || post.deleted_at !== null) return;
    const written = await publishOrReturn(context, tx, post);
    await context.announceChange(tx, undefined, written);
  });
}

/** Whoever took the text away meanwhile finds a draft. */
async function publishOrReturn(context: NewsContext, tx: Tx, post: PostRow): Promise<PostRow> {
  try {
    return await publishNow(context, tx, undefined, post);
  } catch (failure) {
    if (!(failure instanceof KontorError) || failure.code !== 'news.post_incomplete') throw failure;
    return writePost(tx, { ...post, state: 'draft', publish_at: null, changed_at: context.now });
  }
}

/** What should have happened by now and has not: a job that was lost, a clock that was set. */
export async function sweep(context: NewsContext): Promise<void> {
  const { database } = context.host;
  for (const id of await database.transaction((tx) => listDue(tx, context.now))) await publishScheduled(context, id);
  for (const id of await database.transaction((tx) => listExpiredBefore(tx, context.today))) await expire(context, id);
}

async function expire(context: NewsContext, id: string): Promise<void> {
  await context.host.database.transaction(async (tx) => {
    const post = await lockPost(tx, id);
    if (post?.state !== 'published' || post.expires_on === null || post.expires_on >= context.today) return;
    await tellLosses(context, tx, undefined, post, () =>
      writePost(tx, { ...post, state: 'expired', review: 'none', changed_at: context.now }),
    );
    await context.announceChange(tx, undefined, post);
  });
}
