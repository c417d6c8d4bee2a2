import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** One look-up, equally long whether or not there is such an account. */
export async function isKnownDevice(tx: Tx, login: string, hash: Buffer, now: Date): Promise<boolean> {
  const { rows } = await sql`
    select 1 from accounts_known_devices d join accounts_accounts a on a.id = d.account
     where a.login = ${login} and d.device_hash = ${hash} and d.expires_at > ${now}`.execute(tx);
  return rows.length > 0;
}

/** Keeps a device, or keeps it longer. */
export async function putKnownDevice(tx: Tx, account: string, hash: Buffer, expiresAt: Date): Promise<void> {
  await sql`
    insert into accounts_known_devices (account, device_hash, expires_at) values (${account}, ${hash}, ${expiresAt})
    on conflict (account, device_hash) do update set expires_at = excluded.expires_at`.execute(tx);
}

/** Keeps the `keep` devices of an account that signed in last. */
export async function deleteOldestDevices(tx: Tx, account: string, keep: number): Promise<void> {
  await sql`
    delete from accounts_known_devices
     where account = ${account} and device_hash in (
       select device_hash from accounts_known_devices where account = ${account}
        order by expires_at desc, device_hash offset ${keep})`.execute(tx);
}

export async function deleteKnownDevices(tx: Tx, account: string): Promise<void> {
  await sql`delete from accounts_known_devices where account = ${account}`.execute(tx);
}

export async function deleteExpiredDevices(tx: Tx, now: Date): Promise<void> {
  await sql`delete from accounts_known_devices where expires_at <= ${now}`.execute(tx);
}
