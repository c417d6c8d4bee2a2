import { defineEvent, fields } from '@kontor/schema';
import { z } from 'zod';

const { id } = fields;

/** Live clients that may read the space get the entry as it is now. */
export const entryCreated = defineEvent('tasks.entry.created', z.object({ entry: id, space: id }));
export const entryRenamed = defineEvent('tasks.entry.renamed', z.object({ entry: id, space: id }));
