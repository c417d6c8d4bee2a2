import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { moment, nothing } from '../fields.ts';

/** How the whole works, for administrators; nothing in it is about a person. */
export const systemState = z.object({
  versions: z.object({ kontor: z.string(), node: z.string(), postgres: z.string() }),
  startedAt: moment,
  /** As `/readyz` has them. */
  components: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
  database: z.object({ bytes: z.number().int(), isExternal: z.boolean() }),
  /** Content of uploads, equal ones once; and what is free where it lies, as far as the system tells. */
  storage: z.object({
    files: z.number().int(),
    bytes: z.number().int(),
    freeBytes: z.number().int().nullable(),
  }),
  /** Kinds of jobs of which some wait, run, or failed within the last three days. */
  jobs: z.array(
    z.object({
      name: z.string(),
      waiting: z.number().int(),
      running: z.number().int(),
      failed: z.number().int(),
    }),
  ),
  /** Where TLS is ours: until when the certificate holds. */
  certificateEndsAt: moment.nullable(),
});
export type SystemState = z.output<typeof systemState>;

export const getSystemState = defineRoute({
  name: 'system.getState',
  method: 'GET',
  path: '/api/system',
  access: 'administrator',
  summary: 'Versions, components, sizes, jobs and certificate',
  input: nothing,
  output: systemState,
  errors: [],
  callsPerMinute: 60,
});
