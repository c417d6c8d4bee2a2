import type { JobDefinition } from '@kontor/plugin-api/server';
import { fields } from '@kontor/schema';
import { z } from 'zod';

const about = z.object({ survey: fields.id });

export const announceJob: JobDefinition<typeof about> = { name: 'surveys.announce', data: about };
export const endJob: JobDefinition<typeof about> = { name: 'surveys.end', data: about };
export const tidyJob: JobDefinition = { name: 'surveys.tidy', data: z.object({}) };
