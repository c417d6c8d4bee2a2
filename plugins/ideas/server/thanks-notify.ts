import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { type ThankedSubject, thanksRef } from '../shared/index.ts';
import type { IdeasContext } from './ideas-context.ts';

const thanked = 'ideas.thanked';
const teamThanked = 'ideas.team_thanked';

export function defineThanksKinds({ host }: IdeasContext): void {
  host.notifications.defineKind({
    kind: thanked,
    label: { de: 'Jemand bedankt sich bei Ihnen', en: 'Somebody thanks you' },
    on: true,
    personal: true,
  });
  host.notifications.defineKind({
    kind: teamThanked,
    label: { de: 'Jemand bedankt sich bei Ihrem Team', en: 'Somebody thanks your team' },
    on: true,
  });
}

/** Those who are asked whether others may see it, and the rest of a team. */
export async function notifyThanked(
  { host }: IdeasContext,
  tx: Tx,
  actor: Actor,
  id: string,
  to: readonly ThankedSubject[],
): Promise<void> {
  const [author] = await host.people.findPersons(tx, [actor.person]);
  const name = author?.name ?? '';
  const units = to.flatMap(({ kind, id: unit }) => (kind === 'org-unit' ? [unit] : []));
  const persons = to.flatMap(({ kind, id: person }) => (kind === 'person' ? [person] : []));
  const shared = { ref: thanksRef(id), causedBy: actor.person };
  await host.notifications.notify(tx, {
    ...shared,
    kind: thanked,
    persons,
    text: {
      de: `${name} bedankt sich bei Ihnen und fragt, ob es andere sehen dürfen.`,
      en: `${name} thanks you, and asks whether others may see it.`,
    },
    dedupeKey: `${thanked}:${id}`,
  });
  for (const unit of units)
    await host.notifications.notify(tx, {
      ...shared,
      kind: teamThanked,
      persons: (await host.people.listMembers(tx, unit, true)).filter((person) => !persons.includes(person)),
      text: { de: `${name} bedankt sich bei Ihrem Team.`, en: `${name} thanks your team.` },
      dedupeKey: `${teamThanked}:${id}:${unit}`,
    });
}

export async function settleThanked({ host }: IdeasContext, tx: Tx, person: string, id: string): Promise<void> {
  await host.notifications.settle(tx, { person, ref: thanksRef(id), kinds: [thanked, teamThanked] });
}

export async function withdrawThanked({ host }: IdeasContext, tx: Tx, id: string): Promise<void> {
  await host.notifications.withdraw(tx, { refs: [thanksRef(id)], kinds: [thanked, teamThanked] });
}
