import { addDays } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, HandOverProvider, JobDefinition, Notifications, Permissions } from '@kontor/plugin-api/server';
import type { listHandOvers, OutputOf, Person } from '@kontor/schema';
import { z } from 'zod';
import type { Core } from '../../core.ts';
import { notifyOpen } from './hand-over-notify.ts';
import type { HandOverStanding, Leaver } from './hand-over-standing.ts';
import { deleteItemsBefore } from './hand-over-store.ts';

export interface LeaverParts {
  readonly standing: HandOverStanding;
  readonly providers: readonly HandOverProvider[];
  readonly notifications: Notifications;
  readonly permissions: Permissions;
  /** Persons whose last day lies between two days, or whose account is suspended. */
  readonly listLeavers: (tx: Tx, from: string, until: string) => Promise<Person[]>;
}

const remindJob: JobDefinition = { name: 'hand-over.remind', data: z.object({}), longestRunSeconds: 3600 };
/** How long before the last day somebody is reminded, and for how long after it what is left is looked for. */
const daysBefore = 30;
const daysAfter = 730;
/** What was handed over to whom is of use while it may be asked for. */
const keptDays = 180;

async function listAll({ standing, listLeavers }: LeaverParts, tx: Tx): Promise<Leaver[]> {
  const { today } = standing;
  const leavers: Leaver[] = [];
  for (const { id } of await listLeavers(tx, addDays(today, -daysAfter), addDays(today, daysBefore))) {
    const leaver = await standing.findLeaver(tx, id);
    if (leaver) leavers.push(leaver);
  }
  return leavers;
}

async function countHeld({ providers }: LeaverParts, tx: Tx, person: string): Promise<number> {
  let count = 0;
  for (const provider of providers) count += (await provider.list(tx, person)).length;
  return count;
}

/** Those for whom the actor hands over, and of whom something is left; for administrators all. */
export async function listOpen(parts: LeaverParts, tx: Tx, actor: Actor): Promise<OutputOf<typeof listHandOvers>> {
  const people: OutputOf<typeof listHandOvers>['people'] = [];
  for (const leaver of await listAll(parts, tx)) {
    const as = parts.standing.asWhat(actor, leaver);
    if (as === undefined || as === 'self') continue;
    const open = await countHeld(parts, tx, leaver.person.id);
    const { id, name, validUntil: lastDay } = leaver.person;
    if (open > 0) people.push({ id, name, lastDay, isGone: leaver.isGone, open });
  }
  return { people };
}

/** Every morning: who goes soon and has not handed over, and what somebody left behind. */
export function scheduleLeavers(core: Core, parts: LeaverParts): void {
  core.jobs.define(remindJob, () => remindOfLeavers(core, parts));
  core.jobs.schedule(remindJob, '40 6 * * *', {});
}

export async function remindOfLeavers({ database, clock }: Pick<Core, 'database' | 'clock'>, parts: LeaverParts) {
  const leavers = await database.transaction((tx) => listAll(parts, tx));
  for (const leaver of leavers) await database.transaction((tx) => remindOf(parts, tx, leaver));
  const before = new Date(clock.now().getTime() - keptDays * 86_400_000);
  await database.transaction((tx) => deleteItemsBefore(tx, before));
}

async function remindOf(parts: LeaverParts, tx: Tx, { person, isGone, leads }: Leaver): Promise<void> {
  const { standing, permissions, notifications } = parts;
  const open = await countHeld(parts, tx, person.id);
  if (open === 0) return;
  const there = [...(await standing.filterThere(tx, leads.slice(0, 10)))];
  // Without anybody who leads them it is the administration's: nothing is left to nobody.
  const led = there.length > 0 ? there : await permissions.listAdministrators(tx);
  const persons = isGone ? led : [person.id, ...led];
  await notifyOpen(notifications, tx, { person, persons, open, week: isGone ? weekOf(standing.today) : 0 });
}

/** A number for each week, so that what is left behind is told once in it. */
function weekOf(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / (7 * 86_400_000));
}
