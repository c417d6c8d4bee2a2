import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface DeviceKeyRow {
  readonly user_id: string;
  readonly device_id: string;
  readonly body: string;
  readonly display_name: string | null;
}

export interface OneTimeKeyRow {
  readonly user_id: string;
  readonly device_id: string;
  readonly algorithm: string;
  readonly key_id: string;
  readonly body: string;
}

/** What a device is told of its own keys. */
export interface OwnKeyCounts {
  readonly oneTime: Readonly<Record<string, number>>;
  readonly unusedFallback: readonly string[];
}

export async function listDeviceKeys(tx: Tx, userIds: readonly string[]): Promise<DeviceKeyRow[]> {
  const found = await sql<DeviceKeyRow>`
    select k.user_id, k.device_id, k.body, d.display_name
    from homeserver.device_keys k join homeserver.devices d using (user_id, device_id)
    where k.user_id = any(${userIds as string[]})`.execute(tx);
  return found.rows;
}

export async function findDeviceKeys(tx: Tx, userId: string, deviceId: string): Promise<string | undefined> {
  const found = await sql<{ body: string }>`
    select body from homeserver.device_keys where user_id = ${userId} and device_id = ${deviceId}`.execute(tx);
  return found.rows[0]?.body;
}

/** Whether one of these devices has keys that others may know. */
export async function haveDeviceKeys(tx: Tx, userId: string, deviceIds: readonly string[]): Promise<boolean> {
  const found = await sql<{ one: number }>`
    select 1 as one from homeserver.device_keys
    where user_id = ${userId} and device_id = any(${deviceIds as string[]}) limit 1`.execute(tx);
  return found.rows.length > 0;
}

/** Nothing where the device has gone meanwhile. */
export async function putDeviceKeys(tx: Tx, userId: string, deviceId: string, body: string): Promise<void> {
  await sql`
    insert into homeserver.device_keys (user_id, device_id, body)
    select d.user_id, d.device_id, ${body} from homeserver.devices d
    where d.user_id = ${userId} and d.device_id = ${deviceId} for key share of d
    on conflict (user_id, device_id) do update set body = excluded.body`.execute(tx);
}

export async function findOneTimeKeys(
  tx: Tx,
  userId: string,
  deviceId: string,
  names: readonly string[],
): Promise<OneTimeKeyRow[]> {
  const found = await sql<OneTimeKeyRow>`
    select * from homeserver.one_time_keys
    where user_id = ${userId} and device_id = ${deviceId}
      and algorithm || ':' || key_id = any(${names as string[]})`.execute(tx);
  return found.rows;
}

/** Keys that are there already stay as they are. */
export async function addOneTimeKeys(tx: Tx, rows: readonly OneTimeKeyRow[], position: number): Promise<void> {
  await sql`
    insert into homeserver.one_time_keys (user_id, device_id, algorithm, key_id, body, position)
    select k.user_id, k.device_id, k.algorithm, k.key_id, k.body, ${position}
    from json_populate_recordset(null::homeserver.one_time_keys, ${JSON.stringify(rows)}) k
    join homeserver.devices d on d.user_id = k.user_id and d.device_id = k.device_id
    for key share of d
    on conflict do nothing`.execute(tx);
}

/** One for each algorithm; a key that is already there stays used if it was. */
export async function putFallbackKeys(tx: Tx, rows: readonly OneTimeKeyRow[]): Promise<void> {
  await sql`
    insert into homeserver.fallback_keys as old (user_id, device_id, algorithm, key_id, body, is_used)
    select k.user_id, k.device_id, k.algorithm, k.key_id, k.body, false
    from json_populate_recordset(null::homeserver.fallback_keys, ${JSON.stringify(rows)}) k
    join homeserver.devices d on d.user_id = k.user_id and d.device_id = k.device_id
    for key share of d
    on conflict (user_id, device_id, algorithm) do update set
      is_used = old.is_used and old.key_id = excluded.key_id and old.body = excluded.body,
      key_id = excluded.key_id,
      body = excluded.body`.execute(tx);
}

export interface Claim {
  readonly user_id: string;
  readonly device_id: string;
  readonly algorithm: string;
}

/** Takes the oldest one-time key of each, which nobody gets again, or else the fallback key, which is used from now on. */
export async function claimKeys(tx: Tx, claims: readonly Claim[]): Promise<OneTimeKeyRow[]> {
  const found = await sql<OneTimeKeyRow>`
    with wanted as (
      select * from json_to_recordset(${JSON.stringify(claims)})
        as w (user_id text, device_id text, algorithm text)
    ), taken as (
      delete from homeserver.one_time_keys k using (
        select o.user_id, o.device_id, o.algorithm, o.key_id from wanted w cross join lateral (
          select * from homeserver.one_time_keys o
          where o.user_id = w.user_id and o.device_id = w.device_id and o.algorithm = w.algorithm
          order by o.position, o.key_id limit 1 for update skip locked
        ) o
      ) o
      where k.user_id = o.user_id and k.device_id = o.device_id and k.algorithm = o.algorithm and k.key_id = o.key_id
      returning k.user_id, k.device_id, k.algorithm, k.key_id, k.body
    ), used as (
      update homeserver.fallback_keys f set is_used = true from wanted w
      where f.user_id = w.user_id and f.device_id = w.device_id and f.algorithm = w.algorithm and not exists (
        select from taken t
        where t.user_id = w.user_id and t.device_id = w.device_id and t.algorithm = w.algorithm
      )
      returning f.user_id, f.device_id, f.algorithm, f.key_id, f.body
    )
    select * from taken union all select * from used`.execute(tx);
  return found.rows;
}

export async function countOwnKeys(tx: Tx, userId: string, deviceId: string): Promise<OwnKeyCounts> {
  const found = await sql<{ algorithm: string; count: number | null }>`
    select algorithm, count(*) as count from homeserver.one_time_keys
    where user_id = ${userId} and device_id = ${deviceId} group by algorithm
    union all
    select algorithm, null from homeserver.fallback_keys
    where user_id = ${userId} and device_id = ${deviceId} and not is_used`.execute(tx);
  return {
    oneTime: Object.fromEntries(
      found.rows.flatMap(({ algorithm, count }) => (count === null ? [] : [[algorithm, count]])),
    ),
    unusedFallback: found.rows.filter(({ count }) => count === null).map((row) => row.algorithm),
  };
}
