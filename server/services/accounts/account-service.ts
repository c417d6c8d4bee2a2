import type { Language } from '@kontor/base';
import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { AccountRole, Actor } from '@kontor/plugin-api/server';
import {
  type Account,
  accountChanged,
  accountNotFound,
  type getAccountOverview,
  type InputOf,
  lastAdministrator,
  type listAccounts,
  loginTaken,
  type OutputOf,
  personHasAccount,
  personName,
  type updateAccount,
  type updateOwnAccount,
} from '@kontor/schema';
import { listComing, listWithoutAccount } from './account-overview-store.ts';
import * as store from './account-store.ts';
import { type AccountsContext, today } from './accounts-context.ts';
import { deleteCodes } from './code-store.ts';
import { hashPassword } from './password-hash.ts';
import { checkPassword, type PasswordOwner } from './password-rules.ts';
import type { PolicyKeeper } from './second-factor-duty.ts';
import { accountRef, type SessionService } from './session-service.ts';

/** How far the overview looks ahead, and how many persons a list of it names at most. */
const overviewDays = 30;
const overviewLength = 6;

export interface NewAccount {
  readonly person: string;
  readonly login: string;
  /** Without one the account is invited and waits for its one-time code. */
  readonly password?: string | null | undefined;
  readonly roles: readonly AccountRole[];
  readonly language?: Language | null;
}

export type AccountService = ReturnType<typeof createAccountService>;

