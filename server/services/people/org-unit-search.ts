import { isUuid, parseRef, type Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { type SearchProvider, staleAfter } from '@kontor/plugin-api/server';
import {
  type Office,
  type OrgUnit,
  orgUnitChanged,
  orgUnitCreated,
  orgUnitRemoved,
  personChangedEvent,
  placeLine,
} from '@kontor/schema';
import type { SearchDocument } from '@kontor/search/shared';
import { findOffices } from './office-store.ts';
import { findOrgUnits, listOrgUnitIds } from './org-unit-store.ts';
import { type PeopleContext, today } from './people-context.ts';
import { findPositions, listLeads } from './position-store.ts';

const unitRef = (id: string): Ref => `people/org-unit/${id}`;

/** Org units are found by name, code, abbreviation, tasks with their other words, places, phone and who leads them. */
export function orgUnitSearch(context: PeopleContext): SearchProvider {
  return {
    noun: 'people/org-unit',
    type: 'org-unit',
    offline: true,
    async readDocuments(tx, refs) {
      const ids = refs.map((ref) => parseRef(ref)?.id ?? '').filter(isUuid);
      return await readDocuments(tx, ids, today(context));
    },
    async listRefs(tx, after, limit) {
      return (await listOrgUnitIds(tx, after && parseRef(after)?.id, limit)).map(unitRef);
    },
    staleAfter: [
      staleAfter(orgUnitCreated, (_tx, event) => [unitRef(event.payload.orgUnit)]),
      staleAfter(orgUnitChanged, (_tx, event) => [unitRef(event.payload.orgUnit)]),
      staleAfter(orgUnitRemoved, (_tx, event) => [unitRef(event.payload.orgUnit)]),
      // A lead's name may be another now, or the lead has left.
      staleAfter(personChangedEvent, async (tx, event) => {
        const positions = await findPositions(tx, [event.payload.person]);
        return positions.filter(({ lead }) => lead).map(({ orgUnit }) => unitRef(orgUnit));
      }),
    ],
  };
}

async function readDocuments(tx: Tx, ids: readonly string[], day: string): Promise<SearchDocument[]> {
  const units = await findOrgUnits(tx, ids);
  const leads = Map.groupBy(await listLeads(tx, day, ids), ({ orgUnit }) => orgUnit);
  const offices = await findOffices(tx, units);
  return units.map((unit) => ({
    ref: unitRef(unit.id),
    type: 'org-unit',
    title: unit.name,
    // What an office is in charge of is a name for it: it comes before everybody who works there.
    aliases: [
      unit.code,
      ...(unit.abbreviation === null ? [] : [unit.abbreviation]),
      ...wordsOf(unit, offices.get(unit.id)).slice(0, wordsAtMost),
    ],
    fields: {
      tasks: unit.tasks,
      place: placesOf(unit, offices.get(unit.id)),
      leads: (leads.get(unit.id) ?? []).map(({ name }) => name),
    },
    fragments: [offices.get(unit.id)?.phone ?? []].flat(),
    audience: ['everyone'],
    data: {
      subtitle: [unit.code, ...placesOf(unit, offices.get(unit.id)).slice(0, 1)].join(' · '),
      path: `/org-units/${unit.id}`,
    },
    updatedAt: unit.changedAt.toISOString(),
  }));
}

/** Words by which an office is looked for, at most so many. */
const wordsAtMost = 400;

function wordsOf(unit: OrgUnit, office: Office | undefined): string[] {
  return [...unit.tasks, ...(office?.tasks ?? []).flatMap(({ keywords }) => keywords)];
}

/** The place that the organisation names first, then those that the office names. */
export function placesOf(unit: OrgUnit, office: Office | undefined): string[] {
  const places = office?.places.map(placeLine) ?? [];
  return unit.place === null ? places : [...new Set([unit.place, ...places])];
}
