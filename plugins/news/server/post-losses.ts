import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { postHidden } from '../shared/index.ts';
import { findChannels } from './channel-store.ts';
import type { NewsContext } from './news-context.ts';
import { listSeeing } from './post-audience.ts';
import { listCoAuthors, type PostRow } from './post-store.ts';

const atOnce = 500;

/** Tells each of those who saw the post before and no longer do, alone, so that their clients forget it. */
export async function tellLosses(
  context: NewsContext,
  tx: Tx,
  actor: Actor | undefined,
  before: PostRow,
  change: () => Promise<PostRow>,
): Promise<PostRow> {
  const [channel] = await findChannels(tx, [before.channel]);
  if (!channel) return change();
  const saw = await listSeeing(context, tx, before, channel);
  const after = await change();
  const sees = after.deleted_at === null ? await listSeeing(context, tx, after, channel) : new Set<string>();
  const persons = [...saw].filter((person) => !sees.has(person));
  const place = { post: after.id, channel: after.channel };
  const chunks = Array.from({ length: Math.ceil(persons.length / atOnce) }, (_each, index) =>
    persons.slice(index * atOnce, (index + 1) * atOnce),
  );
  const items = chunks.map((chunk) => ({ payload: { ...place, persons: chunk }, audience: { persons: chunk } }));
  if (items.length > 0) await context.host.events.appendMany(tx, postHidden, items, { actor });
  return after;
}

/** Its authors, the one who began it first. */
export async function listAuthors(tx: Tx, post: PostRow): Promise<string[]> {
  const others = (await listCoAuthors(tx, [post.id])).get(post.id) ?? [];
  return post.author === null ? others : [post.author, ...others.filter((person) => person !== post.author)];
}
