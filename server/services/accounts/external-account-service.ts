import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { accountChanged } from '@kontor/schema';
import { sql } from 'kysely';
import type { AccountService } from './account-service.ts';
import { findAccountByLogin, findAccountOfPerson, lockAccount, updateAccount } from './account-store.ts';
import type { AccountsContext } from './accounts-context.ts';
import { deleteCodes } from './code-store.ts';
import { accountRef, type SessionService } from './session-service.ts';

/** More accounts than this at once are announced to nobody: they are new, and lists are fetched anew. */
const mostAnnounced = 100;

/** An account as far as whoever brings people in is concerned. */
export interface ExternalAccountFact {
  readonly person: string;
  readonly login: string;
  readonly external: boolean;
  readonly administrator: boolean;
}

interface NewExternalAccount {
  readonly person: string;
  readonly login: string;
}

/** Whether a directory or a provider still says who somebody is. */
export type Voucher = (tx: Tx, person: string) => Promise<boolean>;

/** Accounts of people who prove elsewhere who they are. They are active without a password of Kontor's. */
export type ExternalAccounts = ReturnType<typeof createExternalAccounts>;

export function createExternalAccounts(
  context: AccountsContext,
  { accounts, sessions }: { readonly accounts: AccountService; readonly sessions: SessionService },
) {
  const { audit, events, clock } = context;
  const vouchers: Voucher[] = [];

  async function setExternal(tx: Tx, id: string, external: boolean): Promise<void> {
    const account = await lockAccount(tx, id);
    if (!account || account.external === external) return;
    const isWaiting = account.state === 'invited' && external;
    const isLeft = account.state === 'active' && !external && account.password === null;
    const state = isWaiting ? 'active' : isLeft ? 'invited' : account.state;
    await updateAccount(tx, id, { external, state });
    // A code that was sent out would be a second way in, which nobody asked for any more.
    if (isWaiting) await deleteCodes(tx, id, 'all');
    if (isLeft) await sessions.endAll(tx, id, 'revoked', { actor: undefined });
    const kind = external ? 'accounts.outside_begun' : 'accounts.outside_ended';
    await audit.append(tx, { kind, actor: undefined, object: accountRef(id) });
    await accounts.announce(tx, account, undefined);
  }

  return {
    /** Every account. */
    async list(tx: Tx): Promise<ExternalAccountFact[]> {
      const { rows } = await sql<ExternalAccountFact>`
        select person, login, external, 'administrator' = any (roles) as administrator from accounts_accounts`.execute(
        tx,
      );
      return rows;
    },

    /** Of these persons the administrators: nobody who looks after a source decides their rights. */
    async findAdministrators(tx: Tx, persons: readonly string[]): Promise<Set<string>> {
      const { rows } = await sql<{ person: string }>`
        select person from accounts_accounts
         where person = any(${[...persons]}::uuid[]) and 'administrator' = any (roles)`.execute(tx);
      return new Set(rows.map(({ person }) => person));
    },

    /** Makes accounts without roles; where the login is taken or the person has one already, none is made. */
    async createMany(tx: Tx, given: readonly NewExternalAccount[]): Promise<void> {
      const rows = given.map(({ person, login }) => ({ id: newId(), person, login }));
      const { rows: made } = await sql<{ id: string; person: string }>`
        insert into accounts_accounts (id, person, login, password, state, roles, external, created_at)
        select id, person, login, null, 'active', '{}', true, ${clock.now()}
          from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (id uuid, person uuid, login text)
        on conflict do nothing returning id, person`.execute(tx);
      for (const { id } of made) {
        const details = { roles: '', external: true };
        await audit.append(tx, { kind: 'accounts.created', actor: undefined, object: accountRef(id), details });
      }
      if (made.length > mostAnnounced) return;
      const items = made.map(({ id, person }) => ({
        payload: { account: id, person },
        audience: { administrators: true } as const,
      }));
      await events.appendMany(tx, accountChanged, items, { actor: undefined });
    },

    /** The account of a person is one that signs in elsewhere, too; made where there is none. A password stays. */
    async join(tx: Tx, person: string, login: string): Promise<void> {
      const account = await findAccountOfPerson(tx, person);
      if (account) await setExternal(tx, account.id, true);
      else await this.createMany(tx, [{ person, login }]);
    },

    /** Says for whom it vouches; asked when another ceases to. */
    addVoucher(vouches: Voucher): void {
      vouchers.push(vouches);
    },

    /** One ceased to vouch for the person. Where nobody does any more, an account without a password waits for an invitation. */
    async release(tx: Tx, person: string): Promise<void> {
      for (const vouches of vouchers) if (await vouches(tx, person)) return;
      const account = await findAccountOfPerson(tx, person);
      if (account) await setExternal(tx, account.id, false);
    },

    /** Answers whether the login was free. */
    async rename(tx: Tx, person: string, login: string): Promise<boolean> {
      const account = await findAccountOfPerson(tx, person);
      if (!account || account.login === login) return true;
      if (await findAccountByLogin(tx, login)) return false;
      await updateAccount(tx, account.id, { login });
      const object = accountRef(account.id);
      await audit.append(tx, { kind: 'accounts.login_changed', actor: undefined, object });
      await accounts.announce(tx, account, undefined);
      return true;
    },

    /** Sessions end and sockets close with it. Throws `accounts.last_administrator`. */
    async suspend(tx: Tx, person: string): Promise<void> {
      const account = await findAccountOfPerson(tx, person);
      if (account) await accounts.suspend(tx, undefined, account.id);
    },

    async reactivate(tx: Tx, person: string): Promise<void> {
      const account = await findAccountOfPerson(tx, person);
      if (account) await accounts.reactivate(tx, undefined, account.id);
    },
  };
}
