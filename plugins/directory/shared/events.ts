import { defineEvent, fields } from '@kontor/schema';
import { z } from 'zod';

const { id } = fields;

/** A profile, its visibility or photo changed. Live clients get the person as they may see them now. */
export const profileChanged = defineEvent('directory.profile.changed', z.object({ person: id }));
/** These persons stand in for somebody, or did. For the search alone. */
export const standInsChanged = defineEvent('directory.stand_ins.changed', z.object({ persons: z.array(id) }));
/** An import ended, well or not; its state tells. For administrators. */
export const importFinished = defineEvent('directory.import.finished', z.object({ import: id }));
