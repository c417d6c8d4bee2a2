import type { Tx } from '@kontor/database';
import type { ScimClient } from '@kontor/schema';
import { sql } from 'kysely';

/** A program that looks after people and groups, as it is stored. */
export interface ClientRow {
  readonly id: string;
  readonly name: string;
  readonly join: ScimClient['join'];
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  /** Who and which groups are in it now. */
  readonly users: number;
  readonly groups: number;
}

const columns = sql`
  id, name, join_by as join, created_at as "createdAt", last_used_at as "lastUsedAt",
  (select count(*)::integer from scim_users u where u.client = c.id and u.ended_at is null) as users,
  (select count(*)::integer from scim_groups g where g.client = c.id and g.ended_at is null) as groups`;

export async function listClients(tx: Tx): Promise<ClientRow[]> {
  const { rows } = await sql<ClientRow>`select ${columns} from scim_clients c order by lower(name), id`.execute(tx);
  return rows;
}

export async function findClient(tx: Tx, id: string): Promise<ClientRow | undefined> {
  const { rows } = await sql<ClientRow>`select ${columns} from scim_clients c where id = ${id}`.execute(tx);
  return rows[0];
}

/** Whose token it is. */
export interface KnownClient {
  readonly id: string;
  readonly name: string;
  readonly join: ScimClient['join'];
  readonly lastUsedAt: Date | null;
}

export async function findByToken(tx: Tx, hash: Buffer): Promise<KnownClient | undefined> {
  const { rows } = await sql<KnownClient>`
    select id, name, join_by as join, last_used_at as "lastUsedAt" from scim_clients where token_hash = ${hash}`.execute(
    tx,
  );
  return rows[0];
}

/** Whether it is there still; what else it writes waits until the end of the transaction. */
export async function lockClient(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from scim_clients where id = ${id} for no key update`.execute(tx);
  return rows.length > 0;
}

interface NewClientRow {
  readonly id: string;
  readonly name: string;
  readonly join: ScimClient['join'];
  readonly hash: Buffer;
  readonly now: Date;
}

export async function insertClient(tx: Tx, { id, name, join, hash, now }: NewClientRow): Promise<void> {
  await sql`
    insert into scim_clients (id, name, join_by, token_hash, created_at)
    values (${id}, ${name}, ${join}, ${hash}, ${now})`.execute(tx);
}

export async function changeClient(tx: Tx, { id, name, join }: Pick<NewClientRow, 'id' | 'name' | 'join'>) {
  await sql`update scim_clients set name = ${name}, join_by = ${join} where id = ${id}`.execute(tx);
}

export async function setToken(tx: Tx, id: string, hash: Buffer): Promise<void> {
  await sql`update scim_clients set token_hash = ${hash}, last_used_at = null where id = ${id}`.execute(tx);
}

export async function markUsed(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update scim_clients set last_used_at = ${now} where id = ${id}`.execute(tx);
}

/** Answers with those who were in it. */
export async function deleteClient(tx: Tx, id: string): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select person from scim_users where client = ${id} order by person`.execute(tx);
  await sql`delete from scim_clients where id = ${id}`.execute(tx);
  return rows.map(({ person }) => person);
}
