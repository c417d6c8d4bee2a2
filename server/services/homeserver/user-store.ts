import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface MatrixUser {
  readonly person: string;
  readonly user: string;
  /** The name that Matrix was told last. */
  readonly shownName: string;
}

interface UserRow {
  person: string;
  user_id: string;
  shown_name: string;
}

export async function findUsers(tx: Tx, persons: readonly string[]): Promise<MatrixUser[]> {
  if (persons.length === 0) return [];
  const { rows } = await sql<UserRow>`
    select * from homeserver_users where person = any(${[...persons]}::uuid[])`.execute(tx);
  return rows.map(toUser);
}

export async function findUser(tx: Tx, person: string): Promise<MatrixUser | undefined> {
  return (await findUsers(tx, [person]))[0];
}

export async function findUsersById(tx: Tx, users: readonly string[]): Promise<MatrixUser[]> {
  if (users.length === 0) return [];
  const { rows } = await sql<UserRow>`
    select * from homeserver_users where user_id = any(${[...users]}::text[])`.execute(tx);
  return rows.map(toUser);
}

/** In pages, in order of persons. */
export async function listUsers(tx: Tx, after: string | undefined, limit: number): Promise<MatrixUser[]> {
  const { rows } = await sql<UserRow>`
    select * from homeserver_users
    where ${after === undefined ? sql`true` : sql`person > ${after}`} order by person limit ${limit}`.execute(tx);
  return rows.map(toUser);
}

/** Keeps the id that is there, if any. */
export async function insertUser(tx: Tx, { person, user, shownName }: MatrixUser): Promise<void> {
  await sql`
    insert into homeserver_users (person, user_id, shown_name) values (${person}, ${user}, ${shownName})
    on conflict (person) do nothing`.execute(tx);
}

export async function writeShownName(tx: Tx, person: string, name: string): Promise<void> {
  await sql`update homeserver_users set shown_name = ${name} where person = ${person}`.execute(tx);
}

function toUser(row: UserRow): MatrixUser {
  return { person: row.person, user: row.user_id, shownName: row.shown_name };
}
