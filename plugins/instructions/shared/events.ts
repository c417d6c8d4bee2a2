import { defineEvent, fields } from '@kontor/schema';
import { z } from 'zod';

const { id } = fields;

/** Issued, issued anew, or taken back. */
export const instructionChanged = defineEvent('instructions.instruction.changed', z.object({ instruction: id }));
/** Only for the person: an instruction asks them now, or no longer. */
export const askingChanged = defineEvent('instructions.asking.changed', z.object({ person: id }));
/** Only for the person: they have confirmed a version. */
export const versionConfirmed = defineEvent(
  'instructions.version.confirmed',
  z.object({ instruction: id, version: id, person: id }),
);
/** Only for those who see the report. */
export const reportChanged = defineEvent('instructions.report.changed', z.object({ instruction: id }));
