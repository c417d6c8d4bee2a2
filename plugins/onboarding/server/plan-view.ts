import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { ListedPlan, Plan } from '../shared/index.ts';
import type { OnboardingContext } from './onboarding-context.ts';
import { listItems, type PlanRow } from './plan-store.ts';

/** What somebody has to do with a list. */
export interface Standing {
  readonly isOwn: boolean;
  readonly mayChange: boolean;
  /** What is done is told to them. */
  readonly seesDone: boolean;
}

/** Of many lists at once; those of which the actor is to know nothing are left out. */
export async function findStandings(
  context: OnboardingContext,
  tx: Tx,
  actor: Actor,
  plans: readonly PlanRow[],
): Promise<Map<string, Standing>> {
  if (plans.length === 0) return new Map();
  const lead = await context.readLead(tx, actor);
  const leads = await context.findLed(
    tx,
    actor,
    lead,
    plans.map(({ person }) => person),
  );
  const standings = new Map<string, Standing>();
  for (const plan of plans) {
    const isLed = leads.has(plan.person);
    if (plan.person === actor.person) standings.set(plan.id, ownStanding);
    else if (isLed || lead.isAdministrator) {
      const seesDone = plan.shared && (isLed || plan.begun_by === actor.person);
      standings.set(plan.id, { isOwn: false, mayChange: true, seesDone });
    }
  }
  return standings;
}

export const ownStanding: Standing = { isOwn: true, mayChange: false, seesDone: true };

/** A list as one person sees it, who may: with the cards of what they may see. */
export async function readPlan(
  { host }: OnboardingContext,
  tx: Tx,
  actor: Actor,
  { plan, standing }: { readonly plan: PlanRow; readonly standing: Standing },
): Promise<Plan> {
  const rows = await listItems(tx, [plan.id]);
  const cards = await host.links.findCards(
    tx,
    actor,
    rows.flatMap(({ ref }) => ref ?? []),
  );
  const cardOf = new Map(cards.map((card) => [card.ref, card]));
  const named = await readNames(host, tx, [plan]);
  return {
    id: plan.id,
    person: named(plan.person) ?? { id: plan.person, name: '' },
    mentor: named(plan.mentor),
    begunBy: named(plan.begun_by),
    startsOn: plan.starts_on,
    isShared: plan.shared,
    isEnded: plan.ended_at !== null,
    revision: plan.revision,
    items: rows.map(({ id, kind, ref, text, note, within, done_at: done }) => ({
      ...{ id, kind, ref, text, note, within },
      card: (ref !== null && cardOf.get(ref)) || null,
      isDone: standing.seesDone ? done !== null : null,
    })),
    mayChange: standing.mayChange,
  };
}

/** In a list of lists; `told` are those of which the caller sees what is done. */
export async function listPlanViews(
  { host }: OnboardingContext,
  tx: Tx,
  plans: readonly PlanRow[],
  told: ReadonlySet<string>,
): Promise<ListedPlan[]> {
  const items = Map.groupBy(await listItems(tx, [...told]), ({ plan }) => plan);
  const named = await readNames(host, tx, plans);
  return plans.map((plan) => {
    const all = items.get(plan.id) ?? [];
    return {
      id: plan.id,
      person: named(plan.person) ?? { id: plan.person, name: '' },
      mentor: named(plan.mentor),
      startsOn: plan.starts_on,
      isEnded: plan.ended_at !== null,
      progress: told.has(plan.id)
        ? { done: all.filter(({ done_at: done }) => done !== null).length, all: all.length }
        : null,
    };
  });
}

async function readNames({ people }: OnboardingContext['host'], tx: Tx, plans: readonly PlanRow[]) {
  const ids = plans.flatMap(({ person, mentor, begun_by: by }) => [person, mentor, by]).filter((id) => id !== null);
  const names = new Map((await people.findPersons(tx, [...new Set(ids)])).map(({ id, name }) => [id, { id, name }]));
  return (id: string | null) => (id !== null && names.get(id)) || null;
}
