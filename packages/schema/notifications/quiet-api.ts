import { z } from 'zod';
import { defineError } from '../define-error.ts';
import { defineEvent } from '../define-event.ts';
import { defineRoute } from '../define-route.ts';
import { id, moment, nothing } from '../fields.ts';
import { quietHours } from './quiet.ts';

export const noQuietHours = defineError('notifications.no_quiet_hours', 'conflict', {
  de: 'Legen Sie zuerst Ihre Ruhezeiten fest: Dann weiß Kontor, wann Ihr nächster Arbeitstag beginnt.',
  en: 'First set your quiet hours: then Kontor knows when your next day of work begins.',
});

/** The one entry that tells of what came in the quiet. It comes afterwards, whatever somebody chooses. */
export const digestKind = 'notifications.digest';

const quietState = z.object({
  /** Null where there are none. */
  hours: quietHours.nullable(),
  /** Kinds of which the person is told all the same. */
  always: z.array(z.string().max(100)).max(100),
  /** It is quiet now, until then. */
  quietUntil: moment.nullable(),
  /** The person has ended their working day themselves, and can take that back. */
  isByHand: z.boolean(),
});
export type QuietState = z.output<typeof quietState>;

/** Somebody's quiet hours were changed, have begun by hand or ended; told to that person alone. */
export const quietChanged = defineEvent('notifications.quiet.changed', z.object({ person: id }));

export const getQuietHours = defineRoute({
  name: 'notifications.getQuietHours',
  method: 'GET',
  path: '/api/notifications/quiet',
  access: 'person',
  summary: 'When the person does not want to be told of anything, and whether it is quiet now',
  input: nothing,
  output: quietState,
  errors: [],
});

export const setQuietHours = defineRoute({
  name: 'notifications.setQuietHours',
  method: 'PUT',
  path: '/api/notifications/quiet',
  idempotent: true,
  access: 'person',
  summary: 'Sets the quiet hours and the kinds that come all the same; without hours everything comes at once',
  input: z.object({ hours: quietHours.nullable(), always: quietState.shape.always }),
  output: quietState,
  errors: [],
});

export const setQuietNow = defineRoute({
  name: 'notifications.setQuietNow',
  method: 'POST',
  path: '/api/notifications/quiet/now',
  access: 'person',
  summary: 'Ends the working day: quiet from now on until the next one begins; or ends that quiet',
  input: z.object({ on: z.boolean() }),
  output: quietState,
  errors: [noQuietHours],
});
