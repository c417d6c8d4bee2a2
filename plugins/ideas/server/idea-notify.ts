import type { Sentence } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { ideaRef } from '../shared/index.ts';
import type { BoxRow } from './box-store.ts';
import { listFollowers } from './follow-store.ts';
import type { FoundIdea } from './idea-access.ts';
import type { IdeaRow } from './idea-store.ts';
import type { IdeasContext } from './ideas-context.ts';

const submitted = 'ideas.submitted';
const answered = 'ideas.answered';
const commented = 'ideas.commented';
const mentioned = 'ideas.mentioned';
const assigned = 'ideas.assigned';
const due = 'ideas.due';

export function defineIdeaKinds({ host }: IdeasContext): void {
  const kinds: Readonly<Record<string, Sentence>> = {
    [submitted]: {
      de: 'In einem Ideenkasten, für den Sie entscheiden, ist eine Idee',
      en: 'There is an idea in a suggestion box for which you decide',
    },
    [answered]: {
      de: 'Die Stelle antwortet auf eine Idee, die Sie eingereicht haben oder verfolgen',
      en: 'The office answers an idea that you submitted or follow',
    },
    [commented]: {
      de: 'Jemand kommentiert eine Idee, die Sie eingereicht haben oder verfolgen',
      en: 'Somebody comments on an idea that you submitted or follow',
    },
    [mentioned]: { de: 'Jemand nennt Sie bei einer Idee', en: 'Somebody names you at an idea' },
    [assigned]: { de: 'Sie sollen eine Idee prüfen', en: 'You are to review an idea' },
    [due]: { de: 'Eine Idee wartet auf Ihre Antwort', en: 'An idea waits for your answer' },
  };
  const personal = new Set([mentioned, assigned, due]);
  const reaching = new Set([submitted, mentioned, assigned, due]);
  for (const [kind, label] of Object.entries(kinds))
    host.notifications.defineKind({
      ...{ kind, label, on: true },
      ...(personal.has(kind) && { personal: true }),
      ...(reaching.has(kind) && { reachesSubstitute: true }),
    });
}

/** The office; of an idea without a name nothing says who caused it. */
export async function notifySubmitted(context: IdeasContext, tx: Tx, row: IdeaRow, box: BoxRow): Promise<void> {
  const office = (await context.findOffices(tx, [box], { withSubstitutes: false })).get(box.id) ?? [];
  await context.host.notifications.notify(tx, {
    kind: submitted,
    persons: [...office],
    ref: ideaRef(row.id),
    text: {
      de: `Im Ideenkasten „${box.name}“ ist eine neue Idee.`,
      en: `There is a new idea in the suggestion box “${box.name}”.`,
    },
    dedupeKey: `${submitted}:${row.id}`,
    causedBy: row.author ?? undefined,
  });
}

/** Its author by name, and who follows it: one entry however many answers come before somebody reads them. */
export async function notifyAnswered(
  context: IdeasContext,
  tx: Tx,
  actor: Actor,
  row: IdeaRow,
  persons?: readonly string[],
): Promise<void> {
  await context.host.notifications.notify(tx, {
    kind: answered,
    persons: persons ?? (await listFollowers(tx, row.id)),
    ref: ideaRef(row.id),
    text: { de: 'Es gibt eine Antwort zu dieser Idee.', en: 'There is an answer to this idea.' },
    dedupeKey: `${answered}:${row.id}`,
    renews: true,
    causedBy: actor.person,
  });
}

/** Whoever is named hears of that, the others that something was said. */
export async function notifyCommented(
  context: IdeasContext,
  tx: Tx,
  actor: Actor | undefined,
  { row }: Pick<FoundIdea, 'row'>,
  { comment, mentions }: { readonly comment: string; readonly mentions: readonly string[] },
): Promise<void> {
  const { notifications } = context.host;
  const name = actor === undefined ? undefined : await context.nameOf(tx, actor.person);
  const shared = { ref: ideaRef(row.id), causedBy: actor?.person };
  if (name !== undefined)
    await notifications.notify(tx, {
      ...shared,
      kind: mentioned,
      persons: mentions,
      text: { de: `${name} hat Sie bei einer Idee genannt.`, en: `${name} named you at an idea.` },
      dedupeKey: `${mentioned}:${comment}`,
    });
  const followers = await listFollowers(tx, row.id);
  const who = { de: name ?? 'Wer sie eingereicht hat,', en: name ?? 'Who submitted it' };
  await notifications.notify(tx, {
    ...shared,
    kind: commented,
    persons: followers.filter((person) => !mentions.includes(person)),
    text: { de: `${who.de} hat die Idee kommentiert.`, en: `${who.en} commented on the idea.` },
    dedupeKey: `${commented}:${row.id}`,
    renews: true,
  });
}

/** Whom the text of a new idea names. */
export async function notifyMentioned(
  context: IdeasContext,
  tx: Tx,
  actor: Actor,
  row: IdeaRow,
  persons: readonly string[],
): Promise<void> {
  const name = await context.nameOf(tx, actor.person);
  await context.host.notifications.notify(tx, {
    kind: mentioned,
    persons,
    ref: ideaRef(row.id),
    text: { de: `${name} hat Sie bei einer Idee genannt.`, en: `${name} named you at an idea.` },
    dedupeKey: `${mentioned}:${row.id}`,
    causedBy: actor.person,
  });
}

export async function notifyAssigned(context: IdeasContext, tx: Tx, actor: Actor, row: IdeaRow): Promise<void> {
  if (row.responsible === null) return;
  const name = await context.nameOf(tx, actor.person);
  await context.host.notifications.notify(tx, {
    kind: assigned,
    persons: [row.responsible],
    ref: ideaRef(row.id),
    text: { de: `${name} bittet Sie, diese Idee zu prüfen.`, en: `${name} asks you to review this idea.` },
    dedupeKey: `${assigned}:${row.id}:${row.responsible}:${row.revision}`,
    causedBy: actor.person,
  });
}

/** Who looks at it, else the office; once for each day that was promised. */
export async function notifyDue(
  context: IdeasContext,
  tx: Tx,
  row: IdeaRow,
  { box, day }: { readonly box: BoxRow; readonly day: string },
): Promise<void> {
  const office = (await context.findOffices(tx, [box], { withSubstitutes: false })).get(box.id) ?? [];
  await context.host.notifications.notify(tx, {
    kind: due,
    persons: row.responsible === null ? [...office] : [row.responsible],
    ref: ideaRef(row.id),
    text: { de: 'Diese Idee wartet auf eine Antwort.', en: 'This idea waits for an answer.' },
    dedupeKey: `${due}:${row.id}:${day}`,
    causedBy: undefined,
  });
}

/** Nothing is left to be done about it. */
export async function withdrawDue(
  { host }: IdeasContext,
  tx: Tx,
  { id }: Pick<IdeaRow, 'id'>,
  by?: string,
): Promise<void> {
  const withdrawn = { refs: [ideaRef(id)], kinds: [due, submitted, assigned] };
  await host.notifications.withdraw(tx, { ...withdrawn, ...(by !== undefined && { by }) });
}

export async function settleAnswered({ host }: IdeasContext, tx: Tx, person: string, idea: string): Promise<void> {
  await host.notifications.settle(tx, { person, ref: ideaRef(idea), kinds: [answered] });
}
