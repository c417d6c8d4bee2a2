import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { day, id, line, nothing, requiredLine, timeOfDay } from '../fields.ts';
import { roleNeeded } from '../http/errors.ts';
import {
  absenceDates,
  absenceNotFound,
  absenceOverlaps,
  datesReversed,
  externalIdTaken,
  groupNameTaken,
  groupNotFound,
  orgUnitChangedMeanwhile,
  orgUnitCodeTaken,
  orgUnitCycle,
  orgUnitInUse,
  orgUnitNotFound,
  orgUnitReadOnly,
  ownAccess,
  personChanged,
  personNotFound,
  substituteSelf,
} from './errors.ts';
import { office } from './office.ts';
import {
  absence,
  group,
  newOrgUnit,
  newPerson,
  orgUnit,
  orgUnitChange,
  person,
  personChange,
  position,
  substituteReason,
} from './person.ts';

const newPosition = z.object({
  orgUnit: id,
  title: requiredLine(200),
  lead: z.boolean().default(false),
  acting: z.boolean().default(false),
  main: z.boolean().default(true),
  from: day.nullable().default(null),
  until: day.nullable().default(null),
});

export const createPerson = defineRoute({
  name: 'people.createPerson',
  method: 'POST',
  path: '/api/people',
  access: 'administrator',
  summary: 'Adds a person, with positions',
  input: newPerson.extend({ positions: z.array(newPosition).max(20).default([]) }),
  output: person,
  errors: [externalIdTaken, orgUnitNotFound, datesReversed],
});

export const updatePerson = defineRoute({
  name: 'people.updatePerson',
  method: 'PATCH',
  path: '/api/people/:person',
  access: 'administrator',
  summary: 'Changes what the organisation says about a person',
  input: z.object({
    person: id,
    revision: z.number().int(),
    ...personChange.shape,
    positions: z.array(newPosition).max(20).optional(),
    /** Ids of the positions whose place the new ones take: refused when they are others by now. */
    insteadOf: z.array(id).max(200).optional(),
  }),
  output: person,
  errors: [personNotFound, personChanged, externalIdTaken, orgUnitNotFound, datesReversed, ownAccess],
});

export const listOrgUnits = defineRoute({
  name: 'people.listOrgUnits',
  method: 'GET',
  path: '/api/org-units',
  access: 'person',
  summary: 'The whole tree of org units, ordered by code',
  input: nothing,
  output: z.object({
    orgUnits: z.array(orgUnit.extend({ leads: z.array(z.object({ id, name: z.string(), acting: z.boolean() })) })),
  }),
  errors: [],
});

export const createOrgUnit = defineRoute({
  name: 'people.createOrgUnit',
  method: 'POST',
  path: '/api/org-units',
  access: 'administrator',
  summary: 'Adds an org unit',
  input: newOrgUnit,
  output: orgUnit,
  errors: [orgUnitNotFound, orgUnitCodeTaken],
});

export const updateOrgUnit = defineRoute({
  name: 'people.updateOrgUnit',
  method: 'PATCH',
  path: '/api/org-units/:orgUnit',
  access: 'administrator',
  summary: 'Changes an org unit',
  /** With a revision nobody else's newer change is written over. */
  input: z.object({ orgUnit: id, revision: z.number().int().optional(), ...orgUnitChange.shape }),
  output: orgUnit,
  errors: [orgUnitNotFound, orgUnitChangedMeanwhile, orgUnitCodeTaken, orgUnitCycle, ownAccess],
});

export const updateOffice = defineRoute({
  name: 'people.updateOffice',
  method: 'PUT',
  path: '/api/org-units/:orgUnit/office',
  access: 'person',
  summary:
    'Changes tasks, places, opening hours and contact of an org unit, for who leads it or one above, and administrators',
  input: z.object({ orgUnit: id, revision: z.number().int(), ...office.shape }),
  output: z.object({ office, revision: z.number().int() }),
  errors: [orgUnitNotFound, orgUnitReadOnly, orgUnitChangedMeanwhile],
});

export const removeOrgUnit = defineRoute({
  name: 'people.removeOrgUnit',
  method: 'DELETE',
  path: '/api/org-units/:orgUnit',
  access: 'administrator',
  summary: 'Removes an empty org unit',
  input: z.object({ orgUnit: id }),
  output: nothing,
  errors: [orgUnitNotFound, orgUnitInUse],
});

export const getPositions = defineRoute({
  name: 'people.getPositions',
  method: 'GET',
  path: '/api/people/:person/positions',
  access: 'administrator',
  summary: 'All positions of a person, also past and future ones',
  input: z.object({ person: id }),
  output: z.object({ person, positions: z.array(position) }),
  errors: [personNotFound],
});

export const listGroups = defineRoute({
  name: 'people.listGroups',
  method: 'GET',
  path: '/api/groups',
  access: 'person',
  summary: 'Groups with their number of members',
  input: nothing,
  output: z.object({ groups: z.array(group) }),
  errors: [],
});

