import { fields } from '@kontor/schema';
import { z } from 'zod';
import { orgUnitCard, personCard } from './person.ts';

const { id } = fields;

/** One org unit as its page shows it. */
export const orgUnitDetails = z.object({
  id,
  code: z.string(),
  name: z.string(),
  abbreviation: z.string().nullable(),
  place: z.string().nullable(),
  tasks: z.array(z.string()),
  /** From the top of the organisation down to the unit above. */
  path: z.array(orgUnitCard),
  /** Units right below, with how many people work in them and below. */
  units: z.array(orgUnitCard.extend({ people: z.number().int() })),
  leads: z.array(personCard),
  /** People with a position right here, leads first, then by name; at most 500. */
  people: z.array(personCard),
  peopleCount: z.number().int(),
});
export type OrgUnitDetails = z.output<typeof orgUnitDetails>;
