import { type IsoDate, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import {
  type Absence,
  absenceChanged,
  absenceDates,
  absenceNotFound,
  absenceOverlaps,
  personNotFound,
  roleNeeded,
  substituteSelf,
} from '@kontor/schema';
import * as absenceStore from './absence-store.ts';
import { administers, type PeopleContext, today } from './people-context.ts';
import { findPersons, lockPersons } from './person-store.ts';

export interface NewAbsence {
  readonly person?: string | undefined;
  readonly from: IsoDate;
  readonly until: IsoDate;
  readonly note: string | null;
  readonly substitute: string | null;
}

/** Enters an absence: everybody their own, administrators anybody's. */
export async function setAbsence(
  context: PeopleContext,
  tx: Tx,
  actor: Actor,
  { person: given, ...absence }: NewAbsence,
): Promise<Absence> {
  const person = given ?? actor.person;
  if (person !== actor.person && !(await administers(context, tx, actor))) throw roleNeeded();
  const entered: Absence = { ...absence, id: newId(), person };
  await checkAbsence(context, tx, entered);
  await absenceStore.insertAbsence(tx, entered);
  await announceChange(context, tx, actor, person);
  return entered;
}

export interface AbsenceChange extends Omit<NewAbsence, 'person'> {
  readonly absence: string;
}

/** Changes an own absence; what is over stays as it was. */
export async function changeAbsence(
  context: PeopleContext,
  tx: Tx,
  actor: Actor,
  { absence: id, ...change }: AbsenceChange,
): Promise<Absence> {
  await lockPersons(tx, [actor.person]);
  const stored = await absenceStore.lockAbsence(tx, id);
  if (!stored || stored.person !== actor.person || stored.until < today(context)) throw absenceNotFound();
  const changed: Absence = { ...stored, ...change };
  await checkAbsence(context, tx, changed);
  await absenceStore.updateAbsence(tx, changed);
  await announceChange(context, tx, actor, actor.person);
  return changed;
}

async function checkAbsence(context: PeopleContext, tx: Tx, absence: Absence): Promise<void> {
  if (absence.until < absence.from) throw absenceDates();
  if (absence.substitute === absence.person) throw substituteSelf();
  // The person's row is the lock: two absences entered at once must not overlap unseen.
  if ((await lockPersons(tx, [absence.person])).length === 0) throw personNotFound();
  await checkSubstitute(context, tx, absence.substitute);
  if (await absenceStore.overlapsAnother(tx, absence)) throw absenceOverlaps();
}

/** The own absences that are not over, with the names of substitutes. */
export async function listAbsences(
  context: PeopleContext,
  tx: Tx,
  person: string,
): Promise<(Absence & { substituteName: string | null })[]> {
  const absences = await absenceStore.listAbsencesFrom(tx, person, today(context));
  const substitutes = absences.flatMap(({ substitute }) => (substitute === null ? [] : [substitute]));
  const names = new Map((await findPersons(tx, substitutes)).map(({ id, name }) => [id, name]));
  return absences.map((absence) => ({ ...absence, substituteName: names.get(absence.substitute ?? '') ?? null }));
}

/** In whose absences, present and to come, a person stands in; the next first. */
export async function listStandIns(
  context: PeopleContext,
  tx: Tx,
  substitute: string,
): Promise<(Pick<Absence, 'id' | 'person' | 'from' | 'until'> & { name: string })[]> {
  const absences = await absenceStore.listStandInsFrom(tx, substitute, today(context));
  const persons = absences.map(({ person }) => person);
  const names = new Map((await findPersons(tx, persons)).map(({ id, name }) => [id, name]));
  return absences.map(({ id, person, from, until }) => ({ id, person, from, until, name: names.get(person) ?? '' }));
}

/** Removes an absence to come; one that runs ends with yesterday, since the person is back. */
export async function removeAbsence(context: PeopleContext, tx: Tx, actor: Actor, id: string): Promise<void> {
  const day = today(context);
  const absence = await absenceStore.lockAbsence(tx, id);
  if (!absence || absence.until < day) throw absenceNotFound();
  if (absence.person !== actor.person && !(await administers(context, tx, actor))) throw absenceNotFound();
  if (absence.from < day) await absenceStore.endAbsence(tx, id, dayBefore(day));
  else await absenceStore.deleteAbsence(tx, id);
  await announceChange(context, tx, actor, absence.person);
}

async function checkSubstitute(context: PeopleContext, tx: Tx, id: string | null): Promise<void> {
  if (id === null) return;
  const [substitute] = await findPersons(tx, [id]);
  const gone = substitute?.validUntil != null && substitute.validUntil < today(context);
  if (!substitute || gone) throw personNotFound({ field: 'substitute' });
}

/** An administrator who enters or removes a colleague's absence leaves a trace. */
async function announceChange(context: PeopleContext, tx: Tx, actor: Actor, person: string): Promise<void> {
  await context.events.append(tx, absenceChanged, { person }, { everyone: true }, { actor });
  if (person !== actor.person) {
    await context.audit.append(tx, { kind: 'people.absence_changed', actor, object: `people/person/${person}` });
  }
}

function dayBefore(day: IsoDate): IsoDate {
  const moment = new Date(`${day}T12:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() - 1);
  return moment.toISOString().slice(0, 10);
}
