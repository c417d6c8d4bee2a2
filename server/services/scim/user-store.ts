import type { Tx } from '@kontor/database';
import { type RawBuilder, sql } from 'kysely';
import type { FilterColumn, FilterColumns } from './filters/filter-sql.ts';
import { enterpriseSchema, userSchema } from './resources/scim-schemas.ts';

/** What a client says and Kontor keeps nowhere else. */
export interface Told {
  readonly displayName?: string | undefined;
  readonly title?: string | undefined;
  readonly department?: string | undefined;
  readonly employeeNumber?: string | undefined;
}

/** A user of a client, as it is stored. */
export interface UserRow {
  readonly person: string;
  readonly userName: string;
  readonly externalId: string | null;
  readonly told: Told;
  readonly active: boolean;
  readonly suspended: boolean;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly ended: boolean;
}

const columns = sql`
  u.person, u.user_name as "userName", u.external_id as "externalId", u.told, u.active, u.suspended,
  u.created_at as "createdAt", greatest(u.changed_at, p.changed_at) as "changedAt", u.ended_at is not null as ended`;
const tables = sql`scim_users u join people_persons p on p.id = u.person`;
const shownName = sql`concat_ws(' ', nullif(p.title, ''), p.given_name, p.family_name)`;

const texts: Readonly<Record<string, RawBuilder<unknown>>> = {
  username: sql`u.user_name`,
  displayname: shownName,
  'name.formatted': shownName,
  'name.givenname': sql`p.given_name`,
  'name.familyname': sql`p.family_name`,
  'name.honorificprefix': sql`p.title`,
  emails: sql`p.email`,
  'emails.value': sql`p.email`,
  'emails.type': sql`case when p.email is not null then 'work' end`,
};
const extended = enterpriseSchema.id.toLowerCase();
const extendedTexts: Readonly<Record<string, RawBuilder<unknown>>> = {
  [`${extended}:employeenumber`]: sql`u.told ->> 'employeeNumber'`,
  [`${extended}:department`]: sql`u.told ->> 'department'`,
};
const exactTexts: Readonly<Record<string, RawBuilder<unknown>>> = {
  id: sql`u.person::text`,
  externalid: sql`u.external_id`,
};
const booleans: Readonly<Record<string, RawBuilder<unknown>>> = {
  active: sql`u.active`,
  'emails.primary': sql`case when p.email is not null then true end`,
};

/** What users may be filtered by. */
export const userFilter: FilterColumns = {
  schema: userSchema.id.toLowerCase(),
  columns: new Map<string, FilterColumn>([
    ...Object.entries({ ...texts, ...extendedTexts }).map(([name, value]) => [name, { kind: 'text', value }] as const),
    ...Object.entries(exactTexts).map(([name, value]) => [name, { kind: 'text', value, caseExact: true }] as const),
    ...Object.entries(booleans).map(([name, value]) => [name, { kind: 'boolean', value }] as const),
  ]),
};

/** What users may be sorted by. */
export const userOrder: ReadonlyMap<string, RawBuilder<unknown>> = new Map([
  ...Object.entries(exactTexts),
  ...Object.entries(texts).map(([name, value]) => [name, sql`lower(${value})`] as const),
]);

