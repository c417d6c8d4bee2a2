import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { type AccountSession, accountNotFound, sessionNotFound } from '@kontor/schema';
import type { AccountService } from './account-service.ts';
import { findAccount } from './account-store.ts';
import type { AccountsContext } from './accounts-context.ts';
import { noticeOwner } from './owner-notice.ts';
import { accountRef, livenessAt, type SessionService } from './session-service.ts';
import { endSession, listSessions } from './session-store.ts';

export type AccountSessionService = ReturnType<typeof createAccountSessionService>;

/** Sessions of others, as administrators see and end them: where and until when, never how much they are used. */
export function createAccountSessionService(
  context: AccountsContext,
  parts: { accounts: AccountService; sessions: SessionService },
) {
  const { database, clock, policies, audit } = context;
  const { accounts, sessions } = parts;

  return {
    /** Newest first. Throws `accountNotFound`. */
    async list(account: string): Promise<{ sessions: AccountSession[] }> {
      return database.snapshot(async (tx) => {
        if (!(await findAccount(tx, account))) throw accountNotFound();
        const { sessionIdleDays } = await policies.read(tx);
        const rows = await listSessions(tx, account, livenessAt(clock.now(), sessionIdleDays));
        // In order of their beginning: the order of the last use would tell who is there.
        rows.sort((one, other) => other.created_at.getTime() - one.created_at.getTime());
        return {
          sessions: rows.map(({ id, device, created_at, expires_at }) => ({
            id,
            device,
            createdAt: created_at.toISOString(),
            expiresAt: expires_at.toISOString(),
          })),
        };
      });
    },

    /** Throws `accountNotFound`, `sessionNotFound`. The owner is told. */
    async endOne(actor: Actor, input: { account: string; session: string }, address: string): Promise<void> {
      await database.transaction(async (tx) => {
        const account = await accounts.getLocked(tx, input.account);
        const ended = await endSession(tx, clock.now(), account.id, input.session);
        if (ended.length === 0) throw sessionNotFound();
        await sessions.announce(tx, ended, actor);
        const details = { reason: 'revoked', sessions: 1 };
        const object = accountRef(account.id);
        await audit.append(tx, { kind: 'accounts.sessions_ended', actor, object, address, details });
        await noticeOwner(context, tx, actor, account, 'sessions_ended');
      });
    },

    /** Throws `accountNotFound`. The owner is told when there were any. */
    async endAll(tx: Tx, actor: Actor, id: string, address: string): Promise<number> {
      const account = await accounts.getLocked(tx, id);
      const ended = await sessions.endAll(tx, account.id, 'revoked', { actor, address });
      if (ended > 0) await noticeOwner(context, tx, actor, account, 'sessions_ended');
      return ended;
    },
  };
}
