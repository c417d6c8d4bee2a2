import { fields } from '@kontor/schema';
import { z } from 'zod';
import { fieldValues, listField } from './list-field.ts';
import { assigneeSubject, priority, recurrence, wallTime } from './task.ts';

const { id } = fields;

export const mostTemplateTasks = 1_000;

/** Days after the day on which a list of the template begins. */
const dayAfter = z.number().int().min(-3_660).max(3_660).nullable();

const templatePart = z.object({
  title: z.string(),
  note: z.string(),
  startAfter: dayAfter,
  dueAfter: dayAfter,
  dueTime: wallTime.nullable(),
  priority,
  estimate: z.number().int().nullable(),
  labels: z.array(z.string()),
  checklist: z.array(z.string()),
  recurrence: recurrence.nullable(),
  /** By id of the template's field. */
  values: fieldValues,
  assignees: z.array(assigneeSubject),
});
export type TemplatePart = z.output<typeof templatePart>;

const templateTask = templatePart.extend({
  /** Place among the sections. */
  section: z.number().int().nullable(),
  parts: z.array(templatePart),
});
export type TemplateTask = z.output<typeof templateTask>;

/** What a list has when it begins: nothing that happened to the one that it was made of. */
export const templateContent = z.object({
  sections: z.array(z.string()),
  fields: z.array(listField),
  tasks: z.array(templateTask),
});
export type TemplateContent = z.output<typeof templateContent>;

/** Who may make lists of it: its author, the people of a space, or everybody. */
export const templatePlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person') }),
  z.object({ kind: z.literal('space'), id }),
  z.object({ kind: z.literal('everyone') }),
]);
export type TemplatePlace = z.output<typeof templatePlace>;

export const listTemplate = z.object({
  id,
  title: z.string(),
  place: templatePlace,
  /** Name of the space; empty otherwise. */
  placeName: z.string(),
  /** With sub-tasks. */
  tasks: z.number().int(),
  hasDates: z.boolean(),
  mayRemove: z.boolean(),
});
export type ListTemplate = z.output<typeof listTemplate>;
