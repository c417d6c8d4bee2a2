import { parseRef } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import { planRef } from '../shared/index.ts';
import type { OnboardingContext } from './onboarding-context.ts';
import { lockPlan, updatePlan } from './plan-store.ts';

/** New colleagues whom somebody accompanies as a mentor. */
export function provideHandOver(context: OnboardingContext): void {
  context.host.handOver.provide({
    kind: 'onboarding.mentored',
    one: { de: 'eine Patenschaft beim Einstieg', en: 'a mentorship of a new colleague' },
    many: { de: 'Patenschaften beim Einstieg', en: 'mentorships of new colleagues' },
    onMove: 'goes',
    givenBy: 'managers',
    async list(tx, person) {
      const rows = await listMentored(tx, person);
      const persons = await context.host.people.findPersons(
        tx,
        rows.map((row) => row.person),
      );
      const names = new Map(persons.map(({ id, name }) => [id, name]));
      return rows.map((row) => ({ ref: planRef(row.id), title: names.get(row.person) ?? '', others: [] }));
    },
    async pass(tx, { actor, from, to, refs }) {
      for (const id of refs.map((ref) => parseRef(ref)?.id ?? '').sort()) {
        const plan = await lockPlan(tx, id);
        if (plan?.mentor !== from || plan.person === to) continue;
        await updatePlan(tx, id, { mentor: to, revision: plan.revision + 1 });
        await context.announceChange(tx, actor, plan);
      }
    },
  });
}

async function listMentored(tx: Tx, mentor: string): Promise<{ id: string; person: string }[]> {
  const { rows } = await sql<{ id: string; person: string }>`
    select id, person from onboarding_plans where mentor = ${mentor} and ended_at is null order by starts_on, id`.execute(
    tx,
  );
  return rows;
}
