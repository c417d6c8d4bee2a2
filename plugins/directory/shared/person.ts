import { fields, office } from '@kontor/schema';
import { z } from 'zod';
import { profileVisibility, viewerRelation, workingWeek } from './profile.ts';

const { day, id, timeOfDay } = fields;

/** Start and end of a highlight, in UTF-16 units. */
const range = z.tuple([z.number().int(), z.number().int()]);
export const highlighted = z.object({ text: z.string(), matches: z.array(range) });
export type Highlighted = z.output<typeof highlighted>;

/** Addresses of a photo, square, as WebP; they change with the photo. */
export const picture = z.object({ small: z.string(), large: z.string() });
export type Picture = z.output<typeof picture>;

/** A person in a list of managers, colleagues or substitutes. */
export const personCard = z.object({
  id,
  name: z.string(),
  /** The title of the main position. */
  position: z.string().nullable(),
  /** The name of the main org unit. */
  orgUnit: z.string().nullable(),
  /** Address of the small photo. */
  picture: z.string().nullable(),
  absent: z.boolean(),
});
export type PersonCard = z.output<typeof personCard>;

export const orgUnitCard = z.object({ id, code: z.string(), name: z.string() });
export type OrgUnitCard = z.output<typeof orgUnitCard>;

/** Why a person does not answer today, and who does. */
export const currentAbsence = z.object({
  until: day,
  untilTime: timeOfDay.nullable(),
  /** What the person says to those who stand to them as the viewer does. */
  note: z.string().nullable(),
  substitute: z.object({ id, name: z.string() }).nullable(),
});
export type CurrentAbsence = z.output<typeof currentAbsence>;

/** One line of the list of people. What the viewer may not see is null, as what is not known. */
export const personRow = z.object({
  id,
  name: z.string(),
  /** Under which letter the person stands in a list by name. */
  letter: z.string(),
  nameMatches: z.array(range),
  position: z.string().nullable(),
  orgUnit: orgUnitCard.nullable(),
  lead: z.boolean(),
  phone: z.string().nullable(),
  room: z.string().nullable(),
  place: z.string().nullable(),
  picture: z.string().nullable(),
  absence: currentAbsence.nullable(),
  /** Why else the person was found, by field: `position`, `orgUnit`, `phone`, `room`, `place`, `skills`, `tasks`. */
  matches: z.record(z.string(), highlighted),
});
export type PersonRow = z.output<typeof personRow>;

export const heldPosition = z.object({
  id,
  title: z.string(),
  lead: z.boolean(),
  /** For a time only. */
  acting: z.boolean(),
  main: z.boolean(),
  orgUnit: orgUnitCard,
  /** From the top of the organisation down to the unit above. */
  path: z.array(orgUnitCard),
  from: day.nullable(),
  until: day.nullable(),
});
export type HeldPosition = z.output<typeof heldPosition>;

/** Everything about one person that the viewer may see; what is hidden is null or empty, as what is not known. */
export const personDetails = z.object({
  id,
  name: z.string(),
  title: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  /** True once the person has left; contacts are then gone. */
  former: z.boolean(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  mobile: z.string().nullable(),
  room: z.string().nullable(),
  place: z.string().nullable(),
  picture: picture.nullable(),
  /** Positions of today, the main one first. */
  positions: z.array(heldPosition),
  /** What the person's offices are in charge of. */
  tasks: z.array(z.string()),
  managers: z.array(personCard),
  /** Colleagues of the main org unit, leads first, at most 100. */
  team: z.array(personCard),
  teamSize: z.number().int(),
  absence: currentAbsence
    .extend({ from: day, fromTime: timeOfDay.nullable(), substitute: personCard.nullable() })
    .nullable(),
  /** Absent people whom this person stands in for today. */
  standsInFor: z.array(personCard),
  about: z.string(),
  skills: z.array(z.string()),
  /** Those among them that an import brought and the person has not confirmed. */
  unconfirmedSkills: z.array(z.string()),
  languages: z.array(z.string()),
  week: workingWeek.nullable(),
  /** How the viewer stands to the person. */
  relation: viewerRelation,
  /** Whether the viewer hands over what the person looks after. */
  mayHandOver: z.boolean(),
  /** The chosen visibility; only for oneself. */
  visibility: profileVisibility.nullable(),
  /** Grows with every change of the profile; to be sent with the next one. */
  profileRevision: z.number().int(),
});
export type PersonDetails = z.output<typeof personDetails>;

/** A person's card, shown beside their name anywhere; hidden parts are null, as what is not known. */
export const personPreview = z.object({
  id,
  name: z.string(),
  former: z.boolean(),
  /** The title of the main position. */
  position: z.string().nullable(),
  orgUnit: orgUnitCard.nullable(),
  picture: picture.nullable(),
  absence: currentAbsence.nullable(),
  phone: z.string().nullable(),
  mobile: z.string().nullable(),
  email: z.string().nullable(),
  room: z.string().nullable(),
  place: z.string().nullable(),
  /** Where the main org unit is found, or the nearest above that tells. */
  office: z.object({ name: z.string(), places: office.shape.places }).nullable(),
  relation: viewerRelation,
});
export type PersonPreview = z.output<typeof personPreview>;

/** A `tel:` link (RFC 3966) for a number as people write it. */
export function phoneLink(phone: string): string {
  const international = phone.trim().startsWith('+') ? '+' : '';
  return `tel:${international}${phone.replace(/\(0\)/g, '').replace(/\D/g, '')}`;
}
