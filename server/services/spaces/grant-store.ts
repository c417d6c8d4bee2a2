import { type IsoDate, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { GrantSubject, SpaceRole } from '@kontor/schema';
import { sql } from 'kysely';

interface GrantTable {
  id: string;
  space: string;
  person: string | null;
  org_unit: string | null;
  below: boolean;
  group_id: string | null;
  role: SpaceRole;
  until_day: IsoDate | null;
}

/** A grant as it is stored: on the space where it was given. */
export interface StoredGrant {
  readonly id: string;
  readonly space: string;
  readonly subject: GrantSubject;
  readonly role: SpaceRole;
  readonly until: IsoDate | null;
}

const tables = (tx: Tx) => tx.withTables<{ spaces_grants: GrantTable }>();

/** Grants given on these spaces that hold on a day, owners first. */
export async function listGrants(tx: Tx, spaces: readonly string[], day: IsoDate): Promise<StoredGrant[]> {
  const { rows } = await sql<GrantTable>`
    select * from spaces_grants
    where space = any(${[...spaces]}::uuid[]) and (until_day is null or until_day >= ${day}::date)
    order by case role when 'owner' then 0 when 'editor' then 1 else 2 end, id`.execute(tx);
  return rows.map(toGrant);
}

export async function findGrant(tx: Tx, space: string, subject: GrantSubject): Promise<StoredGrant | undefined> {
  const row = await tables(tx)
    .selectFrom('spaces_grants')
    .selectAll()
    .where('space', '=', space)
    .where(columnOf(subject), '=', subject.id)
    .executeTakeFirst();
  return row && toGrant(row);
}

/** By id, and only on that space. */
export async function findGrantById(tx: Tx, space: string, id: string): Promise<StoredGrant | undefined> {
  const row = await tables(tx)
    .selectFrom('spaces_grants')
    .selectAll()
    .where('space', '=', space)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toGrant(row);
}

/** The one grant of that subject on the space: made, or changed and keeping its id. */
export async function putGrant(
  tx: Tx,
  space: string,
  subject: GrantSubject,
  role: SpaceRole,
  until: IsoDate | null,
): Promise<StoredGrant> {
  const below = subject.kind === 'org-unit' && subject.below;
  const old = await findGrant(tx, space, subject);
  const id = old?.id ?? newId();
  if (old) {
    await tables(tx).updateTable('spaces_grants').set({ role, below, until_day: until }).where('id', '=', id).execute();
  } else {
    await tables(tx)
      .insertInto('spaces_grants')
      .values({ id, space, role, below, until_day: until, [columnOf(subject)]: subject.id })
      .execute();
  }
  return { id, space, subject, role, until };
}

export async function deleteGrant(tx: Tx, id: string): Promise<void> {
  await tables(tx).deleteFrom('spaces_grants').where('id', '=', id).execute();
}

/** Which of these persons hold a grant of their own on which of these spaces, on a day. */
export async function listOwnGrants(
  tx: Tx,
  filter: { readonly person: string } | { readonly space: string },
  day: IsoDate,
): Promise<{ space: string; person: string }[]> {
  const [column, value] = 'person' in filter ? ['person', filter.person] : ['space', filter.space];
  const { rows } = await sql<{ space: string; person: string }>`
    select space, person from spaces_grants
    where person is not null and ${sql.ref(column)} = ${value} and (until_day is null or until_day >= ${day}::date)
  `.execute(tx);
  return rows;
}

/** Spaces on which a grant was given to a group that holds on a day. */
export async function listSpacesOfGroup(tx: Tx, group: string, day: IsoDate): Promise<string[]> {
  const { rows } = await sql<{ space: string }>`
    select space from spaces_grants
    where group_id = ${group} and (until_day is null or until_day >= ${day}::date) order by space`.execute(tx);
  return rows.map((row) => row.space);
}

/** Spaces with a grant whose last day lies between two days, the first included. */
export async function listEndedGrants(tx: Tx, from: IsoDate, before: IsoDate): Promise<string[]> {
  const { rows } = await sql<{ space: string }>`
    select distinct space from spaces_grants
    where until_day >= ${from}::date and until_day < ${before}::date`.execute(tx);
  return rows.map((row) => row.space);
}

export async function deleteEndedGrants(tx: Tx, before: IsoDate): Promise<void> {
  await sql`delete from spaces_grants where until_day < ${before}::date`.execute(tx);
}

function columnOf(subject: GrantSubject): 'person' | 'org_unit' | 'group_id' {
  if (subject.kind === 'person') return 'person';
  return subject.kind === 'org-unit' ? 'org_unit' : 'group_id';
}

function toGrant(row: GrantTable): StoredGrant {
  const { id, space, role, until_day: until } = row;
  return { id, space, role, until, subject: toSubject(row) };
}

function toSubject(row: GrantTable): GrantSubject {
  if (row.person !== null) return { kind: 'person', id: row.person };
  if (row.org_unit !== null) return { kind: 'org-unit', id: row.org_unit, below: row.below };
  if (row.group_id !== null) return { kind: 'group', id: row.group_id };
  throw new Error(`The grant ${row.id} has no subject`);
}