export interface Page {
  readonly condition: RawBuilder<unknown>;
  readonly order: RawBuilder<unknown> | undefined;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

export async function listUsers(tx: Tx, client: string, page: Page): Promise<{ rows: UserRow[]; total: number }> {
  const where = sql`u.client = ${client} and u.ended_at is null and ${page.condition}`;
  const direction = page.descending ? sql`desc` : sql`asc`;
  const order = page.order ? sql`${page.order} ${direction}, u.person` : sql`u.person`;
  const { rows } = await sql<UserRow>`
    select ${columns} from ${tables} where ${where}
     order by ${order} limit ${page.limit} offset ${page.offset}`.execute(tx);
  const counted = await sql<{ total: number }>`
    select count(*)::integer as total from ${tables} where ${where}`.execute(tx);
  return { rows, total: counted.rows[0]?.total ?? 0 };
}

export async function findUser(tx: Tx, client: string, person: string): Promise<UserRow | undefined> {
  const { rows } = await sql<UserRow>`
    select ${columns} from ${tables} where u.client = ${client} and u.person = ${person}`.execute(tx);
  return rows[0];
}

/** Users that a newcomer could be, by what has to be unique; those who are there before those who are gone. */
export async function findSame(
  tx: Tx,
  client: string,
  { userName, externalId }: Pick<UserRow, 'userName' | 'externalId'>,
): Promise<UserRow[]> {
  const { rows } = await sql<UserRow>`
    select ${columns} from ${tables}
     where u.client = ${client} and (lower(u.user_name) = lower(${userName}) or u.external_id = ${externalId})
     order by u.ended_at desc nulls first, (u.external_id = ${externalId}) desc nulls last`.execute(tx);
  return rows;
}

/** Makes a user, or writes the one of this person again, as one that is there. */
export async function putUser(
  tx: Tx,
  client: string,
  user: Omit<UserRow, 'createdAt' | 'changedAt' | 'ended'>,
  now: Date,
): Promise<void> {
  const { person, userName, externalId, told, active, suspended } = user;
  await sql`
    insert into scim_users
      (client, person, user_name, external_id, told, active, suspended, created_at, changed_at, ended_at)
    values (${client}, ${person}, ${userName}, ${externalId}, ${JSON.stringify(told)}::jsonb, ${active}, ${suspended},
            ${now}, ${now}, null)
    on conflict (client, person) do update
      set user_name = excluded.user_name, external_id = excluded.external_id, told = excluded.told,
          active = excluded.active, suspended = excluded.suspended, changed_at = excluded.changed_at,
          ended_at = null`.execute(tx);
}

export async function endUser(tx: Tx, client: string, person: string, suspended: boolean, now: Date): Promise<void> {
  await sql`
    update scim_users set ended_at = ${now}, changed_at = ${now}, active = false, suspended = ${suspended}
     where client = ${client} and person = ${person}`.execute(tx);
}

/** Of these persons those who are users of the client. */
export async function findUsersAmong(tx: Tx, client: string, persons: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ person: string }>`
    select person from scim_users
     where client = ${client} and ended_at is null and person = any(${[...persons]}::uuid[])`.execute(tx);
  return new Set(rows.map(({ person }) => person));
}

/** Whether somebody is or was a user of the client. */
export async function isKnown(tx: Tx, client: string, person: string): Promise<boolean> {
  const { rows } = await sql`select 1 from scim_users where client = ${client} and person = ${person}`.execute(tx);
  return rows.length > 0;
}

/** Of these persons, or of all, those whom some client, or another than this one, calls active. */
export async function listActive(tx: Tx, persons?: readonly string[], except: string | null = null) {
  const { rows } = await sql<{ person: string }>`
    select distinct person from scim_users
     where active and ended_at is null and client is distinct from ${except}::uuid
       and ${persons === undefined ? sql`true` : sql`person = any(${[...persons]}::uuid[])`}`.execute(tx);
  return new Set(rows.map(({ person }) => person));
}

/** People who are here already, by what a client says of a newcomer; two at most, as one alone is somebody. */
export async function findByEmail(tx: Tx, email: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from people_persons where lower(email) = lower(${email}) order by id limit 2`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function findByNumber(tx: Tx, employeeNumber: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from people_persons where external_id = ${employeeNumber}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** What clients keep about a person, for their archive. */
export async function listUsersOf(tx: Tx, person: string) {
  const { rows } = await sql<{
    client: string;
    userName: string;
    externalId: string | null;
    told: Told;
    active: boolean;
  }>`
    select c.name as client, u.user_name as "userName", u.external_id as "externalId", u.told, u.active
      from scim_users u join scim_clients c on c.id = u.client where u.person = ${person} order by 1`.execute(tx);
  return rows;
}
