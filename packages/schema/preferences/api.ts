import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { defineRoute } from '../define-route.ts';
import { id, nothing } from '../fields.ts';

/** How somebody has arranged Kontor for themselves; the same on all their devices, and of no concern to others. */
export const preferences = z.object({
  /** The own spaces in the order in which they stand at the side; those not named follow by name. */
  spaceOrder: z.array(id).max(500),
  /** Hints that were sent away and stay away. */
  dismissed: z.array(z.string().regex(/^[a-z-]{1,40}$/)).max(50),
});
export type Preferences = z.output<typeof preferences>;

/** Told to that person alone. */
export const preferencesChanged = defineEvent('preferences.changed', z.object({ person: id }));

export const getPreferences = defineRoute({
  name: 'preferences.get',
  method: 'GET',
  path: '/api/preferences',
  access: 'person',
  summary: 'How the person has arranged Kontor for themselves',
  input: nothing,
  output: preferences,
  errors: [],
});

export const setPreferences = defineRoute({
  name: 'preferences.set',
  method: 'PATCH',
  path: '/api/preferences',
  idempotent: true,
  access: 'person',
  summary: 'Changes the order of the own spaces, or which hints stay away',
  input: preferences.partial(),
  output: preferences,
  errors: [],
});
