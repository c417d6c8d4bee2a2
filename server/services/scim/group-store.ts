import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { FilterColumn, FilterColumns } from './filters/filter-sql.ts';
import { groupSchema } from './resources/scim-schemas.ts';
import type { Page } from './user-store.ts';

/** A group of a client, as it is stored. */
export interface GroupRow {
  readonly id: string;
  readonly name: string;
  readonly externalId: string | null;
  /** Changes with the members. */
  readonly membership: string;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly ended: boolean;
}

/** Members as far as they are users of the client: of others it learns nothing. */
const own = sql`
  people_group_members m join scim_users u on u.person = m.person and u.client = g.client and u.ended_at is null`;
const columns = sql`
  g.group_id as id, p.name, g.external_id as "externalId", g.created_at as "createdAt", g.changed_at as "changedAt",
  g.ended_at is not null as ended,
  coalesce((select md5(string_agg(m.person::text, ' ' order by m.person)) from ${own}
             where m.group_id = g.group_id), '') as membership`;
const tables = sql`scim_groups g join people_groups p on p.id = g.group_id`;

const name = sql`p.name`;
const id = sql`g.group_id::text`;
const externalId = sql`g.external_id`;
const member: FilterColumn = {
  kind: 'holds',
  any: sql`exists (select 1 from ${own} where m.group_id = g.group_id)`,
  holds: (value) => sql`exists (select 1 from ${own} where m.group_id = g.group_id and m.person::text = ${value})`,
};

/** What groups may be filtered by. */
export const groupFilter: FilterColumns = {
  schema: groupSchema.id.toLowerCase(),
  columns: new Map<string, FilterColumn>([
    ['displayname', { kind: 'text', value: name }],
    ['id', { kind: 'text', value: id, caseExact: true }],
    ['externalid', { kind: 'text', value: externalId, caseExact: true }],
    ['members', member],
    ['members.value', member],
  ]),
};

export const groupOrder = new Map([
  ['displayname', sql`lower(${name})`],
  ['id', id],
  ['externalid', externalId],
]);

export async function listGroups(tx: Tx, client: string, page: Page): Promise<{ rows: GroupRow[]; total: number }> {
  const where = sql`g.client = ${client} and g.ended_at is null and ${page.condition}`;
  const direction = page.descending ? sql`desc` : sql`asc`;
  const order = page.order ? sql`${page.order} ${direction}, g.group_id` : sql`g.group_id`;
  const { rows } = await sql<GroupRow>`
    select ${columns} from ${tables} where ${where}
     order by ${order} limit ${page.limit} offset ${page.offset}`.execute(tx);
  const counted = await sql<{ total: number }>`
    select count(*)::integer as total from ${tables} where ${where}`.execute(tx);
  return { rows, total: counted.rows[0]?.total ?? 0 };
}

export async function findGroup(tx: Tx, client: string, group: string): Promise<GroupRow | undefined> {
  const { rows } = await sql<GroupRow>`
    select ${columns} from ${tables} where g.client = ${client} and g.group_id = ${group}`.execute(tx);
  return rows[0];
}

/** A group that a new one is, as it was deleted before. */
export async function findEnded(
  tx: Tx,
  client: string,
  { name: wanted, externalId: key }: { readonly name: string; readonly externalId: string | null },
): Promise<GroupRow | undefined> {
  const { rows } = await sql<GroupRow>`
    select ${columns} from ${tables}
     where g.client = ${client} and g.ended_at is not null
       and (lower(p.name) = lower(${wanted}) or g.external_id = ${key})
     order by (g.external_id = ${key}) desc nulls last limit 1`.execute(tx);
  return rows[0];
}

/** Makes a group one of the client's, or writes it again, as one that is there. */
export async function putGroupOf(
  tx: Tx,
  client: string,
  { id: group, externalId: key }: Pick<GroupRow, 'id' | 'externalId'>,
  now: Date,
): Promise<void> {
  await sql`
    insert into scim_groups (client, group_id, external_id, created_at, changed_at)
    values (${client}, ${group}, ${key}, ${now}, ${now})
    on conflict (client, group_id) do update
      set external_id = excluded.external_id, changed_at = excluded.changed_at, ended_at = null`.execute(tx);
}

export async function endGroup(tx: Tx, client: string, group: string, now: Date): Promise<void> {
  await sql`
    update scim_groups set ended_at = ${now}, changed_at = ${now}
     where client = ${client} and group_id = ${group}`.execute(tx);
}

export interface MemberRow {
  readonly group: string;
  readonly person: string;
  readonly name: string;
}

/** Members of groups, as far as they are users of the client. */
export async function listMembers(tx: Tx, client: string, groups: readonly string[]): Promise<MemberRow[]> {
  if (groups.length === 0) return [];
  const { rows } = await sql<MemberRow>`
    select g.group_id as "group", m.person,
           concat_ws(' ', nullif(p.title, ''), p.given_name, p.family_name) as name
      from scim_groups g
      join people_group_members m on m.group_id = g.group_id
      join scim_users u on u.person = m.person and u.client = g.client and u.ended_at is null
      join people_persons p on p.id = m.person
     where g.client = ${client} and g.group_id = any(${[...groups]}::uuid[]) order by m.person`.execute(tx);
  return rows;
}

/** Groups of the client that these persons are in. */
export async function listGroupsOf(tx: Tx, client: string, persons: readonly string[]): Promise<MemberRow[]> {
  if (persons.length === 0) return [];
  const { rows } = await sql<MemberRow>`
    select g.group_id as "group", m.person, p.name
      from scim_groups g join people_group_members m on m.group_id = g.group_id join people_groups p on p.id = g.group_id
     where g.client = ${client} and g.ended_at is null and m.person = any(${[...persons]}::uuid[])
     order by lower(p.name), g.group_id`.execute(tx);
  return rows;
}
