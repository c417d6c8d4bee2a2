import type { Language } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { AccountRole } from '@kontor/plugin-api/server';
import type { SessionState } from '@kontor/schema';
import { type RawBuilder, sql } from 'kysely';

export type AccountState = 'invited' | 'active' | 'suspended';
export type Theme = SessionState['account']['theme'];

/** An account with what sign-in and lists need to know of its person. */
export interface AccountRow {
  id: string;
  person: string;
  login: string;
  password: string | null;
  state: AccountState;
  roles: AccountRole[];
  language: Language | null;
  theme: Theme;
  created_at: Date;
  title: string;
  given_name: string;
  family_name: string;
  email: string | null;
  person_language: Language | null;
  valid_from: string | null;
  valid_until: string | null;
  second_factor: boolean;
  /** Whether the person proves elsewhere who they are: then the account needs no password. */
  external: boolean;
}

export interface NewAccountRow {
  id: string;
  person: string;
  login: string;
  password: string | null;
  state: AccountState;
  roles: readonly AccountRole[];
  language: Language | null;
  now: Date;
}

export type AccountChange = Partial<
  Pick<AccountRow, 'login' | 'password' | 'state' | 'roles' | 'language' | 'theme' | 'external'>
>;

const columns = sql`
  a.id, a.person, a.login, a.password, a.state, a.roles, a.language, a.theme, a.created_at, a.external,
  p.title, p.given_name, p.family_name, p.email, p.language as person_language, p.valid_from, p.valid_until,
  (exists (select 1 from accounts_totp t where t.account = a.id and t.secret is not null)
    or exists (select 1 from accounts_passkeys k where k.account = a.id)) as second_factor`;
const tables = sql`accounts_accounts a join people_persons p on p.id = a.person`;

async function findOne(tx: Tx, condition: RawBuilder<unknown>): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`select ${columns} from ${tables} where ${condition}`.execute(tx);
  return rows[0];
}

export function findAccount(tx: Tx, id: string): Promise<AccountRow | undefined> {
  return findOne(tx, sql`a.id = ${id}`);
}

/** Whether a typed text can be a login at all; PostgreSQL knows no NUL in texts. */
export function isLogin(text: string): boolean {
  return /^[a-z0-9][a-z0-9._-]{1,63}$/.test(text);
}

export function findAccountByLogin(tx: Tx, login: string): Promise<AccountRow | undefined> {
  return findOne(tx, sql`a.login = ${login}`);
}

/** Persons whose accounts are suspended. */
export async function listSuspended(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select person from accounts_accounts where state = 'suspended' order by person`.execute(tx);
  return rows.map(({ person }) => person);
}

export function findAccountOfPerson(tx: Tx, person: string): Promise<AccountRow | undefined> {
  return findOne(tx, sql`a.person = ${person}`);
}

/** The account, which nobody else changes until `tx` ends. */
export function lockAccount(tx: Tx, id: string): Promise<AccountRow | undefined> {
  return findOne(tx, sql`a.id = ${id} for no key update of a`);
}

/** Accounts that somebody means by their login or mail address; a few at most, as families share addresses. */
export async function findAccountsMeant(tx: Tx, loginOrEmail: string): Promise<AccountRow[]> {
  const { rows } = await sql<AccountRow>`
    select ${columns} from ${tables}
     where a.login = ${loginOrEmail} or lower(p.email) = ${loginOrEmail} order by a.id limit 5`.execute(tx);
  return rows;
}

/** Nothing when the login is taken or the person has an account. */
export async function insertAccount(tx: Tx, account: NewAccountRow): Promise<boolean> {
  const { rows } = await sql`
    insert into accounts_accounts (id, person, login, password, state, roles, language, created_at)
    values (${account.id}, ${account.person}, ${account.login}, ${account.password}, ${account.state},
            ${account.roles}::text[], ${account.language}, ${account.now})
    on conflict do nothing returning id`.execute(tx);
  return rows.length > 0;
}

export async function updateAccount(tx: Tx, id: string, change: AccountChange): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await tx
    .withTables<{ accounts_accounts: AccountRow }>()
    .updateTable('accounts_accounts')
    .set(change)
    .where('id', '=', id)
    .execute();
}

export async function listAccounts(
  tx: Tx,
  page: {
    q: string;
    state?: AccountState | undefined;
    role?: AccountRole | undefined;
    limit: number;
    offset: number;
  },
): Promise<{ accounts: AccountRow[]; total: number }> {
  const words = page.q.split(/\s+/).filter((word) => word !== '');
  // Columns of different collations: one has to be named.
  const text = sql`(concat_ws(' ', p.title, p.given_name, p.family_name, a.login) collate "de-x-icu")`;
  const matches = words.map((word) => sql`and ${text} ilike ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`);
  const inState = page.state === undefined ? sql`true` : sql`a.state = ${page.state}`;
  const withRole = page.role === undefined ? sql`true` : sql`${page.role} = any(a.roles)`;
  const condition = sql`${inState} and ${withRole} ${sql.join(matches, sql` `)}`;
  const { rows } = await sql<AccountRow>`
    select ${columns} from ${tables} where ${condition}
     order by p.family_name, p.given_name, a.login limit ${page.limit} offset ${page.offset}`.execute(tx);
  const counted = await sql<{ total: number }>`select count(*) as total from ${tables} where ${condition}`.execute(tx);
  return { accounts: rows, total: counted.rows[0]?.total ?? 0 };
}

const canSignIn = (today: string) => sql`
  a.state = 'active'
  and (p.valid_from is null or p.valid_from <= ${today}::date)
  and (p.valid_until is null or p.valid_until >= ${today}::date)`;
const areAdministrators = (today: string) => sql`'administrator' = any (a.roles) and ${canSignIn(today)}`;

/** Ids of administrators who can sign in on `today`. */
export async function listAdministrators(tx: Tx, today: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select a.id from ${tables} where ${areAdministrators(today)}`.execute(tx);
  return rows.map((row) => row.id);
}

/** Whom to write to when administrators are meant; `language` is the account's choice, else the person's. */
export interface AdministratorContact {
  readonly person: string;
  readonly email: string | null;
  readonly language: Language | null;
}

export async function listAdministratorContacts(tx: Tx, today: string): Promise<AdministratorContact[]> {
  const { rows } = await sql<AdministratorContact>`
    select a.person, p.email, coalesce(a.language, p.language) as language from ${tables}
     where ${areAdministrators(today)} order by a.id`.execute(tx);
  return rows;
}

/** Where and in which language to write to somebody who can sign in. */
export interface AccountContact {
  readonly person: string;
  readonly account: string;
  readonly roles: readonly AccountRole[];
  readonly email: string | null;
  readonly language: Language | null;
}

/** Of these persons, or of all. */
export async function listContacts(
  tx: Tx,
  today: string,
  persons: readonly string[] | undefined,
): Promise<AccountContact[]> {
  const { rows } = await sql<AccountContact>`
    select a.person, a.id as account, a.roles, p.email, coalesce(a.language, p.language) as language from ${tables}
     where ${canSignIn(today)} and ${persons === undefined ? sql`true` : sql`a.person = any(${[...persons]}::uuid[])`}
     order by a.id`.execute(tx);
  return rows;
}

/**
 * Ids of administrators, locked in order of ids: two transactions that each take the role from one of the last two wait for each
 * other here, and the second sees what the first did.
 */
export async function lockAdministrators(tx: Tx, today: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from ${tables} where ${areAdministrators(today)} order by a.id for no key update of a`.execute(tx);
  return rows.map((row) => row.id);
}
