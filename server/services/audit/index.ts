import type { Audit } from '@kontor/plugin-api/server';
import { listAudit } from '@kontor/schema';
import { z } from 'zod';
import type { Core } from '../../core.ts';
import { createAuditTables } from '../../migrations/20261122-1240-create-audit.ts';
import { letAddressesGo } from '../../migrations/20261127-2366-let-addresses-go.ts';
import type { PolicyReader } from '../organisation/policy-reader.ts';
import { mountAuditFile } from './audit-mounts.ts';
import { provideAuditPeriods } from './audit-periods.ts';
import { declareAudit } from './audit-privacy.ts';
import { listEntries } from './audit-service.ts';
import { expireEntries, insertEntry } from './audit-store.ts';

const expireAudit = { name: 'audit.expire', data: z.object({}) };

/** The audit log: appended to by every service, read by auditors, emptied by age alone. */
export function createAudit(core: Core, policies: PolicyReader): Audit {
  core.migrations.add(createAuditTables, letAddressesGo);
  declareAudit(core.privacy, policies, core.periods);
  provideAuditPeriods(core.periods);
  core.http.bind(listAudit, (input) => listEntries(core.database, { ...input, timeZone: core.config.timeZone }));
  mountAuditFile(core);
  core.jobs.define(expireAudit, async () => {
    await core.database.transaction(async (tx) => {
      const { auditDays } = await policies.read(tx);
      await expireEntries(tx, new Date(core.clock.now().getTime() - auditDays * 24 * 60 * 60 * 1000));
    });
  });
  core.jobs.schedule(expireAudit, '10 3 * * *', {});
  return { append: insertEntry };
}
