import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface DeviceRow {
  readonly user_id: string;
  readonly device_id: string;
  readonly display_name: string | null;
  readonly created_at: Date;
}

export interface TokenRow {
  readonly token_hash: Buffer;
  readonly user_id: string;
  readonly device_id: string | null;
  readonly expires_at: Date | null;
  readonly refresh_hash: Buffer | null;
  /** The token that this one was given for, until it is used for the first time. */
  readonly replaces: Buffer | null;
}

/** Adds the device, or gives a known one its new name if there is one. */
export async function putDevice(
  tx: Tx,
  device: { readonly userId: string; readonly deviceId: string; readonly displayName: string | undefined },
): Promise<void> {
  const { userId, deviceId, displayName = null } = device;
  await sql`
    insert into homeserver.devices (user_id, device_id, display_name, created_at)
    values (${userId}, ${deviceId}, ${displayName}, now())
    on conflict (user_id, device_id) do nothing`.execute(tx);
}

export async function listDevices(tx: Tx, userId: string): Promise<DeviceRow[]> {
  const found = await sql<DeviceRow>`
    select * from homeserver.devices where user_id = ${userId} order by created_at, device_id`.execute(tx);
  return found.rows;
}

export async function findDevice(tx: Tx, userId: string, deviceId: string): Promise<DeviceRow | undefined> {
  const found = await sql<DeviceRow>`
    select * from homeserver.devices where user_id = ${userId} and device_id = ${deviceId}`.execute(tx);
  return found.rows[0];
}

export async function renameDevice(tx: Tx, userId: string, deviceId: string, name: string | null): Promise<void> {
  await sql`
    update homeserver.devices set display_name = ${name}
    where user_id = ${userId} and device_id = ${deviceId}`.execute(tx);
}

/** With their tokens. */
export async function deleteDevices(tx: Tx, userId: string, deviceIds: readonly string[]): Promise<void> {
  await sql`
    delete from homeserver.devices
    where user_id = ${userId} and device_id = any(${deviceIds as string[]})`.execute(tx);
}

export async function addToken(tx: Tx, token: TokenRow): Promise<void> {
  await sql`
    insert into homeserver.access_tokens
      (token_hash, user_id, device_id, created_at, expires_at, refresh_hash, replaces)
    values (${token.token_hash}, ${token.user_id}, ${token.device_id}, now(), ${token.expires_at},
      ${token.refresh_hash}, ${token.replaces})`.execute(tx);
}

export async function findToken(tx: Tx, tokenHash: Buffer): Promise<TokenRow | undefined> {
  const found = await sql<TokenRow>`select * from homeserver.access_tokens where token_hash = ${tokenHash}`.execute(tx);
  return found.rows[0];
}

export async function findTokenByRefresh(tx: Tx, refreshHash: Buffer): Promise<TokenRow | undefined> {
  const found = await sql<TokenRow>`
    select * from homeserver.access_tokens where refresh_hash = ${refreshHash} for update`.execute(tx);
  return found.rows[0];
}

export async function deleteTokensOfDevice(tx: Tx, userId: string, deviceId: string): Promise<void> {
  await sql`
    delete from homeserver.access_tokens where user_id = ${userId} and device_id = ${deviceId}`.execute(tx);
}

/** Those that an administrator took out for somebody. */
export async function deleteDevicelessTokens(tx: Tx, userId: string): Promise<void> {
  await sql`delete from homeserver.access_tokens where user_id = ${userId} and device_id is null`.execute(tx);
}

/** A token is used for the first time: the one it was given for ends, and what else was given for that one. */
export async function endReplacedToken(tx: Tx, { token_hash: hash, replaces }: TokenRow): Promise<Buffer[]> {
  const ended = await sql<{ token_hash: Buffer }>`
    delete from homeserver.access_tokens
    where token_hash = ${replaces} or (replaces = ${replaces} and token_hash <> ${hash})
    returning token_hash`.execute(tx);
  await sql`update homeserver.access_tokens set replaces = null where token_hash = ${hash}`.execute(tx);
  return ended.rows.map((row) => row.token_hash);
}
