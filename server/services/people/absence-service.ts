import { addDays, type IsoDate, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import {
  type Absence,
  absenceDates,
  absenceNotFound,
  absenceOverlaps,
  endOfAbsence,
  personNotFound,
  roleNeeded,
  startOfAbsence,
  substituteSelf,
} from '@kontor/schema';
import { announceAbsence, listSubstitutes } from './absence-announcement.ts';
import { planMoments } from './absence-moments.ts';
import * as absenceStore from './absence-store.ts';
import { administers, type PeopleContext, today } from './people-context.ts';
import { findPersons, lockPersons } from './person-store.ts';
import { listCoveredNow, minuteNow } from './substitute-service.ts';

export interface NewAbsence {
  readonly person?: string | undefined;
  readonly from: IsoDate;
  readonly until: IsoDate;
  /** By the organisation's clock; without one the whole day. */
  readonly fromTime?: string | null;
  readonly untilTime?: string | null;
  /** For the own units and managers. */
  readonly note: string | null;
  /** For everybody else. */
  readonly noteForAll?: string | null;
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
  const entered: Absence = { ...absenceOf(absence), id: newId(), person };
  await checkAbsence(context, tx, entered);
  await absenceStore.insertAbsence(tx, entered);
  await planMoments(context, tx, entered);
  await announceChange(context, tx, actor, [entered]);
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
  if (!stored || stored.person !== actor.person || isOver(context, stored)) throw absenceNotFound();
  const changed: Absence = { ...stored, ...absenceOf(change) };
  await checkAbsence(context, tx, changed);
  const before = await listSubstitutes(context, tx, actor.person);
  await absenceStore.updateAbsence(tx, changed);
  await planMoments(context, tx, changed);
  await announceChange(context, tx, actor, [stored, changed], before);
  return changed;
}

function absenceOf({ from, until, fromTime, untilTime, note, noteForAll, substitute }: Omit<NewAbsence, 'person'>) {
  const times = { fromTime: fromTime ?? null, untilTime: untilTime ?? null };
  return { from, until, ...times, note, noteForAll: noteForAll ?? null, substitute };
}

function isOver(context: PeopleContext, absence: Absence): boolean {
  return endOfAbsence(absence) <= minuteNow(context);
}

async function checkAbsence(context: PeopleContext, tx: Tx, absence: Absence): Promise<void> {
  if (endOfAbsence(absence) <= startOfAbsence(absence)) throw absenceDates();
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
  const stored = await absenceStore.listAbsencesFrom(tx, person, today(context));
  const absences = stored.filter((absence) => !isOver(context, absence));
  const substitutes = absences.flatMap(({ substitute }) => (substitute === null ? [] : [substitute]));
  const names = new Map((await findPersons(tx, substitutes)).map(({ id, name }) => [id, name]));
  return absences.map((absence) => ({ ...absence, substituteName: names.get(absence.substitute ?? '') ?? null }));
}

/** An absence of somebody else, without the notes. */
type StandIn = Pick<Absence, 'id' | 'person' | 'from' | 'until' | 'fromTime' | 'untilTime'> & {
  readonly name: string;
};

/** In whose absences, present and to come, a person stands in, as named or now as the chain has it; the next first. */
export async function listStandIns(context: PeopleContext, tx: Tx, substitute: string): Promise<StandIn[]> {
  const named = await absenceStore.listStandInsFrom(tx, substitute, today(context));
  const known = new Set(named.map(({ id }) => id));
  const covered = (await listCoveredNow(context, tx, substitute)).filter(({ id }) => !known.has(id));
  const absences = [...covered, ...named.filter((absence) => !isOver(context, absence))].sort((one, other) =>
    startOfAbsence(one).localeCompare(startOfAbsence(other)),
  );
  const persons = absences.map(({ person }) => person);
  const names = new Map((await findPersons(tx, persons)).map(({ id, name }) => [id, name]));
  return absences.map(({ id, person, from, until, fromTime, untilTime }) => {
    return { id, person, from, until, fromTime, untilTime, name: names.get(person) ?? '' };
  });
}

/** Removes an absence to come; one that runs ends with yesterday, since the person is back. */
export async function removeAbsence(context: PeopleContext, tx: Tx, actor: Actor, id: string): Promise<void> {
  const day = today(context);
  const absence = await absenceStore.lockAbsence(tx, id);
  if (!absence || isOver(context, absence)) throw absenceNotFound();
  if (absence.person !== actor.person && !(await administers(context, tx, actor))) throw absenceNotFound();
  const before = await listSubstitutes(context, tx, absence.person);
  if (absence.from < day) await absenceStore.endAbsence(tx, id, addDays(day, -1));
  else await absenceStore.deleteAbsence(tx, id);
  await announceChange(context, tx, actor, [absence], before);
}

async function checkSubstitute(context: PeopleContext, tx: Tx, id: string | null): Promise<void> {
  if (id === null) return;
  const [substitute] = await findPersons(tx, [id]);
  const gone = substitute?.validUntil != null && substitute.validUntil < today(context);
  if (!substitute || gone) throw personNotFound({ field: 'substitute' });
}

/** An administrator who enters or removes a colleague's absence leaves a trace. */
async function announceChange(
  context: PeopleContext,
  tx: Tx,
  actor: Actor,
  absences: readonly [Absence, ...Absence[]],
  before: readonly string[] = [],
): Promise<void> {
  await announceAbsence(context, tx, actor, absences, before);
  const [{ person }] = absences;
  if (person !== actor.person) {
    await context.audit.append(tx, { kind: 'people.absence_changed', actor, object: `people/person/${person}` });
  }
}
