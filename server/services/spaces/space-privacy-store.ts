import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export async function readSpaceNames(tx: Tx, spaces: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from spaces_spaces where id = any(${spaces}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function readGrantsForArchive(tx: Tx, person: string): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select space.name as space, held.role, held.until_day as "until"
      from spaces_grants held join spaces_spaces space on space.id = held.space
     where held.person = ${person} order by space.name, held.id`.execute(tx);
  return rows;
}

export async function readRequestsForArchive(tx: Tx, person: string): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select space.name as space, request.note, request.created_at as "askedAt"
      from spaces_join_requests request join spaces_spaces space on space.id = request.space
     where request.person = ${person} order by request.created_at`.execute(tx);
  return rows;
}
