import { fields } from '@kontor/schema';
import { z } from 'zod';
import { orgUnitCard, personCard } from './person.ts';

const { day, id, timeOfDay } = fields;

/** Somebody who is away on some of the days asked for, as far as the viewer may see it. */
export const awayPerson = z.object({
  /** Of the absence. */
  id,
  person: personCard,
  orgUnit: orgUnitCard.nullable(),
  from: day,
  until: day,
  fromTime: timeOfDay.nullable(),
  untilTime: timeOfDay.nullable(),
  /** What the person says to those who stand to them as the viewer does. */
  note: z.string().nullable(),
  substitute: z.object({ id, name: z.string() }).nullable(),
  /** Whether who stands in is away today as well. */
  isSubstituteAway: z.boolean(),
});
export type AwayPerson = z.output<typeof awayPerson>;
