import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { id } from '../fields.ts';

/** These files were attached, read for their words, or removed. For handlers on the server alone. */
export const filesChanged = defineEvent('files.files.changed', z.object({ files: z.array(id) }));
