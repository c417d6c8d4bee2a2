import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { nothing } from '../fields.ts';

export const organisationChanged = defineEvent('organisation.changed', nothing);

/** Staff-council mode began or ended. */
export const staffCouncilChanged = defineEvent('organisation.staff_council.changed', z.object({ isOn: z.boolean() }));
/** Somebody wants it to end, or does not any more. */
export const staffCouncilEndingAsked = defineEvent('organisation.staff_council.ending_asked', nothing);
