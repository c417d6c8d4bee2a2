import type { Tx } from '@kontor/database';
import { postRef, translationRef } from '../../shared/index.ts';
import type { NewsContext } from '../news-context.ts';
import { tellLosses } from '../post-losses.ts';
import { keptDeletedDays } from '../post-service.ts';
import { type PostRow, removePost, writePost } from '../post-store.ts';
import { countDeleted, countOver, lockDeleted, lockOver } from './post-period-store.ts';

/** What goes of the news by its age: to the trash what is over, and from there for good. */
export function providePostPeriods(context: NewsContext): void {
  const { periods } = context.host;
  periods.provide({
    kind: 'news.over',
    label: { de: 'Beiträge, die abgelaufen oder zurückgezogen sind', en: 'Posts that have expired or were withdrawn' },
    counts: {
      de: 'Gezählt ab der letzten Änderung; kommt dann zum Gelöschten',
      en: 'Counted from the last change; then deleted, and restorable for a while',
    },
    byDefault: null,
    least: 30,
    most: 3650,
    mayBeNever: true,
    ofSpace: true,
    count: countOver,
    async expire(tx, expiring) {
      const posts = await lockOver(tx, expiring);
      for (const post of posts) await putAway(context, tx, post);
      return posts.length;
    },
  });
  periods.provide({
    kind: 'news.trash',
    label: { de: 'Gelöschte Beiträge', en: 'Deleted posts' },
    counts: {
      de: 'Gezählt ab dem Löschen; danach mit Fassungen, Kommentaren und Dateien endgültig weg',
      en: 'Counted from deletion; then gone for good, with versions, comments and files',
    },
    byDefault: keptDeletedDays,
    least: 7,
    // Longer ago nothing is restored.
    most: keptDeletedDays,
    mayBeNever: false,
    isOld: true,
    ofSpace: true,
    count: countDeleted,
    async expire(tx, expiring) {
      const ids = await lockDeleted(tx, expiring);
      for (const id of ids) await purge(context, tx, id);
      return ids.length;
    },
  });
}

async function putAway(context: NewsContext, tx: Tx, post: PostRow): Promise<void> {
  const { now } = context;
  await tellLosses(context, tx, undefined, post, () => writePost(tx, { ...post, deleted_at: now, changed_at: now }));
  await context.announceChange(tx, undefined, post);
}

/** With its texts and files. */
async function purge({ host }: NewsContext, tx: Tx, id: string): Promise<void> {
  for (const ref of [postRef(id), translationRef(id)]) await host.collab.delete(tx, ref);
  await host.files.removeOf(tx, [postRef(id)]);
  await removePost(tx, id);
}
