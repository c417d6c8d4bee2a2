import { type Ref, refOf } from '@kontor/base';
import { fields } from '@kontor/schema';
import { z } from 'zod';
import { listField } from './list-field.ts';
import { listPlace, listRight } from './place.ts';
import { rank } from './rank.ts';

const { id, moment, requiredLine } = fields;

export const listTitle = requiredLine(100);

/** A stretch of a list with a heading, a column of its board. */
export const section = z.object({ id, title: z.string(), rank: z.string() });
export type Section = z.output<typeof section>;

export const newSection = z.object({ id, title: requiredLine(100), rank });

export const taskList = z.object({
  id,
  title: z.string(),
  place: listPlace,
  /** Name of the space, office or person. */
  placeName: z.string(),
  sections: z.array(section),
  /** What it says about its tasks, beside what all tasks say. */
  fields: z.array(listField),
  /** What the caller may do in it. */
  right: listRight,
  /** Not all who belong to the place may read or change it. */
  isNarrowed: z.boolean(),
  archivedAt: moment.nullable(),
  revision: z.number().int(),
});
export type TaskList = z.output<typeof taskList>;

export function listRef(list: string): Ref {
  return refOf('tasks', 'list', list);
}

export function listPath(list: string): string {
  return `/tasks/list/${list}`;
}
