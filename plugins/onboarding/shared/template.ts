import { fields } from '@kontor/schema';
import { z } from 'zod';
import { shownItem } from './item.ts';

const { id, requiredLine } = fields;

/** For whom a template is: all, all of an org unit and the units below it, or one position in a unit. */
export const templatePlace = z.discriminatedUnion('level', [
  z.object({ level: z.literal('organisation') }),
  z.object({ level: z.literal('unit'), unit: id }),
  z.object({ level: z.literal('position'), unit: id, title: requiredLine(200) }),
]);
export type TemplatePlace = z.output<typeof templatePlace>;

export const template = z.object({
  id,
  place: templatePlace,
  /** Name of the unit; empty for that of the organisation. */
  unitName: z.string(),
  /** 0: not there yet. */
  revision: z.number().int(),
  items: z.array(shownItem),
  mayChange: z.boolean(),
});
export type Template = z.output<typeof template>;
