import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { type changePassword, type InputOf, passwordWrong } from '@kontor/schema';
import type { AccountService, By } from './account-service.ts';
import { type AccountRow, findAccount } from './account-store.ts';
import type { AccountsContext, Caller } from './accounts-context.ts';
import { type AttemptLimits, confirmationLimits } from './attempt-limits.ts';
import type { DeviceToken, KnownDeviceService } from './known-device-service.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { accountRef, type SessionService } from './session-service.ts';

export type PasswordService = ReturnType<typeof createPasswordService>;

export function createPasswordService(
  context: AccountsContext,
  parts: { limits: AttemptLimits; accounts: AccountService; sessions: SessionService; devices: KnownDeviceService },
) {
  const { database, audit } = context;
  const { limits, accounts, sessions, devices } = parts;

  /**
   * Makes sure that the one at the keyboard knows the password, before something that guards the account changes.
   * Throws `passwordWrong`, and `tooManySignIns` after too many wrong ones.
   */
  async function confirm(actor: Actor, password: string): Promise<AccountRow> {
    const counted = confirmationLimits(actor.account);
    await limits.take(counted);
    const account = await database.transaction((tx) => findAccount(tx, actor.account));
    const asked = context.askOutside(account?.external ? account : undefined, password);
    asked.catch(() => undefined);
    const isOwn = await verifyPassword(password, account?.password ?? undefined);
    if (!account || !(isOwn || (await asked) === 'right')) throw passwordWrong();
    await limits.succeed(counted);
    return account;
  }

  return {
    confirm,

    /** Changes the own password and ends all other sessions; of the known browsers this one stays. */
    async change(actor: Actor, input: InputOf<typeof changePassword>, caller: Caller): Promise<DeviceToken> {
      const by = caller.address === undefined ? { actor } : { actor, address: caller.address };
      const confirmed = await confirm(actor, input.current);
      await database.transaction((tx) => accounts.checkNewPassword(tx, confirmed, input.next));
      const hash = await hashPassword(input.next);
      return database.transaction(async (tx) => {
        const account = await accounts.getLocked(tx, actor.account);
        if (account.password !== confirmed.password) throw passwordWrong();
        await accounts.storePassword(tx, account, hash);
        await sessions.endAll(tx, account.id, 'password_changed', { ...by, except: actor.session });
        await devices.forgetAll(tx, account.id);
        await audit.append(tx, { kind: 'accounts.password_changed', ...by, object: accountRef(account.id) });
        return devices.remember(tx, account, caller);
      });
    },

    /** Sets a password for the server's own purposes (command line); ends all sessions. Throws `passwordWeak`. */
    async set(tx: Tx, id: string, password: string): Promise<void> {
      const account = await accounts.getLocked(tx, id);
      await accounts.checkNewPassword(tx, account, password);
      await this.store(tx, account, await hashPassword(password), { actor: undefined });
    },

    /** Stores a hash made before, ends all sessions, forgets the known browsers and records it. */
    async store(tx: Tx, account: AccountRow, hash: string, by: By): Promise<void> {
      await accounts.storePassword(tx, account, hash);
      await sessions.endAll(tx, account.id, 'password_changed', by);
      await devices.forgetAll(tx, account.id);
      await accounts.announce(tx, account, by.actor);
      const object = accountRef(account.id);
      await audit.append(tx, { kind: 'accounts.password_set', actor: by.actor, object, address: by.address });
    },
  };
}