export const createGroup = defineRoute({
  name: 'people.createGroup',
  method: 'POST',
  path: '/api/groups',
  access: 'administrator',
  summary: 'Adds a group',
  input: z.object({ name: requiredLine(100), persons: z.array(id).max(5000).default([]) }),
  output: group,
  errors: [groupNameTaken, personNotFound, ownAccess],
});

export const setGroupMembers = defineRoute({
  name: 'people.setGroupMembers',
  method: 'PUT',
  path: '/api/groups/:group/members',
  access: 'administrator',
  summary: 'Makes these the members of a group',
  input: z.object({ group: id, persons: z.array(id).max(5000) }),
  output: group,
  errors: [groupNotFound, personNotFound, ownAccess],
  bodyLimit: 1024 * 1024,
});

export const listGroupMembers = defineRoute({
  name: 'people.listGroupMembers',
  method: 'GET',
  path: '/api/groups/:group/members',
  access: 'administrator',
  summary: 'Who is in a group',
  input: z.object({ group: id }),
  output: z.object({ persons: z.array(z.object({ id, name: z.string() })) }),
  errors: [groupNotFound],
});

export const removeGroup = defineRoute({
  name: 'people.removeGroup',
  method: 'DELETE',
  path: '/api/groups/:group',
  access: 'administrator',
  summary: 'Removes a group and its grants',
  input: z.object({ group: id }),
  output: nothing,
  errors: [groupNotFound],
});

const absenceSpan = {
  from: day,
  until: day,
  fromTime: timeOfDay.nullable().default(null),
  untilTime: timeOfDay.nullable().default(null),
};
const newAbsence = {
  ...absenceSpan,
  note: line(300).nullable().default(null),
  noteForAll: line(300).nullable().default(null),
  substitute: id.nullable().default(null),
};

export const setAbsence = defineRoute({
  name: 'people.setAbsence',
  method: 'POST',
  path: '/api/absences',
  idempotent: true,
  access: 'person',
  summary: 'Enters an own absence with a substitute; administrators enter anybody’s',
  input: z.object({ person: id.optional(), ...newAbsence }),
  output: absence,
  errors: [absenceDates, absenceOverlaps, substituteSelf, personNotFound, roleNeeded],
});

export const changeAbsence = defineRoute({
  name: 'people.changeAbsence',
  method: 'PUT',
  path: '/api/absences/:absence',
  idempotent: true,
  access: 'person',
  summary: 'Changes times, notes and substitute of an own absence that is not over',
  input: z.object({ absence: id, ...newAbsence }),
  output: absence,
  errors: [absenceNotFound, absenceDates, absenceOverlaps, substituteSelf, personNotFound],
});

export const listAbsences = defineRoute({
  name: 'people.listAbsences',
  method: 'GET',
  path: '/api/absences',
  access: 'person',
  summary: 'The own absences, present and to come, and those of others in which one stands in',
  input: nothing,
  output: z.object({
    absences: z.array(absence.extend({ substituteName: z.string().nullable() })),
    /** Whom the person stands in for, and when; notes are for those whom the absent person shows them to. */
    standsIn: z.array(
      absence
        .pick({ id: true, person: true, from: true, until: true, fromTime: true, untilTime: true })
        .extend({ name: z.string() }),
    ),
  }),
  errors: [],
});

export const removeAbsence = defineRoute({
  name: 'people.removeAbsence',
  method: 'DELETE',
  path: '/api/absences/:absence',
  idempotent: true,
  access: 'person',
  summary: 'Removes an own absence, or ends it today',
  input: z.object({ absence: id }),
  output: nothing,
  errors: [absenceNotFound],
});

const namedPerson = z.object({ id, name: z.string() });

export const findSubstitutes = defineRoute({
  name: 'people.findSubstitutes',
  method: 'POST',
  path: '/api/people/substitutes',
  access: 'person',
  summary: 'Who of these is away now, until when, and who stands in for them',
  input: z.object({ persons: z.array(id).max(100) }),
  output: z.object({
    away: z.array(
      z.object({
        person: id,
        name: z.string(),
        until: day,
        untilTime: timeOfDay.nullable(),
        /** Nobody is left: what comes stays with the absent person. */
        substitute: namedPerson.extend({ because: substituteReason }).nullable(),
      }),
    ),
  }),
  errors: [],
  callsPerMinute: 240,
  keptOffline: false,
});

export const previewSubstitute = defineRoute({
  name: 'people.previewSubstitute',
  method: 'GET',
  path: '/api/absences/substitute',
  access: 'person',
  summary: 'Whether somebody is away during a planned absence, and who would stand in then, as far as they show it',
  input: z.object({
    substitute: id,
    from: day,
    until: day,
    fromTime: timeOfDay.optional(),
    untilTime: timeOfDay.optional(),
  }),
  output: z.object({
    /** Null where they are there, or do not show the caller when they will be away. */
    away: z
      .object({
        from: day,
        until: day,
        fromTime: timeOfDay.nullable(),
        untilTime: timeOfDay.nullable(),
        standsIn: namedPerson.nullable(),
      })
      .nullable(),
  }),
  errors: [],
  callsPerMinute: 120,
  keptOffline: false,
});
