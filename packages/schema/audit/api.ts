import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { day, id, moment } from '../fields.ts';

export const auditEntry = z.object({
  id: z.number().int(),
  kind: z.string(),
  /** Who did it; null for the system. */
  person: z.object({ id, name: z.string() }).nullable(),
  object: z.string().nullable(),
  /** The person whom it concerns, where the object is a person or their account. */
  about: z.object({ id, name: z.string() }).nullable(),
  address: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  happenedAt: moment,
});
export type AuditEntry = z.output<typeof auditEntry>;

/** Which entries: what is left out does not narrow. */
export const auditFilter = z.object({
  /** Finds itself and what is below it: `accounts` finds `accounts.signed_in`. */
  kind: z.string().max(100).optional(),
  /** Who did it, or whom it concerns. */
  person: id.optional(),
  /** First and last day, where the organisation lives. */
  from: day.optional(),
  until: day.optional(),
});
export type AuditFilter = z.output<typeof auditFilter>;

/** The same entries as a file of comma-separated values; no JSON, so no route. */
export const auditFilePath = '/api/audit/file';

export const listAudit = defineRoute({
  name: 'audit.list',
  method: 'GET',
  path: '/api/audit',
  access: 'auditor',
  summary: 'Security-relevant happenings, newest first',
  input: auditFilter.extend({
    before: z.coerce.number().int().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  output: z.object({ entries: z.array(auditEntry) }),
  errors: [],
});
