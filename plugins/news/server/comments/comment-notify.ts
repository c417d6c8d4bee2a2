import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { commentRef } from '../../shared/comments.ts';
import { postRef } from '../../shared/index.ts';
import type { AroundPost, AroundPosts } from './around-posts.ts';
import { type CommentRow, listThreadAuthors, type NewCommentRow } from './comment-store.ts';

const kinds = {
  mentioned: 'news.mentioned_in_comment',
  answered: 'news.answered',
  commented: 'news.commented',
  hidden: 'news.comment_hidden',
} as const;

export function defineCommentKinds({ host: { notifications } }: AroundPosts): void {
  notifications.defineKind({
    kind: kinds.mentioned,
    label: {
      de: 'Jemand erwähnt Sie in einem Kommentar zu einem Beitrag',
      en: 'Somebody mentions you in a comment on a post',
    },
    on: true,
    personal: true,
    reachesSubstitute: true,
  });
  notifications.defineKind({
    kind: kinds.answered,
    label: {
      de: 'Jemand antwortet, wo Sie zu einem Beitrag kommentiert haben',
      en: 'Somebody answers where you commented on a post',
    },
    on: true,
    personal: true,
  });
  notifications.defineKind({
    kind: kinds.commented,
    label: { de: 'Jemand kommentiert Ihren Beitrag', en: 'Somebody comments on your post' },
    on: true,
    personal: true,
  });
  notifications.defineKind({
    kind: kinds.hidden,
    label: { de: 'Die Redaktion blendet Ihren Kommentar aus', en: 'Editors hide your comment' },
    on: true,
    personal: true,
  });
}

interface Said {
  readonly post: AroundPost;
  readonly comment: NewCommentRow | CommentRow;
  /** It was there before: only who is newly named hears of it. */
  readonly onlyMentions?: true;
}

/** Everybody is told once: who is named, else who said something in the thread, else who wrote the post. */
export async function notifyComment(
  { host }: AroundPosts,
  tx: Tx,
  actor: Actor,
  { post, comment, onlyMentions }: Said,
): Promise<void> {
  const [author] = await host.people.findPersons(tx, [actor.person]);
  const name = author?.name ?? '';
  const thread = comment.parent ?? comment.id;
  const told = new Set<string>();
  const tell = async (kind: string, persons: readonly string[], text: { readonly de: string; readonly en: string }) => {
    const fresh = persons.filter((person) => !told.has(person));
    for (const person of fresh) told.add(person);
    if (fresh.length === 0) return;
    await host.notifications.notify(tx, {
      kind,
      persons: fresh,
      ref: postRef(post.id),
      text,
      dedupeKey: `${kind}:${comment.id}`,
      causedBy: actor.person,
      replyTo: commentRef(thread),
      ...(post.space !== null && { space: post.space }),
    });
  };
  await tell(kinds.mentioned, comment.mentions, {
    de: `${name} hat Sie in einem Kommentar erwähnt.`,
    en: `${name} mentioned you in a comment.`,
  });
  if (onlyMentions) return;
  if (comment.parent !== null)
    await tell(kinds.answered, await listThreadAuthors(tx, comment.parent), {
      de: `${name} hat in Ihrem Gespräch geantwortet.`,
      en: `${name} answered in your conversation.`,
    });
  await tell(kinds.commented, post.authors, {
    de: `${name} hat Ihren Beitrag kommentiert.`,
    en: `${name} commented on your post.`,
  });
}

/** Its author hears why. */
export async function notifyHidden(
  { host, now }: AroundPosts,
  tx: Tx,
  actor: Actor,
  { comment, reason }: { readonly comment: CommentRow; readonly reason: string },
): Promise<void> {
  if (comment.author === null) return;
  await host.notifications.notify(tx, {
    kind: kinds.hidden,
    persons: [comment.author],
    ref: postRef(comment.post),
    text: {
      de: `Die Redaktion hat Ihren Kommentar ausgeblendet: ${reason}`,
      en: `Editors have hidden your comment: ${reason}`,
    },
    dedupeKey: `${kinds.hidden}:${comment.id}:${now.toISOString()}`,
    causedBy: actor.person,
  });
}
