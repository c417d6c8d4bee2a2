import type { Tx } from '@kontor/database';
import { defaultPolicies, type Policies, type PolicySettings } from '@kontor/schema';
import { sql } from 'kysely';
import { ruleOutMeasuring } from './staff-council-rule.ts';

interface PolicyRow {
  settings: Partial<PolicySettings & { staffCouncil: boolean }>;
  second_factor_since: Date | null;
  revision: number;
}

export async function readPolicies(tx: Tx): Promise<Policies> {
  const { rows } = await sql<PolicyRow>`
    select settings, second_factor_since, revision from organisation_policies`.execute(tx);
  return fromRow(rows[0]);
}

/** The same, which nobody else changes until `tx` ends. */
export async function lockPolicies(tx: Tx): Promise<Policies> {
  const { rows } = await sql<PolicyRow>`
    select settings, second_factor_since, revision from organisation_policies for update`.execute(tx);
  return fromRow(rows[0]);
}

export async function writePolicies(tx: Tx, policies: Policies): Promise<void> {
  const { secondFactorSince, revision, ...settings } = policies;
  await sql`
    insert into organisation_policies (settings, second_factor_since, revision)
    values (${JSON.stringify(settings)}::jsonb, ${secondFactorSince}, ${revision})
    on conflict (single) do update set settings = excluded.settings,
      second_factor_since = excluded.second_factor_since, revision = excluded.revision`.execute(tx);
}

function fromRow(row: PolicyRow | undefined): Policies {
  const { settings = {}, second_factor_since: since = null, revision = 0 } = row ?? {};
  const secondFactorSince = since?.toISOString() ?? null;
  return ruleOutMeasuring({ ...defaultPolicies, staffCouncil: false, ...settings, secondFactorSince, revision });
}
