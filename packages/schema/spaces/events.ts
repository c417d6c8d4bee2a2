import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { id } from '../fields.ts';

export const spaceCreated = defineEvent('spaces.space.created', z.object({ space: id }));
export const spaceUpdated = defineEvent('spaces.space.updated', z.object({ space: id }));
/** Who may what in the space changed. */
export const spaceAccessChanged = defineEvent('spaces.access.changed', z.object({ space: id }));
/** These persons can no longer see the space; told to them so that their clients wipe it. */
export const spaceAccessLost = defineEvent('spaces.access.lost', z.object({ space: id, persons: z.array(id) }));
export const joinRequested = defineEvent('spaces.join.requested', z.object({ space: id, person: id, request: id }));
/** Who had asked to join takes it back. */
export const joinWithdrawn = defineEvent('spaces.join.withdrawn', z.object({ space: id, person: id }));
export const joinDecided = defineEvent(
  'spaces.join.decided',
  z.object({ space: id, person: id, request: id, accepted: z.boolean() }),
);
