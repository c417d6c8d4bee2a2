import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** A signed-in device and the session that opened it. */
export interface MatrixDevice {
  readonly person: string;
  readonly device: string;
  readonly session: string;
}

/** The device belongs to this session from now on. */
export async function putDevice(tx: Tx, { person, device, session }: MatrixDevice): Promise<void> {
  await sql`
    insert into homeserver_devices (person, device, session) values (${person}, ${device}, ${session})
    on conflict (person, device) do update set session = excluded.session, ended = false`.execute(tx);
}

/** Devices of these sessions are to end. Answers with them. */
export async function endDevicesOf(tx: Tx, sessions: readonly string[]): Promise<MatrixDevice[]> {
  const { rows } = await sql<MatrixDevice>`
    update homeserver_devices set ended = true where session = any(${[...sessions]}::uuid[])
    returning person, device, session`.execute(tx);
  return rows;
}

export async function listEndedDevices(tx: Tx): Promise<MatrixDevice[]> {
  const { rows } = await sql<MatrixDevice>`
    select person, device, session from homeserver_devices where ended order by person, device`.execute(tx);
  return rows;
}

/** Sessions that have devices, in pages. */
export async function listSessionsWithDevices(tx: Tx, after: string | undefined, limit: number): Promise<string[]> {
  const { rows } = await sql<{ session: string }>`
    select distinct session from homeserver_devices
    where not ended and ${after === undefined ? sql`true` : sql`session > ${after}`}
    order by session limit ${limit}`.execute(tx);
  return rows.map(({ session }) => session);
}

/** The Matrix user whose device is to end; nothing when it is not (any more). */
export async function findEnded(tx: Tx, person: string, device: string): Promise<string | undefined> {
  const { rows } = await sql<{ user_id: string }>`
    select user_id from homeserver_devices join homeserver_users using (person)
    where person = ${person} and device = ${device} and ended`.execute(tx);
  return rows[0]?.user_id;
}

export async function deleteEnded(tx: Tx, person: string, device: string): Promise<void> {
  await sql`delete from homeserver_devices where person = ${person} and device = ${device} and ended`.execute(tx);
}

export async function listDevicesOf(tx: Tx, person: string): Promise<string[]> {
  const { rows } = await sql<{ device: string }>`
    select device from homeserver_devices where person = ${person} order by device`.execute(tx);
  return rows.map(({ device }) => device);
}

export async function deleteDevicesOf(tx: Tx, person: string): Promise<void> {
  await sql`delete from homeserver_devices where person = ${person}`.execute(tx);
}
