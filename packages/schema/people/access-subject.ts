import { z } from 'zod';
import { id } from '../fields.ts';

/** A person, the people of an org unit and of the units below it, or those of a group. */
export const accessSubject = z.object({ kind: z.enum(['person', 'org-unit', 'group']), id });
export type AccessSubject = z.output<typeof accessSubject>;

/** One that is gone has no name. */
export const namedSubject = accessSubject.extend({ name: z.string() });
export type NamedSubject = z.output<typeof namedSubject>;

/** Only these of all who may anyway; null is all of them. Those in charge are always among them. */
export const accessLimit = z.array(accessSubject).max(200).nullable();
export const namedLimit = z.array(namedSubject).nullable();
