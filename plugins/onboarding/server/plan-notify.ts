import type { Sentence } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { planRef } from '../shared/index.ts';
import type { OnboardingContext } from './onboarding-context.ts';
import { listItems, type PlanRow } from './plan-store.ts';

const begun = 'onboarding.begun';
const mentoring = 'onboarding.mentor';
const complete = 'onboarding.complete';

export function definePlanKinds({ host }: OnboardingContext): void {
  const kinds: Readonly<Record<string, Sentence>> = {
    [begun]: { de: 'Für Sie beginnt eine Einarbeitung', en: 'An onboarding list is begun for you' },
    [mentoring]: { de: 'Sie begleiten eine Person bei der Einarbeitung', en: 'You are to help somebody settle in' },
    [complete]: {
      de: 'Eine Person, die Sie einarbeiten, hat alles erledigt und zeigt es Ihnen',
      en: 'Somebody whom you onboard has done everything, and shows it to you',
    },
  };
  for (const [kind, label] of Object.entries(kinds)) host.notifications.defineKind({ kind, label, on: true });
}

export async function notifyBegun({ host }: OnboardingContext, tx: Tx, actor: Actor, plan: PlanRow): Promise<void> {
  const [by] = await host.people.findPersons(tx, [actor.person]);
  const name = by?.name ?? '';
  await host.notifications.notify(tx, {
    kind: begun,
    persons: [plan.person],
    ref: planRef(plan.id),
    text: {
      de: `${name} hat für Ihre ersten Wochen eine Liste zusammengestellt.`,
      en: `${name} has put together a list for your first weeks.`,
    },
    dedupeKey: `${begun}:${plan.id}`,
    causedBy: actor.person,
  });
}

/** Whoever ticks something off has seen that it began. */
export async function settleBegun({ host }: OnboardingContext, tx: Tx, { id, person }: PlanRow): Promise<void> {
  await host.notifications.settle(tx, { person, ref: planRef(id), kinds: [begun] });
}

/** Of a list that has ended nobody need be told. */
export async function withdrawPlan({ host }: OnboardingContext, tx: Tx, { id }: PlanRow): Promise<void> {
  await host.notifications.withdraw(tx, { refs: [planRef(id)], kinds: [begun] });
}

/** They see whom they are there for, and nothing of the list. */
export async function notifyMentor(
  { host }: OnboardingContext,
  tx: Tx,
  actor: Actor,
  { id, person, mentor, starts_on: day }: PlanRow,
): Promise<void> {
  if (mentor === null) return;
  const [whom] = await host.people.findPersons(tx, [person]);
  const name = whom?.name ?? '';
  const on = (language: string) =>
    new Date(`${day}T12:00:00Z`).toLocaleDateString(language, { dateStyle: 'long', timeZone: 'UTC' });
  await host.notifications.notify(tx, {
    kind: mentoring,
    persons: [mentor],
    ref: `people/person/${person}`,
    text: {
      de: `Sie begleiten ${name} bei der Einarbeitung. Der erste Tag ist der ${on('de')}.`,
      en: `You help ${name} settle in. The first day is ${on('en-GB')}.`,
    },
    dedupeKey: `${mentoring}:${id}:${mentor}`,
    causedBy: actor.person,
  });
}

/** Once, and only where the person shows what is done: who began it is told, else who leads the person. */
export async function notifyComplete(context: OnboardingContext, tx: Tx, plan: PlanRow): Promise<void> {
  if (!plan.shared) return;
  const items = await listItems(tx, [plan.id]);
  if (items.length === 0 || items.some(({ done_at: done }) => done === null)) return;
  const told = await context.listTold(tx, plan);
  const [person] = await context.host.people.findPersons(tx, [plan.person]);
  const name = person?.name ?? '';
  await context.host.notifications.notify(tx, {
    kind: complete,
    persons: plan.begun_by !== null && told.includes(plan.begun_by) ? [plan.begun_by] : told,
    ref: planRef(plan.id),
    text: {
      de: `${name} hat alles aus der Einarbeitung erledigt.`,
      en: `${name} has done everything on the onboarding list.`,
    },
    dedupeKey: `${complete}:${plan.id}`,
    causedBy: plan.person,
  });
}
