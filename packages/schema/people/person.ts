import { z } from 'zod';
import { day, email, id, language, line, requiredLine, timeOfDay } from '../fields.ts';

/** The fields of a person that come from the organisation; a plugin such as the directory adds its own beside them. */
const personFields = {
  /** `Dr.`, `Prof. Dr.` */
  title: line(40),
  givenName: requiredLine(100),
  familyName: requiredLine(100),
  email: email.nullable(),
  phone: line(40).nullable(),
  mobile: line(40).nullable(),
  room: line(40).nullable(),
  place: line(200).nullable(),
  language: language.nullable(),
  /** First and last day of belonging to the organisation. */
  validFrom: day.nullable(),
  validUntil: day.nullable(),
};

export const person = z.object({
  id,
  /** The key of imports (a login or personnel number); unique where present. */
  externalId: z.string().nullable(),
  ...personFields,
  /** `Dr. Ayşe Schröder`. */
  name: z.string(),
  /** Grows with every change. */
  revision: z.number().int(),
});
export type Person = z.output<typeof person>;

export const newPerson = z.object({
  externalId: line(100).nullable().default(null),
  title: personFields.title.default(''),
  givenName: personFields.givenName,
  familyName: personFields.familyName,
  email: personFields.email.default(null),
  phone: personFields.phone.default(null),
  mobile: personFields.mobile.default(null),
  room: personFields.room.default(null),
  place: personFields.place.default(null),
  language: personFields.language.default(null),
  validFrom: personFields.validFrom.default(null),
  validUntil: personFields.validUntil.default(null),
});
export type NewPerson = z.output<typeof newPerson>;

/** A change of a person: what is left out stays as it is. Without defaults, which would empty the fields left out. */
export const personChange = z.object({ externalId: line(100).nullable(), ...personFields }).partial();
/** What stands where somebody was who has been erased. */
export const formerPerson = 'Ehemalige Person';

export type PersonChange = z.output<typeof personChange>;

/** The name as it is shown: title, given name, family name. */
export function personName(person: { title: string; givenName: string; familyName: string }): string {
  return [person.title, person.givenName, person.familyName].filter((part) => part !== '').join(' ');
}

export const orgUnit = z.object({
  id,
  /** `D1.2`, unique. */
  code: z.string(),
  parent: id.nullable(),
  name: z.string(),
  /** Office abbreviations and former names, found by the search. */
  abbreviation: z.string().nullable(),
  place: z.string().nullable(),
  /** What the office is in charge of: `Wohngeld`. */
  tasks: z.array(z.string()),
  revision: z.number().int(),
});
export type OrgUnit = z.output<typeof orgUnit>;

const orgUnitFields = {
  code: requiredLine(40),
  parent: id.nullable(),
  name: requiredLine(200),
  abbreviation: line(20).nullable(),
  place: line(200).nullable(),
  tasks: z.array(requiredLine(200)).max(200),
};

export const newOrgUnit = z.object({
  ...orgUnitFields,
  parent: orgUnitFields.parent.default(null),
  abbreviation: orgUnitFields.abbreviation.default(null),
  place: orgUnitFields.place.default(null),
  tasks: orgUnitFields.tasks.default([]),
});
export type NewOrgUnit = z.output<typeof newOrgUnit>;

/** A change of an org unit: what is left out stays as it is. */
export const orgUnitChange = z.object(orgUnitFields).partial();
export type OrgUnitChange = z.output<typeof orgUnitChange>;

/** What somebody does in an org unit, from one day to another (inclusive; null is open). */
export const position = z.object({
  id,
  person: id,
  orgUnit: id,
  title: z.string(),
  /** Leads the unit. */
  lead: z.boolean(),
  /** For a time, until somebody holds it for good (`kommissarisch`); the rights are the same. */
  acting: z.boolean(),
  main: z.boolean(),
  from: day.nullable(),
  until: day.nullable(),
});
export type Position = z.output<typeof position>;

/** Somebody is away, from one day to another (inclusive) or from one time to another, and one colleague stands in. */
export const absence = z.object({
  id,
  person: id,
  from: day,
  until: day,
  /** On the first and the last day, by the organisation's clock; null is the whole day. */
  fromTime: timeOfDay.nullable(),
  untilTime: timeOfDay.nullable(),
  /** For the own units and managers. */
  note: z.string().nullable(),
  /** For everybody else. */
  noteForAll: z.string().nullable(),
  substitute: id.nullable(),
});
export type Absence = z.output<typeof absence>;
export type AbsenceSpan = Pick<Absence, 'from' | 'until' | 'fromTime' | 'untilTime'>;

/** Beginning and end of an absence on the organisation's clock, in an order in which texts sort: the end is after it. */
export function startOfAbsence({ from, fromTime }: Pick<AbsenceSpan, 'from' | 'fromTime'>): string {
  return `${from}T${fromTime ?? '00:00'}`;
}

export function endOfAbsence({ until, untilTime }: Pick<AbsenceSpan, 'until' | 'untilTime'>): string {
  return `${until}T${untilTime ?? '24:00'}`;
}

/** Why a substitute is who they are: named, named by somebody named, or leading the unit where all named are away. */
export const substituteReason = z.enum(['named', 'chain', 'lead']);
export type SubstituteReason = z.output<typeof substituteReason>;

export const group = z.object({ id, name: z.string(), members: z.number().int() });
export type Group = z.output<typeof group>;
