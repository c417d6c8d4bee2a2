import type { Tx } from '@kontor/database';
import type { Policies } from '@kontor/schema';
import type { Core } from '../../core.ts';
import { createPolicies as createPolicyTable } from '../../migrations/20261126-1300-create-policies.ts';
import { readPolicies } from './policy-store.ts';

/** Policies tell sizes in megabytes. */
export const megabyte = 1024 * 1024;

/** Reads what the organisation has decided; made before every service that keeps to it. */
export interface PolicyReader {
  read(tx: Tx): Promise<Policies>;
}

export function createPolicies(core: Pick<Core, 'migrations'>): PolicyReader {
  core.migrations.add(createPolicyTable);
  return { read: readPolicies };
}
