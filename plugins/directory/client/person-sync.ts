import { type Sync, stale } from '@kontor/plugin-api/client';
import type { EventDefinition } from '@kontor/schema';
import {
  foldPerson,
  foldRows,
  type getOrgUnit,
  type getPerson,
  type getPersonCard,
  type listAway,
  type listPlaces,
  makesAwayStale,
  makesCardStale,
  makesPeopleStale,
  makesPersonStale,
  type searchPeople,
} from '../shared/index.ts';

/** An open person after any event of the directory or the core. */
export const syncPerson: Sync<EventDefinition, typeof getPerson> = (copy, event) =>
  makesPersonStale(copy, event) ? stale : foldPerson(copy, event);

/** An open card: fetched anew when the person, who stands in, or the office changes. */
export const syncPersonCard: Sync<EventDefinition, typeof getPersonCard> = (copy, event) =>
  makesCardStale(copy, event) ? stale : copy;

/** A window of a list of people: changed profiles are folded in; for what changes the order only a fetch can tell. */
export const syncPeople: Sync<EventDefinition, typeof searchPeople> = (copy, event) => {
  if (makesPeopleStale(event)) return stale;
  const people = foldRows(copy.people, event);
  return people === copy.people ? copy : { ...copy, people: [...people] };
};

/** Who is away: whose absences and how much of them one sees only the server knows. */
export const syncAway: Sync<EventDefinition, typeof listAway> = (copy, event) =>
  makesAwayStale(copy, event) ? stale : copy;

/** Places: what offices say about where they are. */
export const syncPlaces: Sync<EventDefinition, typeof listPlaces> = (copy, event) =>
  typeof event.payload.orgUnit === 'string' ? stale : copy;

/** An open org unit: its people, its leads and the units around it may all have changed. */
export const syncOrgUnit: Sync<EventDefinition, typeof getOrgUnit> = (copy, event) => {
  const { person, orgUnit } = event.payload;
  const around = [copy.id, ...copy.path.map(({ id }) => id), ...copy.units.map(({ id }) => id)];
  if (typeof orgUnit === 'string') return around.includes(orgUnit) || event.object === null ? stale : copy;
  const moved = event.payload.orgUnits;
  const isMove = Array.isArray(moved) && moved.some((id) => around.includes(String(id)));
  const isShown = copy.people.some(({ id, absence }) => id === person || absence?.substitute?.id === person);
  return isMove || isShown ? stale : copy;
};
