import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { AudienceToken } from '@kontor/plugin-api/server';
import { type SpaceRole, spaceRole } from '@kontor/schema';
import { sql } from 'kysely';
import { heldRights, isWithin, rightsOnSpaces } from './held-rights.ts';

/** A person's role on a space. */
export interface Access {
  readonly person: string;
  readonly space: string;
  readonly role: SpaceRole;
}

interface AccessRow {
  readonly person: string;
  readonly space: string;
  readonly rank: number;
}

/** Every role that these persons have on a day. */
export async function listAccessOfPersons(tx: Tx, persons: readonly string[], day: IsoDate): Promise<Access[]> {
  if (persons.length === 0) return [];
  const { rows } = await sql<AccessRow>`
    ${heldRights(persons, day)}
    select person, space, max(rank) as rank from reached group by person, space`.execute(tx);
  return rows.map(toAccess);
}

/** Everybody's role on these spaces on a day, in order of persons; only roles from `atLeast` on. */
export async function listAccessToSpaces(
  tx: Tx,
  spaces: readonly string[],
  day: IsoDate,
  atLeast: SpaceRole = 'reader',
): Promise<Access[]> {
  if (spaces.length === 0) return [];
  const { rows } = await sql<AccessRow>`
    ${rightsOnSpaces(spaces, day)}
    select person, space, rank from reached
    where rank > ${spaceRole.options.indexOf(atLeast)} order by space, person`.execute(tx);
  return rows.map(toAccess);
}

/** How many have a role on each of these spaces on a day; spaces of nobody are left out. */
export async function countAccessToSpaces(
  tx: Tx,
  spaces: readonly string[],
  day: IsoDate,
): Promise<Map<string, number>> {
  if (spaces.length === 0) return new Map();
  const { rows } = await sql<{ space: string; persons: number }>`
    ${rightsOnSpaces(spaces, day)}
    select space, count(distinct person)::int as persons from reached group by space`.execute(tx);
  return new Map(rows.map(({ space, persons }) => [space, persons]));
}

export interface RoleOnSpace {
  readonly role: SpaceRole | undefined;
  readonly archived: boolean;
}

/** A person's role on one space on a day, and whether the space is archived; nothing when there is no such space. */
export async function findRoleOnSpace(
  tx: Tx,
  person: string,
  space: string,
  day: IsoDate,
): Promise<RoleOnSpace | undefined> {
  const { rows } = await sql<{ rank: number | null; archived: boolean }>`
    ${heldRights([person], day)}
    select archived_at is not null as archived, (select max(rank) from reached where reached.space = spaces_spaces.id) as rank
    from spaces_spaces where id = ${space}`.execute(tx);
  const [row] = rows;
  return row && { role: row.rank === null ? undefined : roleOfRank(row.rank), archived: row.archived };
}

/** Every token of each person on a day. Persons who do not belong to the organisation hold none but their own. */
export async function findTokens(
  tx: Tx,
  persons: readonly string[],
  day: IsoDate,
): Promise<Map<string, Set<AudienceToken>>> {
  const tokens = new Map(persons.map((person) => [person, new Set<AudienceToken>([`person:${person}`])]));
  if (persons.length === 0) return tokens;
  const { rows } = await sql<{ person: string; tokens: AudienceToken[] }>`
    ${heldRights(persons, day)},
    tokens(person, token) as (
      select person, 'everyone' from belonging
      union all
      select person, 'unit:' || unit from units
      union all
      select person, 'group:' || group_id from belonging join people_group_members using (person)
      union all
      select person, 'space:' || space from reached
      union all
      select belonging.person, 'place:' || place
      from belonging join people_persons on people_persons.id = belonging.person
      where place <> ''
      union all
      select person, 'position:' || title from belonging join people_positions position using (person)
      where ${isWithin('position.from_day', 'position.until_day', day)}
      union all
      select person, 'administrators' from belonging join accounts_accounts account using (person)
      where account.state = 'active' and 'administrator' = any(account.roles)
    )
    select person, array_agg(token) as tokens from tokens group by person`.execute(tx);
  for (const row of rows) for (const token of row.tokens) tokens.get(row.person)?.add(token);
  return tokens;
}

export async function listAdministrators(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select person from accounts_accounts
     where state = 'active' and 'administrator' = any(roles) order by person`.execute(tx);
  return rows.map(({ person }) => person);
}

function toAccess({ person, space, rank }: AccessRow): Access {
  return { person, space, role: roleOfRank(rank) };
}

function roleOfRank(rank: number): SpaceRole {
  const role = spaceRole.options[rank - 1];
  if (!role) throw new Error(`There is no role of rank ${rank}`);
  return role;
}
