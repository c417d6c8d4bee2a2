import { z } from 'zod';
import { id, moment, requiredLine } from '../fields.ts';

/** How somebody whom a program tells of for the first time is found among those who are here already. */
export const scimJoin = z.enum(['never', 'login', 'email', 'number']);

/** What is set about a program that looks after people and groups by SCIM. */
export const scimSettings = z.object({ name: requiredLine(80), join: scimJoin });
export type ScimSettings = z.output<typeof scimSettings>;

export const scimClient = scimSettings.extend({
  id,
  createdAt: moment,
  /** To the hour, and to the day in staff-council mode. */
  lastUsedAt: moment.nullable(),
  users: z.number().int(),
  groups: z.number().int(),
});
export type ScimClient = z.output<typeof scimClient>;

/** Where SCIM is, below the address of Kontor. */
export const scimPath = '/scim/v2';
