import { defineEvent, fields } from '@kontor/schema';
import { z } from 'zod';

const { id } = fields;

const payload = z.object({ plan: id, person: id });

/** It began, says something else, is shown or no longer, or ended. */
export const planChanged = defineEvent('onboarding.plan.changed', payload);
/** Only for the person, and for those to whom they show it: what was ticked off, or no longer. */
export const itemTicked = defineEvent('onboarding.item.ticked', payload.extend({ item: id }));
