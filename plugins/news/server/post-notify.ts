import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { postRef } from '../shared/index.ts';
import { listEditors } from './channel-editors.ts';
import type { ChannelRow } from './channel-store.ts';
import type { NewsContext } from './news-context.ts';
import { listAuthors } from './post-losses.ts';
import type { PostRow } from './post-store.ts';

export const newsKinds = {
  posted: 'news.posted',
  important: 'news.important',
  mentioned: 'news.mentioned',
  handedIn: 'news.handed_in',
  returned: 'news.returned',
  cameOut: 'news.came_out',
} as const;

export function definePostKinds({ host: { notifications } }: NewsContext): void {
  notifications.defineKind({
    kind: newsKinds.posted,
    label: {
      de: 'In einem Kanal, dem Sie folgen, ist ein Beitrag erschienen',
      en: 'A channel that you follow has a new post',
    },
    on: true,
  });
  notifications.defineKind({
    kind: newsKinds.important,
    label: { de: 'Ein wichtiger Beitrag richtet sich an Sie', en: 'An important post is meant for you' },
    on: true,
    personal: true,
  });
  notifications.defineKind({
    kind: newsKinds.mentioned,
    label: { de: 'Ein Beitrag erwähnt Sie', en: 'A post mentions you' },
    on: true,
    personal: true,
    reachesSubstitute: true,
  });
  notifications.defineKind({
    kind: newsKinds.handedIn,
    label: { de: 'Ein Beitrag wartet auf Ihre Freigabe', en: 'A post waits for your approval' },
    on: true,
    personal: true,
    reachesSubstitute: true,
  });
  notifications.defineKind({
    kind: newsKinds.returned,
    label: { de: 'Ihr Beitrag kommt mit einer Begründung zurück', en: 'Your post comes back with a reason' },
    on: true,
    personal: true,
  });
  notifications.defineKind({
    kind: newsKinds.cameOut,
    label: { de: 'Ihr Beitrag ist erschienen', en: 'Your post has come out' },
    on: true,
    personal: true,
  });
}

/** Once for each time that it is handed in. */
export async function notifyHandedIn(
  context: NewsContext,
  tx: Tx,
  actor: Actor,
  post: PostRow,
  channel: ChannelRow,
): Promise<void> {
  await context.host.notifications.notify(tx, {
    kind: newsKinds.handedIn,
    persons: await listEditors(context, tx, channel),
    ref: postRef(post.id),
    text: {
      de: `Für den Kanal „${channel.name}“ wurde ein Beitrag eingereicht.`,
      en: `A post was handed in for the channel “${channel.name}”.`,
    },
    dedupeKey: `${newsKinds.handedIn}:${post.id}:${post.revision}`,
    causedBy: actor.person,
    ...(channel.space !== null && { space: channel.space }),
  });
}

/** It is decided, or taken back: nobody has to do anything any more. */
export async function settleHandedIn({ host }: NewsContext, tx: Tx, post: PostRow, by?: string): Promise<void> {
  const withdrawn = { refs: [postRef(post.id)], kinds: [newsKinds.handedIn] };
  await host.notifications.withdraw(tx, { ...withdrawn, ...(by !== undefined && { by }) });
}

export async function notifyReturned(context: NewsContext, tx: Tx, actor: Actor, post: PostRow): Promise<void> {
  await context.host.notifications.notify(tx, {
    kind: newsKinds.returned,
    persons: await listAuthors(tx, post),
    ref: postRef(post.id),
    text: {
      de: 'Die Redaktion hat Ihnen den Beitrag mit einer Begründung zurückgegeben.',
      en: 'The editors have given your post back, with a reason.',
    },
    dedupeKey: `${newsKinds.returned}:${post.id}:${post.revision}`,
    causedBy: actor.person,
  });
}
