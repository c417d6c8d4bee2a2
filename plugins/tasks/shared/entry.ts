import { type Ref, refOf } from '@kontor/base';
import { fields } from '@kontor/schema';
import { z } from 'zod';

const { id, requiredLine } = fields;

export const title = requiredLine(200);

export const entry = z.object({
  id,
  /** The space whose readers see it and whose editors change it. */
  space: id,
  title: z.string(),
  /** Grows with every change; a change names the one it was made on. */
  revision: z.number().int(),
});
export type Entry = z.output<typeof entry>;

export function entryRef(entryId: string): Ref {
  return refOf('tasks', 'entry', entryId);
}

/** The order of every list. */
export function compareEntries(one: Entry, other: Entry): number {
  return one.title.localeCompare(other.title, 'de') || one.id.localeCompare(other.id);
}
