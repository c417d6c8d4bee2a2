import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { id, nothing } from '../fields.ts';
import { spaceNotFound } from '../spaces/errors.ts';

/** What comes from a space: everything, only what is meant for the person themselves, or nothing. */
export const spaceLevel = z.enum(['all', 'mentions', 'none']);
export type SpaceLevel = z.output<typeof spaceLevel>;

export const listSpaceChoices = defineRoute({
  name: 'notifications.listSpaceChoices',
  method: 'GET',
  path: '/api/notifications/spaces',
  access: 'person',
  summary: 'From which spaces the person wants less than everything in their inbox',
  input: nothing,
  output: z.object({ spaces: z.array(z.object({ space: id, level: spaceLevel })) }),
  errors: [],
});

export const setSpaceChoice = defineRoute({
  name: 'notifications.setSpaceChoice',
  method: 'PUT',
  path: '/api/notifications/spaces/:space',
  idempotent: true,
  access: 'person',
  summary: 'Chooses what comes into the inbox from a space',
  input: z.object({ space: id, level: spaceLevel }),
  output: nothing,
  errors: [spaceNotFound],
});
