import type { Tx } from '@kontor/database';
import type { SpaceLevel } from '@kontor/schema';
import { sql } from 'kysely';

/** Of these persons, who want less than everything from a space. */
export async function findLevels(
  tx: Tx,
  space: string,
  persons: readonly string[],
): Promise<Map<string, Exclude<SpaceLevel, 'all'>>> {
  const { rows } = await sql<{ person: string; level: Exclude<SpaceLevel, 'all'> }>`
    select person, level from notifications_spaces
     where space = ${space} and person = any(${[...persons]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ person, level }) => [person, level]));
}

export async function listLevels(tx: Tx, person: string): Promise<{ space: string; level: SpaceLevel }[]> {
  const { rows } = await sql<{ space: string; level: SpaceLevel }>`
    select space, level from notifications_spaces where person = ${person} order by space`.execute(tx);
  return rows;
}

export async function setLevel(
  tx: Tx,
  person: string,
  { space, level }: { readonly space: string; readonly level: SpaceLevel },
): Promise<void> {
  if (level === 'all') {
    await sql`delete from notifications_spaces where person = ${person} and space = ${space}`.execute(tx);
    return;
  }
  await sql`
    insert into notifications_spaces (person, space, level) values (${person}, ${space}, ${level})
    on conflict (person, space) do update set level = excluded.level`.execute(tx);
}
