import type { Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface PushKeyRow {
  public_key: string;
  private_key_sealed: string;
}

export interface DeviceRow {
  id: string;
  person: string;
  session: string;
  name: string;
  endpoint: string;
  keys_sealed: string;
  shows_titles: boolean;
  created_at: Date;
  used_at: Date | null;
}

export async function findPushKey(tx: Tx): Promise<PushKeyRow | undefined> {
  const { rows } = await sql<PushKeyRow>`
    select public_key, private_key_sealed from notifications_push_key`.execute(tx);
  return rows[0];
}

export async function insertPushKey(
  tx: Tx,
  { publicKey, sealed }: { readonly publicKey: string; readonly sealed: string },
): Promise<void> {
  await sql`
    insert into notifications_push_key (public_key, private_key_sealed) values (${publicKey}, ${sealed})
    on conflict (single) do nothing`.execute(tx);
}

export async function listDevices(tx: Tx, person: string): Promise<DeviceRow[]> {
  const { rows } = await sql<DeviceRow>`
    select * from notifications_devices where person = ${person} order by created_at desc, id`.execute(tx);
  return rows;
}

export async function findDevice(tx: Tx, id: string): Promise<DeviceRow | undefined> {
  const { rows } = await sql<DeviceRow>`select * from notifications_devices where id = ${id}`.execute(tx);
  return rows[0];
}

/** A browser has one at a time: the same one again is whoever is signed in there now. Named like its session. */
export async function putDevice(tx: Tx, device: Omit<DeviceRow, 'name' | 'used_at'>): Promise<DeviceRow | undefined> {
  await sql`
    delete from notifications_devices where session = ${device.session} or endpoint = ${device.endpoint}`.execute(tx);
  const { rows } = await sql<DeviceRow>`
    insert into notifications_devices (id, person, session, name, endpoint, keys_sealed, shows_titles, created_at)
    select ${device.id}, ${device.person}, s.id, s.device, ${device.endpoint}, ${device.keys_sealed},
           ${device.shows_titles}, ${device.created_at}
      from accounts_sessions s where s.id = ${device.session}
    returning *`.execute(tx);
  return rows[0];
}

export async function setShowsTitles(
  tx: Tx,
  { person, id, showsTitles }: { readonly person: string; readonly id: string; readonly showsTitles: boolean },
): Promise<DeviceRow | undefined> {
  const { rows } = await sql<DeviceRow>`
    update notifications_devices set shows_titles = ${showsTitles}
     where person = ${person} and id = ${id} returning *`.execute(tx);
  return rows[0];
}

export async function setUsed(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update notifications_devices set used_at = ${now} where id = ${id}`.execute(tx);
}

/** Whether there was one. */
export async function deleteDevice(tx: Tx, person: string, id: string): Promise<boolean> {
  const { rows } = await sql`
    delete from notifications_devices where person = ${person} and id = ${id} returning id`.execute(tx);
  return rows.length > 0;
}

/** Another way is tried for what this device did not get, where there is no other device. */
export async function setUnreached(tx: Tx, notification: string): Promise<void> {
  await sql`update notifications_entries set reached = false where id = ${notification}`.execute(tx);
}

/** What is unread in the inbox of a person about which objects, newest first. */
export async function listUnreadRefs(tx: Tx, person: string, limit: number): Promise<Ref[]> {
  const { rows } = await sql<{ ref: Ref }>`
    select ref from notifications_entries where person = ${person} and state = 'unread' and later_until is null
     group by ref order by max(created_at) desc limit ${sql.lit(limit)}`.execute(tx);
  return rows.map(({ ref }) => ref);
}
