import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { getSecondFactors, OutputOf, Passkey } from '@kontor/schema';
import type { AccountService } from './account-service.ts';
import type { AccountsContext } from './accounts-context.ts';
import { noticeOwner } from './owner-notice.ts';
import { presentPasskey } from './passkey-service.ts';
import { deletePasskeys, listPasskeys } from './passkey-store.ts';
import { accountRef, type SessionService } from './session-service.ts';
import { countRecoveryCodes, deleteTotp, findTotp, replaceRecoveryCodes } from './totp-store.ts';

export type SecondFactorService = ReturnType<typeof createSecondFactorService>;

/** All second factors of an account together. */
export function createSecondFactorService(
  context: AccountsContext,
  parts: { accounts: AccountService; sessions: SessionService },
) {
  const { database, audit } = context;
  const { accounts, sessions } = parts;

  async function presentPasskeys(tx: Tx, account: string): Promise<Passkey[]> {
    const policies = await context.policies.read(tx);
    return (await listPasskeys(tx, account)).map((row) => presentPasskey(row, policies));
  }

  return {
    list(actor: Actor): Promise<OutputOf<typeof getSecondFactors>> {
      return database.transaction(async (tx) => ({
        totp: Boolean((await findTotp(tx, actor.account))?.secret),
        passkeys: await presentPasskeys(tx, actor.account),
        recoveryCodesLeft: await countRecoveryCodes(tx, actor.account),
      }));
    },

    /** For somebody who lost them: removes all and ends their sessions. Throws `accountNotFound`. */
    async removeAllOf(actor: Actor, id: string, address: string): Promise<void> {
      await database.transaction(async (tx) => {
        const account = await accounts.getLocked(tx, id);
        await deleteTotp(tx, account.id);
        await deletePasskeys(tx, account.id);
        await replaceRecoveryCodes(tx, account.id, []);
        await sessions.endAll(tx, account.id, 'second_factor_removed', { actor, address });
        await accounts.announce(tx, account, actor);
        await noticeOwner(context, tx, actor, account, 'second_factors_removed');
        const object = accountRef(account.id);
        await audit.append(tx, { kind: 'accounts.second_factors_removed', actor, object, address });
      });
    },
  };
}
