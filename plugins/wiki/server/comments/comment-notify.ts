import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { pageRef } from '../../shared/index.ts';
import type { PageContext } from '../page-context.ts';
import type { PageRow } from '../page-store.ts';
import { threadRef } from './thread-ref.ts';

const commented = 'wiki.commented';

export function defineCommentKinds({ host }: PageContext): void {
  host.notifications.defineKind({
    kind: commented,
    label: {
      de: 'Jemand kommentiert Ihre Wikiseite oder antwortet Ihnen dort',
      en: 'Somebody comments on your wiki page or answers you there',
    },
    on: true,
  });
}

/** Tells whoever is responsible for the page, and who has said something in the thread. */
export async function notifyCommented(
  { host }: PageContext,
  tx: Tx,
  actor: Actor,
  page: PageRow,
  { thread, comment, said }: { readonly thread: string; readonly comment: string; readonly said: readonly string[] },
): Promise<void> {
  const [author] = await host.people.findPersons(tx, [actor.person]);
  const name = author?.name ?? '';
  await host.notifications.notify(tx, {
    kind: commented,
    persons: [...new Set([...said, ...(page.owner === null ? [] : [page.owner])])],
    ref: pageRef(page.id),
    space: page.space,
    text: { de: `${name} hat die Seite kommentiert.`, en: `${name} commented on the page.` },
    dedupeKey: `${commented}:${comment}`,
    causedBy: actor.person,
    replyTo: threadRef(thread),
  });
}
