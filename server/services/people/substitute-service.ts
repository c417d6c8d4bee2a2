import { localMinute } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, Substitution } from '@kontor/plugin-api/server';
import {
  type Absence,
  type AbsenceSpan,
  type findSubstitutes as findSubstitutesRoute,
  type OutputOf,
  type previewSubstitute,
  startOfAbsence,
} from '@kontor/schema';
import { findAbsencesAt, listOverlaps } from './absence-store.ts';
import type { PeopleContext } from './people-context.ts';
import { findPersons } from './person-store.ts';
import { followChain } from './substitute-chain.ts';
import { filterBelonging, findLeadsThere, listPerhapsCovered } from './substitute-store.ts';

type Minutes = Pick<PeopleContext, 'clock' | 'timeZone'>;

/** The minute that the organisation's clocks show now. */
export function minuteNow({ clock, timeZone }: Minutes): string {
  return localMinute(clock.now(), timeZone);
}

/**
 * Of these persons, those who are away at a minute, each with who stands in then (S2 to S5). A few queries however many they
 * are: one for each link of the longest chain.
 */
export async function findSubstitutesAt(
  tx: Tx,
  persons: readonly string[],
  minute: string,
): Promise<Map<string, Substitution>> {
  const known = new Map<string, Absence | undefined>();
  for (let asked = [...new Set(persons)]; asked.length > 0; ) {
    const found = new Map((await findAbsencesAt(tx, asked, minute)).map((absence) => [absence.person, absence]));
    for (const person of asked) known.set(person, found.get(person));
    const named = [...found.values()].flatMap(({ substitute }) => substitute ?? []);
    asked = [...new Set(named)].filter((person) => !known.has(person));
  }
  const belonging = await filterBelonging(tx, [...known.keys()], minute.slice(0, 10));
  const away = [...new Set(persons)].flatMap((person) => known.get(person) ?? []);
  const ends = new Map(
    away.map(({ person }) => [
      person,
      followChain(
        person,
        (one) => known.get(one),
        (one) => belonging.has(one),
      ),
    ]),
  );
  // Who named nobody chose that: only a chain that ran out goes to who leads the unit.
  const ranOut = away.filter(({ person, substitute }) => substitute !== null && !ends.get(person));
  const leads = await findLeadsThere(
    tx,
    ranOut.map(({ person }) => person),
    minute,
  );
  return new Map(
    away.map((absence) => {
      const end = ends.get(absence.person);
      const lead = leads.get(absence.person);
      const standsIn = end ?? (lead === undefined ? undefined : { substitute: lead, because: 'lead' as const });
      return [
        absence.person,
        { absence, substitute: standsIn?.substitute ?? null, because: standsIn?.because ?? null },
      ];
    }),
  );
}

/** Absences that run now and in which this person stands in, whoever was named (S6). */
export async function listCoveredNow(context: Minutes, tx: Tx, person: string): Promise<Absence[]> {
  const minute = minuteNow(context);
  const perhaps = await listPerhapsCovered(tx, person, minute);
  if (perhaps.length === 0) return [];
  const found = await findSubstitutesAt(tx, perhaps, minute);
  return [...found.values()].flatMap(({ absence, substitute }) => (substitute === person ? [absence] : []));
}

/** What everybody may know of who is away now: until when, and who stands in. */
export async function describeAway(
  context: Minutes,
  tx: Tx,
  persons: readonly string[],
): Promise<OutputOf<typeof findSubstitutesRoute>> {
  const found = [...(await findSubstitutesAt(tx, persons, minuteNow(context))).values()];
  const ids = found.flatMap(({ absence, substitute }) => [
    absence.person,
    ...(substitute === null ? [] : [substitute]),
  ]);
  const names = new Map((await findPersons(tx, ids)).map(({ id, name }) => [id, name]));
  return {
    away: found.map(({ absence: { person, until, untilTime }, substitute, because }) => ({
      person,
      name: names.get(person) ?? '',
      until,
      untilTime,
      substitute:
        substitute === null || because === null ? null : { id: substitute, name: names.get(substitute) ?? '', because },
    })),
  };
}

/** When a substitute is away during a planned absence, as far as they show it to the actor, and who stands in then. */
export async function previewAway(
  context: PeopleContext,
  tx: Tx,
  actor: Actor,
  { substitute, ...span }: AbsenceSpan & { readonly substitute: string },
): Promise<OutputOf<typeof previewSubstitute>> {
  const [first] = await listOverlaps(tx, substitute, span);
  if (!first) return { away: null };
  const isRunning = startOfAbsence(first) <= minuteNow(context);
  // That somebody is away now everybody sees; what is to come, those to whom they show it.
  if (!isRunning && !(await context.seesComing(tx, actor, [substitute])).has(substitute)) return { away: null };
  const begin = [startOfAbsence(span), startOfAbsence(first)].sort().at(-1) ?? startOfAbsence(span);
  const next = (await findSubstitutesAt(tx, [substitute], begin)).get(substitute)?.substitute;
  // Whoever plans to be away does not stand in for themselves.
  const [standsIn] = next == null || next === actor.person ? [] : await findPersons(tx, [next]);
  const { from, until, fromTime, untilTime } = first;
  return {
    away: { from, until, fromTime, untilTime, standsIn: standsIn ? { id: standsIn.id, name: standsIn.name } : null },
  };
}
