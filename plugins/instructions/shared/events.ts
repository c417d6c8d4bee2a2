import { defineEvent, fields } from '@kontor/schema';
import { z } from 'zod';

const { id } = fields;

const payload = z.object({ instruction: id });

/** Issued, issued anew, or taken back. */
export const instructionChanged = defineEvent('instructions.instruction.changed', payload);
/** Only for those whom it asks now, or no longer, and for those who see the report, which is another. */
export const askingChanged = defineEvent('instructions.asking.changed', payload);
/** Only for the person: they have confirmed a version. */
export const versionConfirmed = defineEvent(
  'instructions.version.confirmed',
  payload.extend({ version: id, person: id }),
);
