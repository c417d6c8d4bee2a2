import type { Audit } from '@kontor/plugin-api/server';
import { listAudit } from '@kontor/schema';
import { z } from 'zod';
import type { Core } from '../../core.ts';
import { createAuditTables } from '../../migrations/20261122-1240-create-audit.ts';
import { declareAudit } from './audit-privacy.ts';
import { listEntries } from './audit-service.ts';
import { expireEntries, insertEntry } from './audit-store.ts';

/** How long entries are kept. */
const keptForDays = 365;
const expireAudit = { name: 'audit.expire', data: z.object({}) };

/** The audit log: appended to by every service, read by auditors, emptied by age alone. */
export function createAudit(core: Core): Audit {
  core.migrations.add(createAuditTables);
  declareAudit(core.privacy, keptForDays);
  core.http.bind(listAudit, (input) => listEntries(core.database, input));
  core.jobs.define(expireAudit, async () => {
    const before = new Date(core.clock.now().getTime() - keptForDays * 24 * 60 * 60 * 1000);
    await core.database.transaction((tx) => expireEntries(tx, before));
  });
  core.jobs.schedule(expireAudit, '10 3 * * *', {});
  return { append: insertEntry };
}
