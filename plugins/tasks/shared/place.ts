import { fields } from '@kontor/schema';
import { z } from 'zod';

const { id } = fields;

/** Whose list it is: a space's, an office's own, or one person's. It decides who sees and changes the list. */
export const listPlace = z.object({ kind: z.enum(['space', 'org-unit', 'person']), id });
export type ListPlace = z.output<typeof listPlace>;

/** Weakest first; each may all that the ones before may. */
export const listRight = z.enum(['read', 'edit', 'manage']);
export type ListRight = z.output<typeof listRight>;
