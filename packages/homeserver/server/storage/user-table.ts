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
