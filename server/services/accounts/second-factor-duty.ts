import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { type Policies, type SessionState, secondFactorKept } from '@kontor/schema';
import type { CurrentSession } from '../../core.ts';
import { type AccountRow, findAccount } from './account-store.ts';
import type { AccountsContext } from './accounts-context.ts';
import { deleteRestingSessions, listOverdueAccounts, shortenSessions } from './policy-keeping-store.ts';
import type { SessionService } from './session-service.ts';

const day = 24 * 60 * 60_000;

/** Until when an account has to have a second factor; nothing when it need not, or has one. */
export function dueMoment(
  { secondFactor, secondFactorSince, secondFactorGraceDays }: Policies,
  account: Pick<AccountRow, 'roles' | 'second_factor' | 'created_at'>,
): Date | undefined {
  if (account.second_factor || secondFactorSince === null || secondFactor === 'nobody') return undefined;
  if (secondFactor === 'administrators' && !account.roles.includes('administrator')) return undefined;
  const from = Math.max(Date.parse(secondFactorSince), account.created_at.getTime());
  return new Date(from + secondFactorGraceDays * day);
}

export type PolicyKeeper = ReturnType<typeof createPolicyKeeper>;

/** Keeps accounts and sessions to what the organisation has decided. */
export function createPolicyKeeper(context: AccountsContext, sessions: SessionService) {
  const { database, clock, policies } = context;

  async function dueOf(tx: Tx, id: string): Promise<Date | undefined> {
    const held = await policies.read(tx);
    if (held.secondFactor === 'nobody') return undefined;
    const account = await findAccount(tx, id);
    return account && dueMoment(held, account);
  }

  const keeper = {
    /**
     * Ends what a policy no longer allows: sessions that are too old or have rested too long, and those of accounts that
     * should have had a second factor by now, all of them when the duty has just changed. Repeatable.
     */
    async keep(tx: Tx, held: Policies, dutyChanged = false): Promise<void> {
      await shortenSessions(tx, held);
      await sessions.announce(tx, await deleteRestingSessions(tx, held, clock.now()), undefined);
      const overdue = await listOverdueAccounts(tx, held, clock.now(), dutyChanged ? 'any' : 'begun');
      for (const account of overdue) {
        await sessions.endAll(tx, account, 'revoked', { actor: undefined });
      }
    },

    /** Ends the sessions of an account to which the duty has just come and which should have had a factor already. */
    async keepNewDuty(tx: Tx, account: string, actor: Actor): Promise<void> {
      const due = await dueOf(tx, account);
      if (due && due <= clock.now()) await sessions.endAll(tx, account, 'revoked', { actor });
    },

    /** A session without the second factor that it should have opens nothing but the doors to set one up. */
    async limit(current: CurrentSession): Promise<CurrentSession> {
      // Read-only, so that it costs every request one round trip.
      const due = await database.snapshot((tx) => dueOf(tx, current.actor.account));
      return due && due <= clock.now() ? { ...current, secondFactorDue: true } : current;
    },

    async inform(tx: Tx, state: SessionState): Promise<SessionState> {
      const due = await dueOf(tx, state.account.id);
      return { ...state, account: { ...state.account, secondFactorDue: due?.toISOString() ?? null } };
    },

    /** Throws `secondFactorKept` when the last second factor of an account that has to have one was removed. */
    async checkStillHeld(tx: Tx, account: string): Promise<void> {
      if (await dueOf(tx, account)) throw secondFactorKept();
    },
  };
  return keeper;
}
