import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { pageRef } from '../shared/index.ts';
import type { PageContext } from './page-context.ts';
import type { PageRow } from './page-store.ts';

export const ownedKind = 'wiki.page_owned';
const reported = 'wiki.page_reported';
const confirmed = 'wiki.page_confirmed';
const due = 'wiki.review_due';
const ownerless = 'wiki.owner_gone';

export function defineReviewKinds({ host }: PageContext): void {
  const kinds = [
    [ownedKind, 'Sie sind für eine Wikiseite zuständig', 'You are responsible for a wiki page'],
    [reported, 'Eine Wikiseite von Ihnen ist als veraltet gemeldet', 'A wiki page of yours is reported as outdated'],
    [confirmed, 'Eine von Ihnen gemeldete Wikiseite wurde geprüft', 'A wiki page that you reported was checked'],
    [due, 'Eine Wikiseite von Ihnen ist zu prüfen', 'A wiki page of yours is to be checked'],
    [
      ownerless,
      'Für Wikiseiten in einem Ihrer Bereiche ist niemand mehr zuständig',
      'Wiki pages of your spaces have nobody responsible any more',
    ],
  ] as const;
  // What somebody is to look after does not wait until they are back.
  const reaching: ReadonlySet<string> = new Set([reported, due]);
  for (const [kind, de, en] of kinds)
    host.notifications.defineKind({
      ...{ kind, label: { de, en }, on: true },
      ...(reaching.has(kind) && { reachesSubstitute: true }),
    });
}

export async function notifyOwned(
  { host }: PageContext,
  tx: Tx,
  actor: Actor,
  page: PageRow,
  owner: string,
): Promise<void> {
  await host.notifications.notify(tx, {
    kind: ownedKind,
    persons: [owner],
    ref: pageRef(page.id),
    space: page.space,
    text: { de: 'Sie sind jetzt für diese Seite zuständig.', en: 'You are responsible for this page now.' },
    dedupeKey: `${ownedKind}:${page.id}:${page.revision}`,
    causedBy: actor.person,
  });
}

/** To whom is responsible; where nobody is, to the owners of the space. */
export async function notifyReported(
  context: PageContext,
  tx: Tx,
  actor: Actor,
  page: PageRow,
  report: string,
): Promise<void> {
  const [reader] = await context.host.people.findPersons(tx, [actor.person]);
  const name = reader?.name ?? '';
  await context.host.notifications.notify(tx, {
    kind: reported,
    persons: await listResponsible(context, tx, page),
    ref: pageRef(page.id),
    space: page.space,
    text: { de: `${name} hält die Seite für veraltet.`, en: `${name} thinks that the page is outdated.` },
    dedupeKey: `${reported}:${report}`,
    causedBy: actor.person,
  });
}

export async function notifyConfirmed(
  { host }: PageContext,
  tx: Tx,
  actor: Actor,
  page: PageRow,
  persons: readonly string[],
): Promise<void> {
  await host.notifications.notify(tx, {
    kind: confirmed,
    persons,
    ref: pageRef(page.id),
    space: page.space,
    text: {
      de: 'Die Seite, die Sie als veraltet gemeldet haben, wurde geprüft.',
      en: 'The page that you reported as outdated was checked.',
    },
    dedupeKey: `${confirmed}:${page.id}:${page.revision}`,
    causedBy: actor.person,
  });
}

/** Tells whoever made a report that somebody has dealt with it. */
export async function notifySettledReport(
  { host }: PageContext,
  tx: Tx,
  actor: Actor,
  report: { readonly id: string; readonly page: string; readonly person: string },
): Promise<void> {
  await host.notifications.notify(tx, {
    kind: confirmed,
    persons: [report.person],
    ref: pageRef(report.page),
    text: { de: 'Ihr Hinweis auf Veraltetes ist erledigt.', en: 'Your report of something outdated is dealt with.' },
    dedupeKey: `${confirmed}:${report.id}`,
    causedBy: actor.person,
  });
}

/** Once before the day, and once after it. */
export async function notifyDue(context: PageContext, tx: Tx, page: PageRow, state: 'due' | 'expired'): Promise<void> {
  const text =
    state === 'due'
      ? { de: 'Die Seite ist bald zu prüfen.', en: 'The page is to be checked soon.' }
      : { de: 'Die Seite wurde nicht rechtzeitig geprüft.', en: 'The page was not checked in time.' };
  await context.host.notifications.notify(tx, {
    kind: due,
    persons: await listResponsible(context, tx, page),
    ref: pageRef(page.id),
    space: page.space,
    text,
    dedupeKey: `${due}:${page.id}:${page.review_on}:${state}`,
    causedBy: undefined,
  });
}

/** Tells the owners of a space that somebody else has to take over pages. */
export async function notifyOwnerless(
  context: PageContext,
  tx: Tx,
  space: string,
  gone: { readonly person: string; readonly pages: number },
): Promise<void> {
  const { host } = context;
  const [person] = await host.people.findPersons(tx, [gone.person]);
  const name = person?.name ?? '';
  await host.notifications.notify(tx, {
    kind: ownerless,
    persons: await listSpaceOwners(context, tx, space),
    ref: `spaces/space/${space}`,
    text: {
      de: `${name} hat keinen Zugang mehr und war für ${gone.pages} Wikiseiten zuständig. Bitte übergeben Sie sie.`,
      en: `${name} has no access any more and was responsible for ${gone.pages} wiki pages. Please hand them over.`,
    },
    dedupeKey: `${ownerless}:${space}:${gone.person}`,
    causedBy: undefined,
  });
}

async function listResponsible(context: PageContext, tx: Tx, page: PageRow): Promise<string[]> {
  const isThere = page.owner !== null && (await context.rights.find(tx, { person: page.owner }, page));
  return page.owner !== null && isThere ? [page.owner] : listSpaceOwners(context, tx, page.space);
}

async function listSpaceOwners({ host }: PageContext, tx: Tx, space: string): Promise<string[]> {
  const holders = await host.permissions.listPersonsOf(tx, space);
  return holders.filter(({ role }) => role === 'owner').map(({ person }) => person);
}
