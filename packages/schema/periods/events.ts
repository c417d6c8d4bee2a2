import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { id } from '../fields.ts';

/** A period is another one now, or will be: of a space, or of the organisation. */
export const periodChanged = defineEvent(
  'periods.period.changed',
  z.object({ kind: z.string(), space: id.nullable() }),
);
