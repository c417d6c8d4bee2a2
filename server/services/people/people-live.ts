import type { Tx } from '@kontor/database';
import type { Actor, Live, LiveObject } from '@kontor/plugin-api/server';
import {
  absenceChanged,
  manyPersonsChanged,
  orgUnitChanged,
  orgUnitCreated,
  orgUnitRemoved,
  personChangedEvent,
  personCreated,
  positionsChanged,
  substitutesChanged,
} from '@kontor/schema';
import { listAbsences } from './absence-service.ts';
import { readOrgUnits } from './org-unit-reading.ts';
import type { PeopleContext } from './people-context.ts';
import { findPublicCard } from './person-links.ts';

/**
 * What clients get with these events. Persons come as their link card, which is what everybody may see of them; what
 * else a profile shows is fetched by those who look at it, under its own rules.
 */
export function presentPeople(context: PeopleContext, live: Live): void {
  const readCard = async (tx: Tx, event: { payload: { person: string } }): Promise<LiveObject> =>
    (await findPublicCard(context, tx, event.payload.person)) ?? null;
  live.present(personCreated, readCard);
  live.present(personChangedEvent, readCard);
  live.present(positionsChanged, readCard);
  live.fetchAnewAfter(manyPersonsChanged);
  live.present(absenceChanged, async (tx, event) => {
    const { person } = event.payload;
    const card = (await findPublicCard(context, tx, person)) ?? null;
    const absences = await listAbsences(context, tx, person);
    // The note and the days to come are for the person alone.
    return (actor: Actor) => (card && actor.person === person ? { ...card, absences } : card);
  });

  live.present(substitutesChanged, async () => ({}));

  const readUnit = async (tx: Tx, event: { payload: { orgUnit: string } }): Promise<LiveObject> =>
    (await readOrgUnits(context, tx, [event.payload.orgUnit]))[0] ?? null;
  live.present(orgUnitCreated, readUnit);
  live.present(orgUnitChanged, readUnit);
  live.present(orgUnitRemoved, async () => null);
}
