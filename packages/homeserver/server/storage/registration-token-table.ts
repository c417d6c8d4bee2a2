import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface RegistrationToken {
  readonly token: string;
  /** Null for as often as one likes. */
  readonly uses_allowed: number | null;
  readonly completed: number;
  /** In milliseconds since 1970; null for never. */
  readonly expiry_time: number | null;
}

const isGood = sql`(uses_allowed is null or completed < uses_allowed)
  and (expiry_time is null or expiry_time > extract(epoch from clock_timestamp()) * 1000)`;

/** All of them, or only those that can (or cannot) be used. */
export async function listRegistrationTokens(tx: Tx, wanted?: boolean): Promise<RegistrationToken[]> {
  const where = wanted === undefined ? sql`true` : wanted ? isGood : sql`not (${isGood})`;
  const found = await sql<RegistrationToken>`
    select * from homeserver.registration_tokens where ${where} order by token`.execute(tx);
  return found.rows;
}

export async function findRegistrationToken(tx: Tx, token: string): Promise<RegistrationToken | undefined> {
  const found = await sql<RegistrationToken>`
    select * from homeserver.registration_tokens where token = ${token}`.execute(tx);
  return found.rows[0];
}

export async function isGoodToken(tx: Tx, token: string): Promise<boolean> {
  const found = await sql`
    select 1 from homeserver.registration_tokens where token = ${token} and ${isGood}`.execute(tx);
  return found.rows.length > 0;
}

/** Whether it was new. */
export async function addRegistrationToken(tx: Tx, row: Omit<RegistrationToken, 'completed'>): Promise<boolean> {
  const added = await sql`
    insert into homeserver.registration_tokens (token, uses_allowed, expiry_time)
    values (${row.token}, ${row.uses_allowed}, ${row.expiry_time}) on conflict do nothing returning token`.execute(tx);
  return added.rows.length > 0;
}

/** The token as it is now, if there is one. */
export async function changeRegistrationToken(
  tx: Tx,
  token: string,
  change: Partial<Pick<RegistrationToken, 'uses_allowed' | 'expiry_time'>>,
): Promise<RegistrationToken | undefined> {
  const set = Object.entries(change).map(([name, value]) => sql`${sql.id(name)} = ${value}`);
  if (set.length === 0) return findRegistrationToken(tx, token);
  const changed = await sql<RegistrationToken>`
    update homeserver.registration_tokens set ${sql.join(set)} where token = ${token} returning *`.execute(tx);
  return changed.rows[0];
}

/** Whether there was one. */
export async function deleteRegistrationToken(tx: Tx, token: string): Promise<boolean> {
  const gone = await sql`
    delete from homeserver.registration_tokens where token = ${token} returning token`.execute(tx);
  return gone.rows.length > 0;
}

/** Counts a use of a token that is still good; false where it is not, also by somebody else just now. */
export async function useRegistrationToken(tx: Tx, token: string): Promise<boolean> {
  const used = await sql`
    update homeserver.registration_tokens set completed = completed + 1
    where token = ${token} and ${isGood} returning token`.execute(tx);
  return used.rows.length > 0;
}

/** Takes back a use of which nothing came. */
export async function returnRegistrationToken(tx: Tx, token: string): Promise<void> {
  await sql`
    update homeserver.registration_tokens set completed = completed - 1
    where token = ${token} and completed > 0`.execute(tx);
}
