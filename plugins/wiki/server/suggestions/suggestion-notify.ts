import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { pageRef } from '../../shared/index.ts';
import type { PageContext } from '../page-context.ts';
import type { PageRow } from '../page-store.ts';
import type { SuggestionRow } from './suggestion-store.ts';

const suggested = 'wiki.suggested';
const settled = 'wiki.suggestion_settled';

export function defineSuggestionKinds({ host }: PageContext): void {
  const kinds = [
    [suggested, 'Jemand schlägt für Ihre Wikiseite eine Änderung vor', 'Somebody suggests a change to your wiki page'],
    [settled, 'Über Ihren Vorschlag im Wiki ist entschieden', 'Your suggestion in the wiki is settled'],
  ] as const;
  for (const [kind, de, en] of kinds) host.notifications.defineKind({ kind, label: { de, en }, on: true });
}

/** Tells whoever is responsible for the page. */
export async function notifySuggested(
  context: PageContext,
  tx: Tx,
  actor: Actor,
  page: PageRow,
  suggestion: string,
): Promise<void> {
  const name = await nameOf(context, tx, actor);
  await context.host.notifications.notify(tx, {
    kind: suggested,
    persons: page.owner === null ? [] : [page.owner],
    ref: pageRef(page.id),
    space: page.space,
    text: { de: `${name} schlägt eine Änderung der Seite vor.`, en: `${name} suggests a change to the page.` },
    dedupeKey: `${suggested}:${suggestion}`,
    causedBy: actor.person,
  });
}

/** Tells the author what became of it. */
export async function notifySettled(context: PageContext, tx: Tx, actor: Actor, row: SuggestionRow): Promise<void> {
  const name = await nameOf(context, tx, actor);
  const text =
    row.state === 'accepted'
      ? { de: `${name} hat Ihren Vorschlag übernommen.`, en: `${name} accepted your suggestion.` }
      : { de: `${name} hat Ihren Vorschlag abgelehnt.`, en: `${name} rejected your suggestion.` };
  await context.host.notifications.notify(tx, {
    kind: settled,
    persons: [row.author],
    ref: pageRef(row.page),
    text,
    dedupeKey: `${settled}:${row.id}:${row.settled_at?.toISOString() ?? ''}`,
    causedBy: actor.person,
  });
}

async function nameOf({ host }: PageContext, tx: Tx, actor: Actor): Promise<string> {
  const [person] = await host.people.findPersons(tx, [actor.person]);
  return person?.name ?? '';
}
