import { isUuid } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { channelChanged, postChanged, postEdited, postPublished } from '../shared/index.ts';
import type { NewsContext } from './news-context.ts';
import { findPosts, noteEdit } from './post-store.ts';

/** What is written: shared documents for its authors and the editors, never for readers. */
export function providePostDocuments(context: NewsContext): void {
  const { host } = context;
  for (const noun of ['news/post', 'news/translation'] as const)
    host.collab.provide({
      noun,
      rightsChangeWith: [postChanged, postPublished, channelChanged],
      authorise: (tx, actor, id) => findRight(context, tx, actor, id),
      async onCommitted(tx, id, authors) {
        // Nothing is written to the post here: it would lock it under everybody who writes.
        const [post] = await findPosts(tx, [id]);
        if (!post) return;
        const payload = { post: id, channel: post.channel, authors: [...authors] };
        await host.events.append(tx, postEdited, payload, { nobody: true }, { actor: undefined });
      },
    });
  host.files.defineOwner('news/post', async (tx, actor, id) => (await findRight(context, tx, actor, id)) === 'write');
  host.events.on('news.edits', [postEdited], async (tx, { payload, happenedAt }) => {
    const [post] = await findPosts(tx, [payload.post]);
    if (!post) return;
    await noteEdit(tx, post.id, new Date(happenedAt));
    await context.announceChange(tx, undefined, post);
  });
}

async function findRight(
  context: NewsContext,
  tx: Tx,
  actor: Pick<Actor, 'person'>,
  id: string,
): Promise<'read' | 'write' | undefined> {
  const visible = isUuid(id) ? await context.findVisible(tx, actor, id) : undefined;
  if (!visible) return undefined;
  const { standing } = await context.getVisible(tx, actor, id);
  if (standing.mayWrite) return 'write';
  return standing.isAuthor || standing.mayEdit || standing.inPlaceOf !== null ? 'read' : undefined;
}
