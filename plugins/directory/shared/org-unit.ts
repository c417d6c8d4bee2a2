import { fields, office } from '@kontor/schema';
import { z } from 'zod';
import { currentAbsence, orgUnitCard, personCard } from './person.ts';

const { id } = fields;

/** Somebody who works here, by what they do right here. */
const unitMember = personCard.extend({
  title: z.string().nullable(),
  /** Holds it for a time only. */
  acting: z.boolean(),
  absence: currentAbsence.nullable(),
});
export type UnitMember = z.output<typeof unitMember>;

/** One org unit as its page shows it. */
export const orgUnitDetails = z.object({
  id,
  code: z.string(),
  name: z.string(),
  abbreviation: z.string().nullable(),
  place: z.string().nullable(),
  /** Tasks, places, opening hours and contact. */
  office,
  /** Of the unit with its office; to be sent with a change. */
  revision: z.number().int(),
  /** Whether the viewer may change what the page says. */
  canEdit: z.boolean(),
  /** Days and times are meant in this zone. */
  timeZone: z.string(),
  /** From the top of the organisation down to the unit above. */
  path: z.array(orgUnitCard),
  /** Units right below, with how many people work in them and below. */
  units: z.array(orgUnitCard.extend({ people: z.number().int() })),
  leads: z.array(unitMember),
  /** People with a position right here, leads first, then by name; at most 500. */
  people: z.array(unitMember),
  peopleCount: z.number().int(),
});
export type OrgUnitDetails = z.output<typeof orgUnitDetails>;
