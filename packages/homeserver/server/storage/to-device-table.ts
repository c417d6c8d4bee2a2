import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface ToDeviceRow {
  readonly position: number;
  readonly user_id: string;
  readonly device_id: string;
  readonly sender: string;
  readonly type: string;
  /** JSON of the content. */
  readonly body: string;
}

export interface TransactionRow {
  readonly position: number;
  readonly user_id: string;
  readonly device_id: string;
  readonly type: string;
  readonly transaction_id: string;
}

/** Messages for devices that have gone meanwhile are left out. */
export async function addMessages(tx: Tx, rows: readonly ToDeviceRow[]): Promise<void> {
  await sql`
    insert into homeserver.to_device_messages (position, user_id, device_id, sender, type, body)
    select m.position, m.user_id, m.device_id, m.sender, m.type, m.body
    from json_populate_recordset(null::homeserver.to_device_messages, ${JSON.stringify(rows)}) m
    join homeserver.devices d on d.user_id = m.user_id and d.device_id = m.device_id
    for key share of d`.execute(tx);
}

export async function addTransactions(tx: Tx, rows: readonly TransactionRow[]): Promise<void> {
  await sql`
    insert into homeserver.to_device_transactions (position, user_id, device_id, type, transaction_id)
    select t.position, t.user_id, t.device_id, t.type, t.transaction_id
    from json_populate_recordset(null::homeserver.to_device_transactions, ${JSON.stringify(rows)}) t
    join homeserver.devices d on d.user_id = t.user_id and d.device_id = t.device_id
    for key share of d`.execute(tx);
}

/** Oldest first. */
export async function listTransactions(
  tx: Tx,
  userId: string,
  deviceId: string,
  limit: number,
): Promise<TransactionRow[]> {
  const found = await sql<TransactionRow>`
    select * from homeserver.to_device_transactions
    where user_id = ${userId} and device_id = ${deviceId} order by position desc limit ${limit}`.execute(tx);
  return found.rows.reverse();
}

export async function forgetTransactions(tx: Tx, userId: string, deviceId: string, until: number): Promise<void> {
  await sql`
    delete from homeserver.to_device_transactions
    where user_id = ${userId} and device_id = ${deviceId} and position <= ${until}`.execute(tx);
}

/** The newest message that waits for the device; 0 without any. */
export async function newestMessage(tx: Tx, userId: string, deviceId: string): Promise<number> {
  const found = await sql<{ position: number | null }>`
    select max(position) as position from homeserver.to_device_messages
    where user_id = ${userId} and device_id = ${deviceId}`.execute(tx);
  return found.rows[0]?.position ?? 0;
}

/** Those in (after, until], oldest first. */
export async function listMessages(
  tx: Tx,
  of: {
    readonly userId: string;
    readonly deviceId: string;
    readonly after: number;
    readonly until: number;
    readonly limit: number;
  },
): Promise<ToDeviceRow[]> {
  const found = await sql<ToDeviceRow>`
    select * from homeserver.to_device_messages
    where user_id = ${of.userId} and device_id = ${of.deviceId}
      and position > ${of.after} and position <= ${of.until}
    order by position limit ${of.limit}`.execute(tx);
  return found.rows;
}

/** To whomever, in (after, until], oldest first. */
export async function listMessagesBetween(tx: Tx, after: number, until: number): Promise<ToDeviceRow[]> {
  const found = await sql<ToDeviceRow>`
    select * from homeserver.to_device_messages
    where position > ${after} and position <= ${until} order by position`.execute(tx);
  return found.rows;
}

export async function deleteMessagesAt(tx: Tx, positions: readonly number[]): Promise<void> {
  await sql`
    delete from homeserver.to_device_messages where position = any(${positions as number[]})`.execute(tx);
}

export async function deleteMessagesUntil(tx: Tx, userId: string, deviceId: string, until: number): Promise<void> {
  await sql`
    delete from homeserver.to_device_messages
    where user_id = ${userId} and device_id = ${deviceId} and position <= ${until}`.execute(tx);
}

/** The devices of these people. */
export async function listDeviceIds(tx: Tx, userIds: readonly string[]): Promise<Map<string, string[]>> {
  const found = await sql<{ user_id: string; device_id: string }>`
    select user_id, device_id from homeserver.devices where user_id = any(${userIds as string[]})`.execute(tx);
  const byUser = new Map<string, string[]>();
  for (const row of found.rows) {
    const known = byUser.get(row.user_id);
    if (known) known.push(row.device_id);
    else byUser.set(row.user_id, [row.device_id]);
  }
  return byUser;
}
