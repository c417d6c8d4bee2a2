import type { Tx } from '@kontor/database';
import type { Policies } from '@kontor/schema';
import { sql } from 'kysely';
import type { EndedSession } from './session-store.ts';

/** Lets sessions that began under a longer policy end with the one that holds now; never later than they would. */
export async function shortenSessions(tx: Tx, { sessionDays }: Policies): Promise<void> {
  await sql`
    update accounts_sessions set expires_at = created_at + make_interval(days => ${sessionDays})
     where expires_at > created_at + make_interval(days => ${sessionDays})`.execute(tx);
}

/** Ends what has rested too long; answers with what ended. */
export async function deleteRestingSessions(tx: Tx, { sessionIdleDays }: Policies, now: Date): Promise<EndedSession[]> {
  const { rows } = await sql<EndedSession>`
    delete from accounts_sessions where last_seen_at <= ${now}::timestamptz - make_interval(days => ${sessionIdleDays})
    returning id, account`.execute(tx);
  return rows;
}

/**
 * Accounts that should have a second factor by now, have none, and are signed in. `begun`: only those with sessions from
 * before the moment, as later ones open nothing anyway; `any` is for a duty that has just changed.
 */
export async function listOverdueAccounts(
  tx: Tx,
  policies: Policies,
  now: Date,
  sessions: 'begun' | 'any',
): Promise<string[]> {
  const { secondFactor, secondFactorSince, secondFactorGraceDays } = policies;
  if (secondFactor === 'nobody' || secondFactorSince === null) return [];
  const due = sql`greatest(a.created_at, ${secondFactorSince}::timestamptz)
    + make_interval(days => ${secondFactorGraceDays})`;
  const { rows } = await sql<{ id: string }>`
    select distinct a.id from accounts_accounts a join accounts_sessions s on s.account = a.id
     where (${secondFactor === 'everyone'} or 'administrator' = any(a.roles))
       and not exists (select 1 from accounts_totp t where t.account = a.id and t.secret is not null)
       and not exists (select 1 from accounts_passkeys k where k.account = a.id)
       and ${due} <= ${now} and (${sessions === 'any'} or s.created_at <= ${due})
     order by a.id`.execute(tx);
  return rows.map(({ id }) => id);
}
