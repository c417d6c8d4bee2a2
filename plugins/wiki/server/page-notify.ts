import { parseRef } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { pageRef } from '../shared/index.ts';
import type { PageContext } from './page-context.ts';
import type { PageRow } from './page-store.ts';
import { listWatchers } from './shelf-store.ts';

const mentioned = 'wiki.mentioned';
const edited = 'wiki.page_edited';

export function definePageKinds({ host }: PageContext): void {
  host.notifications.defineKind({
    kind: mentioned,
    label: { de: 'Jemand erwähnt Sie in einer Wikiseite', en: 'Somebody mentions you in a wiki page' },
    on: true,
    personal: true,
    reachesSubstitute: true,
  });
  host.notifications.defineKind({
    kind: edited,
    label: { de: 'Eine Wikiseite, die Sie beobachten, ist geändert', en: 'A wiki page that you watch has changed' },
    on: true,
  });
}

/** Once for each person and page, whoever of the authors wrote it; drafts and templates tell nobody. */
export async function notifyMentioned(
  { host }: PageContext,
  tx: Tx,
  page: PageRow,
  { named, authors }: { readonly named: readonly string[]; readonly authors: readonly string[] },
): Promise<void> {
  if (page.draft_of !== null || page.template_for !== null) return;
  const [author] = authors;
  for (const ref of named) {
    const person = parseRef(ref)?.id;
    if (person === undefined || authors.includes(person)) continue;
    await host.notifications.notify(tx, {
      kind: mentioned,
      persons: [person],
      ref: pageRef(page.id),
      space: page.space,
      text: { de: 'Sie werden auf einer Seite erwähnt.', en: 'You are mentioned on a page.' },
      dedupeKey: `${mentioned}:${page.id}:${person}`,
      causedBy: author,
    });
  }
}

/** One entry for each page however often it changes: it comes back as unread once it was read. */
export async function notifyEdited(
  { host }: PageContext,
  tx: Tx,
  page: PageRow,
  authors: readonly string[],
): Promise<void> {
  const watching = (await listWatchers(tx, page.id)).filter((person) => !authors.includes(person));
  if (watching.length === 0 || page.draft_of !== null) return;
  await host.notifications.notify(tx, {
    kind: edited,
    persons: watching,
    ref: pageRef(page.id),
    space: page.space,
    text: { de: 'Eine Seite, die Sie beobachten, wurde geändert.', en: 'A page that you watch was changed.' },
    dedupeKey: `${edited}:${page.id}`,
    renews: true,
    causedBy: authors.at(-1),
  });
}
