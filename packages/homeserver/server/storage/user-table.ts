import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { JsonObject } from '../json.ts';

export interface UserRow {
  readonly user_id: string;
  readonly password_hash: string | null;
  readonly kind: 'person' | 'guest' | 'service';
  readonly is_admin: boolean;
  readonly is_deactivated: boolean;
  readonly is_locked: boolean;
  readonly is_suspended: boolean;
  readonly profile: JsonObject;
  readonly created_at: Date;
}

export async function findUser(tx: Tx, userId: string): Promise<UserRow | undefined> {
  const found = await sql<UserRow>`select * from homeserver.users where user_id = ${userId}`.execute(tx);
  return found.rows[0];
}

/** Whether it was free. */
export async function addUser(
  tx: Tx,
  user: Pick<UserRow, 'user_id' | 'password_hash' | 'kind' | 'is_admin' | 'profile'>,
): Promise<boolean> {
  const added = await sql`
    insert into homeserver.users (user_id, password_hash, kind, is_admin, profile, created_at)
    values (${user.user_id}, ${user.password_hash}, ${user.kind}, ${user.is_admin}, ${JSON.stringify(user.profile)}, now())
    on conflict do nothing`.execute(tx);
  return added.numAffectedRows === 1n;
}

export async function updateUser(
  tx: Tx,
  userId: string,
  change: Partial<Pick<UserRow, 'password_hash' | 'is_admin' | 'is_deactivated' | 'is_locked' | 'is_suspended'>>,
): Promise<void> {
  for (const [column, value] of Object.entries(change))
    await sql`update homeserver.users set ${sql.ref(column)} = ${value} where user_id = ${userId}`.execute(tx);
}

export async function setProfile(tx: Tx, userId: string, profile: JsonObject): Promise<void> {
  await sql`update homeserver.users set profile = ${JSON.stringify(profile)} where user_id = ${userId}`.execute(tx);
}

/** People whose name or localpart has a word that begins with each of these, lower case. */
export async function searchUsers(tx: Tx, words: readonly string[], limit: number): Promise<UserRow[]> {
  const matches = words.map((word) => {
    const plain = word.replaceAll(/[\\%_]/g, '\\$&');
    return sql`(
      lower(profile ->> 'displayname') like ${`${plain}%`} or lower(profile ->> 'displayname') like ${`% ${plain}%`}
      or lower(user_id) like ${`@${plain}%`} or lower(user_id) = ${word}
    )`;
  });
  const found = await sql<UserRow>`
    select * from homeserver.users
    where not is_deactivated and kind = 'person' and ${sql.join(matches, sql` and `)}
    order by lower(profile ->> 'displayname'), user_id limit ${limit}`.execute(tx);
  return found.rows;
}

export interface UserWish {
  /** Part of the user id or of the display name. */
  readonly name: string;
  readonly withDeactivated: boolean;
  readonly withGuests: boolean;
  readonly withLocked: boolean;
  readonly onlyAdmins: boolean;
  readonly isReversed: boolean;
  readonly from: number;
  readonly limit: number;
}

/** A page of the accounts in the order of their ids, and how many there are. */
export async function listUsers(tx: Tx, wish: UserWish): Promise<[users: UserRow[], total: number]> {
  const part = `%${wish.name.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;
  const where = sql`
    (lower(user_id) like ${part} or lower(profile ->> 'displayname') like ${part})
    and (${wish.withDeactivated} or not is_deactivated)
    and (${wish.withGuests} or kind <> 'guest')
    and (${wish.withLocked} or not is_locked)
    and (not ${wish.onlyAdmins} or is_admin)`;
  const order = sql.raw(wish.isReversed ? 'desc' : 'asc');
  const [found, counted] = await Promise.all([
    sql<UserRow>`
      select * from homeserver.users where ${where}
      order by user_id ${order} limit ${wish.limit} offset ${wish.from}`.execute(tx),
    sql<{ total: number }>`select count(*) as total from homeserver.users where ${where}`.execute(tx),
  ]);
  return [found.rows, counted.rows[0]?.total ?? 0];
}

export async function listGuestsAmong(tx: Tx, userIds: readonly string[]): Promise<string[]> {
  const found = await sql<{ user_id: string }>`
    select user_id from homeserver.users
    where kind = 'guest' and user_id = any(${userIds as string[]})`.execute(tx);
  return found.rows.map((row) => row.user_id);
}
