import {
  absenceChanged,
  type LiveEvent,
  orgUnitChanged,
  orgUnitCreated,
  orgUnitRemoved,
  personChangedEvent,
  personCreated,
  positionsChanged,
} from '@kontor/schema';
import type { AwayPerson } from './absence.ts';
import { profileChanged } from './events.ts';
import { type PersonDetails, type PersonPreview, type PersonRow, personDetails } from './person.ts';

/** The part of a live event that the folds read. */
export type DirectoryEvent = Pick<LiveEvent, 'kind' | 'payload' | 'object'>;

/** What a change of a profile makes of an open person: the one that came with the event, when it is the same. */
export function foldPerson(copy: PersonDetails, event: DirectoryEvent): PersonDetails {
  const changed = changedPerson(event);
  return changed?.id === copy.id ? changed : copy;
}

/** The same for rows of a list, which keep their places and highlights of unchanged texts. */
export function foldRows(rows: readonly PersonRow[], event: DirectoryEvent): readonly PersonRow[] {
  const changed = changedPerson(event);
  if (!changed || !rows.some((row) => row.id === changed.id)) return rows;
  return rows.map((row) => (row.id === changed.id ? foldRow(row, changed) : row));
}

const personKinds = [personCreated, personChangedEvent, positionsChanged, absenceChanged].map(({ kind }) => kind);
const orgUnitKinds = [orgUnitCreated, orgUnitChanged, orgUnitRemoved].map(({ kind }) => kind);

/** Whether an event of the core changes what a person's page shows, so that it has to be fetched anew. */
export function makesPersonStale(copy: PersonDetails, event: DirectoryEvent): boolean {
  if (orgUnitKinds.includes(event.kind)) {
    return copy.positions.some(({ orgUnit, path }) => {
      return [orgUnit, ...path].some(({ id }) => id === event.payload.orgUnit);
    });
  }
  return personKinds.includes(event.kind) && namesAround(copy).has(String(event.payload.person));
}

/** Whether an event changes what a person's card shows, so that it has to be fetched anew. */
export function makesCardStale(copy: PersonPreview, event: DirectoryEvent): boolean {
  const { person, orgUnit } = event.payload;
  if (orgUnitKinds.includes(event.kind)) return orgUnit === copy.orgUnit?.id || copy.office === null;
  return person === copy.id || (person !== undefined && person === copy.absence?.substitute?.id);
}

/** Whether an event changes who is shown as away. A changed profile matters only for those shown: who shows more comes with the next fetch. */
export function makesAwayStale(copy: { readonly away: readonly AwayPerson[] }, event: DirectoryEvent): boolean {
  if (event.kind === absenceChanged.kind || event.kind === positionsChanged.kind) return true;
  const { person } = event.payload;
  return copy.away.some((one) => one.person.id === person || one.substitute?.id === person);
}

/** Whether an event of the core can change any list of people. */
export function makesPeopleStale(event: DirectoryEvent): boolean {
  return personKinds.includes(event.kind) || orgUnitKinds.includes(event.kind);
}

function namesAround(copy: PersonDetails): Set<string> {
  const substitute = copy.absence?.substitute ? [copy.absence.substitute] : [];
  const around = [...copy.managers, ...copy.team, ...copy.standsInFor, ...substitute];
  return new Set([copy.id, ...around.map(({ id }) => id)]);
}

function changedPerson(event: DirectoryEvent): PersonDetails | undefined {
  if (event.kind !== profileChanged.kind || event.object === null) return undefined;
  return personDetails.safeParse(event.object).data;
}

function foldRow(row: PersonRow, changed: PersonDetails): PersonRow {
  const { phone, room, place } = changed;
  return { ...row, phone, room, place, picture: changed.picture?.small ?? null };
}
