import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface PusherKey {
  readonly user_id: string;
  readonly app_id: string;
  readonly pushkey: string;
}

export interface PusherRow extends PusherKey {
  readonly device_id: string | null;
  /** JSON of what was set beside the names. */
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly set_at: number;
  readonly position: number;
}

/** Those of one person, or of everybody. */
export async function listPushers(tx: Tx, userId?: string): Promise<PusherRow[]> {
  const found = await sql<PusherRow>`
    select * from homeserver.pushers where ${userId ?? null}::text is null or user_id = ${userId ?? null}
    order by set_at`.execute(tx);
  return found.rows;
}

export async function findPusher(tx: Tx, key: PusherKey): Promise<PusherRow | undefined> {
  const found = await sql<PusherRow>`
    select * from homeserver.pushers
    where app_id = ${key.app_id} and pushkey = ${key.pushkey} and user_id = ${key.user_id}`.execute(tx);
  return found.rows[0];
}

/** One that is set again goes on where it was. */
export async function putPusher(tx: Tx, row: PusherRow): Promise<void> {
  await sql`
    insert into homeserver.pushers (user_id, app_id, pushkey, device_id, body, set_at, position)
    values (${row.user_id}, ${row.app_id}, ${row.pushkey}, ${row.device_id}, ${row.body}, ${row.set_at}, ${row.position})
    on conflict (app_id, pushkey, user_id) do update set
      device_id = excluded.device_id, body = excluded.body, set_at = excluded.set_at`.execute(tx);
}

export async function deletePusher(tx: Tx, key: PusherKey): Promise<void> {
  await sql`
    delete from homeserver.pushers
    where app_id = ${key.app_id} and pushkey = ${key.pushkey} and user_id = ${key.user_id}`.execute(tx);
}

/** Those that these devices have set, or with no list all of one person; which they were. */
export async function deletePushersOf(tx: Tx, userId: string, deviceIds?: readonly string[]): Promise<PusherKey[]> {
  const devices = deviceIds === undefined ? sql`` : sql` and device_id = any(${deviceIds as string[]})`;
  const found = await sql<PusherKey>`
    delete from homeserver.pushers where user_id = ${userId}${devices}
    returning user_id, app_id, pushkey`.execute(tx);
  return found.rows;
}

/** Takes an app's key from everybody else. */
export async function deletePushersOfOthers(tx: Tx, key: PusherKey): Promise<void> {
  await sql`
    delete from homeserver.pushers
    where app_id = ${key.app_id} and pushkey = ${key.pushkey} and user_id <> ${key.user_id}`.execute(tx);
}

/** Notes how far deliveries have come; `position` never goes back. */
export async function setPusherPositions(
  tx: Tx,
  pushers: readonly (PusherKey & { readonly position: number })[],
): Promise<void> {
  await sql`
    update homeserver.pushers p set position = w.position from unnest(
      ${pushers.map(({ app_id: id }) => id)}::text[], ${pushers.map(({ pushkey }) => pushkey)}::text[],
      ${pushers.map(({ user_id: id }) => id)}::text[], ${pushers.map(({ position }) => position)}::bigint[]
    ) as w (app_id, pushkey, user_id, position)
    where p.app_id = w.app_id and p.pushkey = w.pushkey and p.user_id = w.user_id and p.position < w.position`.execute(
    tx,
  );
}
