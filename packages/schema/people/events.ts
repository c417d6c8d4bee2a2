import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { id } from '../fields.ts';

export const personCreated = defineEvent('people.person.created', z.object({ person: id }));
export const personChangedEvent = defineEvent('people.person.changed', z.object({ person: id }));
/** Positions began, ended or changed: rights by org unit change with them. `orgUnits` are those left and joined. */
export const positionsChanged = defineEvent(
  'people.positions.changed',
  z.object({ person: id, orgUnits: z.array(id) }),
);
/**
 * Persons came or changed, also their positions, validity and profiles: what an import of many says instead of the
 * events above. At most 25 each; clients fetch anew.
 */
export const manyPersonsChanged = defineEvent('people.persons.changed', z.object({ persons: z.array(id).max(25) }));
export const orgUnitCreated = defineEvent('people.org_unit.created', z.object({ orgUnit: id }));
export const orgUnitChanged = defineEvent('people.org_unit.changed', z.object({ orgUnit: id }));
export const orgUnitRemoved = defineEvent('people.org_unit.removed', z.object({ orgUnit: id }));
export const groupChanged = defineEvent('people.group.changed', z.object({ group: id, persons: z.array(id) }));
export const absenceChanged = defineEvent('people.absence.changed', z.object({ person: id }));
/** Who stands in for somebody is another now, or may be; sent to those who did, do or will, and to who is away. */
export const substitutesChanged = defineEvent('people.substitutes.changed', z.object({ person: id }));
