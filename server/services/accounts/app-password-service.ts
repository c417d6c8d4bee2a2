import { newId } from '@kontor/base';
import type { Actor } from '@kontor/plugin-api/server';
import {
  type AppPassword,
  type addAppPassword,
  factorNotFound,
  type InputOf,
  type OutputOf,
  type Policies,
  tooManyAppPasswords,
} from '@kontor/schema';
import { lastUse } from '../organisation/last-use.ts';
import type { AccountService } from './account-service.ts';
import { findAccount } from './account-store.ts';
import type { AccountsContext, Caller } from './accounts-context.ts';
import * as store from './app-password-store.ts';
import { type AttemptLimits, appPasswordLimits, secretAddressLimits } from './attempt-limits.ts';
import type { PasswordService } from './password-service.ts';
import { hashSecretCode, newSecretCode } from './secret-code.ts';
import { accountRef, type SessionService } from './session-service.ts';
import type { SignInGate } from './sign-in-gate.ts';

/** 120 random bits in 24 letters and digits. */
const groups = 6;
const most = 50;
/** Programs come every few minutes: that one is in use is recorded once an hour. */
const recordAfter = 60 * 60_000;

export type AppPasswordService = ReturnType<typeof createAppPasswordService>;

export function createAppPasswordService(
  context: AccountsContext,
  parts: {
    limits: AttemptLimits;
    accounts: AccountService;
    passwords: PasswordService;
    sessions: SessionService;
    gate: SignInGate;
  },
) {
  const { database, clock, audit } = context;
  const { limits, accounts, passwords, sessions, gate } = parts;

  async function recordUse(
    tx: Parameters<typeof gate.admit>[0],
    row: store.AppPasswordRow,
    actor: Actor,
    caller: Caller,
  ) {
    const now = clock.now();
    if (row.last_used_at && now.getTime() - row.last_used_at.getTime() < recordAfter) return;
    await store.markAppPasswordUsed(tx, row.id, now);
    const object = accountRef(row.account);
    await audit.append(tx, { kind: 'accounts.app_password_used', actor, object, address: caller.address });
  }

  return {
    async list(actor: Actor): Promise<AppPassword[]> {
      return database.transaction(async (tx) => {
        const rows = await store.listAppPasswords(tx, actor.account);
        const policies = await context.policies.read(tx);
        return rows.map((row) => presentAppPassword(row, policies));
      });
    },

    /** Makes one; the secret is known here and never again. Throws `passwordWrong`, `tooManyAppPasswords`. */
    async add(
      actor: Actor,
      input: InputOf<typeof addAppPassword>,
      address: string,
    ): Promise<OutputOf<typeof addAppPassword>> {
      await passwords.confirm(actor, input.password);
      const secret = newSecretCode(groups);
      const row: store.AppPasswordRow = {
        id: newId(),
        account: actor.account,
        name: input.name,
        scopes: [...new Set(input.scopes)],
        secret_hash: hashSecretCode(secret),
        created_at: clock.now(),
        last_used_at: null,
      };
      await database.transaction(async (tx) => {
        await accounts.getLocked(tx, actor.account);
        if ((await store.listAppPasswords(tx, actor.account)).length >= most) throw tooManyAppPasswords();
        await store.insertAppPassword(tx, row);
        const object = accountRef(actor.account);
        await audit.append(tx, { kind: 'accounts.app_password_added', actor, object, address });
      });
      return { appPassword: presentAppPassword(row, { staffCouncil: false }), secret };
    },

    /** Revokes one; what it holds open ends like a session. Throws `factorNotFound`. */
    async remove(actor: Actor, id: string, address: string): Promise<void> {
      await database.transaction(async (tx) => {
        if (!(await store.deleteAppPassword(tx, actor.account, id))) throw factorNotFound();
        await sessions.announce(tx, [{ id, account: actor.account }], actor);
        const object = accountRef(actor.account);
        await audit.append(tx, { kind: 'accounts.app_password_removed', actor, object, address });
      });
    },

    /**
     * Who comes with an app password of this scope, or nobody; for doors that cannot show a sign-in page. The second
     * factor does not apply, state and validity of the account do. Without a login the secret alone counts: it is long and
     * random enough for that. Throws `tooManySignIns`.
     */
    async find(
      login: string | undefined,
      secret: string,
      scope: store.AppPasswordScope,
      caller: Caller,
    ): Promise<Actor | undefined> {
      const meant = login?.trim().toLowerCase();
      const address = caller.address ?? '';
      const counted = meant === undefined ? secretAddressLimits(address) : appPasswordLimits(meant, address);
      await limits.check(counted);
      const found = await database.transaction(async (tx) => {
        const row = await store.findAppPassword(tx, hashSecretCode(secret));
        const account = row && (await findAccount(tx, row.account));
        const isMeant = meant === undefined || account?.login === meant;
        const right = isMeant && (row?.scopes.includes(scope) ?? false);
        const decision = await gate.admit(tx, { account: account?.id, right }, 'app_password', caller);
        if (!row || 'refused' in decision) return undefined;
        const { id, person, roles } = decision.admitted;
        const actor: Actor = { account: id, person, session: row.id, roles: new Set(roles) };
        await recordUse(tx, row, actor, caller);
        return actor;
      });
      if (!found) await limits.take(counted);
      return found;
    },
  };
}

function presentAppPassword(row: store.AppPasswordRow, policies: Pick<Policies, 'staffCouncil'>): AppPassword {
  const { id, name, scopes } = row;
  const lastUsedAt = row.last_used_at && lastUse(row.last_used_at, policies);
  return { id, name, scopes, createdAt: row.created_at.toISOString(), lastUsedAt };
}