export function createAccountService(context: AccountsContext, sessions: SessionService, keeper: PolicyKeeper) {
  const { database, clock, events, audit } = context;

  async function getLocked(tx: Tx, id: string): Promise<store.AccountRow> {
    const found = await store.lockAccount(tx, id);
    if (!found) throw accountNotFound();
    return found;
  }

  /** Tells administrators' lists, and the person's own clients, that the account is another now. */
  async function announce(tx: Tx, account: { id: string; person: string }, actor: Actor | undefined): Promise<void> {
    const payload = { account: account.id, person: account.person };
    const audiences = [{ administrators: true } as const, { persons: [account.person] }];
    await events.appendMany(
      tx,
      accountChanged,
      audiences.map((audience) => ({ payload, audience })),
      { actor },
    );
  }

  async function present(tx: Tx, id: string): Promise<Account> {
    const found = await store.findAccount(tx, id);
    if (!found) throw accountNotFound();
    return presentAccount(found);
  }

  /** Throws `passwordWeak`; see `checkPassword`. */
  async function checkNewPassword(tx: Tx, account: store.AccountRow, password: string): Promise<void> {
    const organisation = await context.organisation?.get(tx);
    const known = [account.given_name, account.family_name, account.email ?? '', organisation?.name ?? ''];
    await checkLengthAndGuesses(tx, password, { login: account.login, known });
  }

  async function checkLengthAndGuesses(tx: Tx, password: string, owner: PasswordOwner): Promise<void> {
    const { passwordLength: minimumLength } = await context.policies.read(tx);
    checkPassword(password, owner, { demo: context.config.demo, minimumLength });
  }

  /** Stores a new hash: an invited account becomes active, open codes end. Sessions are the caller's to end. */
  async function storePassword(tx: Tx, account: store.AccountRow, hash: string): Promise<void> {
    const state = account.state === 'invited' ? 'active' : account.state;
    await store.updateAccount(tx, account.id, { password: hash, state });
    await deleteCodes(tx, account.id, 'all');
  }

  async function changeState(
    tx: Tx,
    account: store.AccountRow,
    suspended: boolean,
    by: { actor: Actor | undefined; address?: string },
  ): Promise<void> {
    if (suspended === (account.state === 'suspended')) return;
    const hasProof = account.password !== null || account.external;
    const state = suspended ? 'suspended' : hasProof ? 'active' : 'invited';
    await store.updateAccount(tx, account.id, { state });
    if (suspended) {
      await deleteCodes(tx, account.id, 'all');
      await sessions.endAll(tx, account.id, 'suspended', by);
    }
    const kind = suspended ? 'accounts.suspended' : 'accounts.reactivated';
    await audit.append(tx, { kind, actor: by.actor, object: accountRef(account.id), address: by.address });
  }

  /**
   * Throws `lastAdministrator` when nobody else can sign in as administrator. Has to come before the account itself is
   * locked: two that lock one account each and then all administrators would wait for each other for ever.
   */
  async function keepAnAdministrator(tx: Tx, id: string): Promise<void> {
    const administrators = await store.lockAdministrators(tx, today(context));
    if (administrators.includes(id) && administrators.length === 1) throw lastAdministrator();
  }

  async function changeRoles(tx: Tx, account: store.AccountRow, roles: AccountRole[], by: By): Promise<void> {
    const next = [...new Set(roles)].sort();
    await store.updateAccount(tx, account.id, { roles: next });
    await audit.append(tx, {
      kind: 'accounts.roles_changed',
      actor: by.actor,
      object: accountRef(account.id),
      address: by.address,
      details: { before: account.roles.join(' '), after: next.join(' ') },
    });
  }

  async function changeLogin(tx: Tx, account: store.AccountRow, login: string, by: By): Promise<void> {
    if (login === account.login) return;
    if (await store.findAccountByLogin(tx, login)) throw loginTaken();
    await store.updateAccount(tx, account.id, { login });
    const object = accountRef(account.id);
    await audit.append(tx, { kind: 'accounts.login_changed', actor: by.actor, object, address: by.address });
  }

  return {
    announce,
    checkNewPassword,
    storePassword,
    getLocked,

    async create(tx: Tx, by: By, account: NewAccount): Promise<Account> {
      const [person] = await context.people.findPersons(tx, [account.person]);
      if (!person) throw accountNotFound();
      const password = account.password ?? null;
      if (password !== null) {
        const organisation = await context.organisation?.get(tx);
        const known = [person.givenName, person.familyName, person.email ?? '', organisation?.name ?? ''];
        await checkLengthAndGuesses(tx, password, { login: account.login, known });
      }
      const id = newId();
      const login = account.login.trim().toLowerCase();
      const made = await store.insertAccount(tx, {
        id,
        person: account.person,
        login,
        password: password === null ? null : await hashPassword(password),
        state: password === null ? 'invited' : 'active',
        roles: [...new Set(account.roles)].sort(),
        language: account.language ?? null,
        now: clock.now(),
      });
      if (!made) throw (await store.findAccountOfPerson(tx, account.person)) ? personHasAccount() : loginTaken();
      await announce(tx, { id, person: account.person }, by.actor);
      const details = { roles: account.roles.join(' ') };
      const object = accountRef(id);
      await audit.append(tx, { kind: 'accounts.created', actor: by.actor, object, address: by.address, details });
      return present(tx, id);
    },

    async list(input: InputOf<typeof listAccounts>): Promise<{ accounts: Account[]; total: number }> {
      const { accounts, total } = await database.transaction((tx) => store.listAccounts(tx, input));
      return { accounts: accounts.map(presentAccount), total };
    },

    async readOverview(): Promise<OutputOf<typeof getAccountOverview>> {
      return database.transaction(async (tx) => ({
        ...(await listComing(tx, today(context), overviewDays, overviewLength)),
        withoutAccount: await listWithoutAccount(tx, today(context), overviewLength),
      }));
    },

    async update(actor: Actor, input: InputOf<typeof updateAccount>, address: string): Promise<Account> {
      const by = { actor, address };
      return database.transaction(async (tx) => {
        const loses = input.suspended === true || (input.roles !== undefined && !input.roles.includes('administrator'));
        if (loses) await keepAnAdministrator(tx, input.account);
        const account = await getLocked(tx, input.account);
        if (input.login !== undefined) await changeLogin(tx, account, input.login, by);
        if (input.roles) await changeRoles(tx, account, input.roles, by);
        if (input.roles?.includes('administrator') && !account.roles.includes('administrator'))
          await keeper.keepNewDuty(tx, account.id, actor);
        if (input.suspended !== undefined) await changeState(tx, account, input.suspended, by);
        await announce(tx, account, actor);
        return present(tx, account.id);
      });
    },

    async updateOwn(actor: Actor, change: InputOf<typeof updateOwnAccount>): Promise<void> {
      await database.transaction(async (tx) => {
        const { language, theme } = change;
        await store.updateAccount(tx, actor.account, {
          ...(language === undefined ? {} : { language }),
          ...(theme === undefined ? {} : { theme }),
        });
        const payload = { account: actor.account, person: actor.person };
        await events.append(tx, accountChanged, payload, { persons: [actor.person] }, { actor });
      });
    },

    async suspend(tx: Tx, actor: Actor | undefined, id: string): Promise<void> {
      await keepAnAdministrator(tx, id);
      const account = await getLocked(tx, id);
      await changeState(tx, account, true, { actor });
      await announce(tx, account, actor);
    },

    async reactivate(tx: Tx, actor: Actor | undefined, id: string): Promise<void> {
      const account = await getLocked(tx, id);
      await changeState(tx, account, false, { actor });
      await announce(tx, account, actor);
    },

    /** What live clients see of a changed account: administrators all of it, its person that it changed. */
    async readChanged(tx: Tx, id: string): Promise<(actor: Actor) => Account | null> {
      const found = await store.findAccount(tx, id);
      const administrators = new Set(await store.listAdministrators(tx, today(context)));
      return (actor) => (found && administrators.has(actor.account) ? presentAccount(found) : null);
    },

    async countAdministrators(tx: Tx): Promise<number> {
      return (await store.listAdministrators(tx, today(context))).length;
    },
  };
}

/** Who did it, and from where. */
export interface By {
  readonly actor: Actor | undefined;
  readonly address?: string;
}

function presentAccount(row: store.AccountRow): Account {
  return {
    id: row.id,
    login: row.login,
    person: row.person,
    personName: personName({ title: row.title, givenName: row.given_name, familyName: row.family_name }),
    email: row.email,
    state: row.state,
    roles: row.roles,
    secondFactor: row.second_factor,
    createdAt: row.created_at.toISOString(),
  };
}
