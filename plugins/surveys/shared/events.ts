import { defineEvent, fields } from '@kontor/schema';
import { z } from 'zod';

/** Its author published, changed, extended or deleted it, or it is over. That somebody answered is no event. */
export const surveyChanged = defineEvent('surveys.survey.changed', z.object({ survey: fields.id }));
