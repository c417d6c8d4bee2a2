import { fields } from '@kontor/schema';
import { z } from 'zod';

const { id } = fields;

/** A person, the people of an org unit and of the units below it, or those of a group. */
export const accessSubject = z.object({ kind: z.enum(['person', 'org-unit', 'group']), id });
export type AccessSubject = z.output<typeof accessSubject>;

export const namedSubject = accessSubject.extend({ name: z.string() });

/** Null: as above, that is the page over it, and the space at the top. Owners of the space are always among them. */
const limit = z.array(accessSubject).max(200).nullable();

/** Who may, of those who may in the space: a page is narrowed and never widened. Pages under it follow. */
export const accessLimits = z.object({ readers: limit, writers: limit, readersComment: z.boolean() });
export type AccessLimits = z.output<typeof accessLimits>;

const namedLimit = z.array(namedSubject).nullable();
export const namedLimits = z.object({ readers: namedLimit, writers: namedLimit, readersComment: z.boolean() });
