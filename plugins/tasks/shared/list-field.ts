import { fields } from '@kontor/schema';
import { z } from 'zod';

const { id, requiredLine } = fields;

export const fieldKind = z.enum(['text', 'number', 'date', 'choice', 'yes-no', 'link']);
export type FieldKind = z.output<typeof fieldKind>;

export const fieldColour = z.enum(['neutral', 'accent', 'info', 'success', 'warning', 'danger']);

export const fieldChoice = z.object({ id, title: requiredLine(60), colour: fieldColour });
export type FieldChoice = z.output<typeof fieldChoice>;

/** What a list says about each of its tasks, beside what all tasks say. */
export const listField = z.object({
  id,
  title: requiredLine(60),
  kind: fieldKind,
  /** Of the kind `choice` only. */
  choices: z.array(fieldChoice).max(50),
  /** Shown where the task stands in its list. */
  inRow: z.boolean(),
});
export type ListField = z.output<typeof listField>;

export const mostFields = 20;

/** What a task says in a field: a text, a link or an ISO day as text, the id of a choice, a number, yes or no. */
export const fieldValue = z.union([z.string().max(1000), z.number(), z.boolean()]);
export type FieldValue = z.output<typeof fieldValue>;

/** By id of the field. */
export const fieldValues = z.record(id, fieldValue);
export type FieldValues = z.output<typeof fieldValues>;
