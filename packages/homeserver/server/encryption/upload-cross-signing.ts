import type { Core } from '../homeserver-core.ts';
import type { Call } from '../http/call.ts';
import { isObject, type JsonObject } from '../json.ts';
import { badJson, forbidden, missingParam } from '../matrix-error.ts';
import {
  type CrossSigningRow,
  deleteCrossSigningKeys,
  type KeyUsage,
  listCrossSigningKeys,
  putCrossSigningKey,
} from '../storage/cross-signing-table.ts';
import { findDevice } from '../storage/device-table.ts';
import { confirmByPassword } from '../users/confirm-password.ts';
import { tellDeviceListChanged } from '../users/device-lists.ts';
import { type CrossSigningKey, checkSignedByMaster, readCrossSigningKey, storedKey } from './cross-signing-key.ts';

const fields = { master: 'master_key', self_signing: 'self_signing_key', user_signing: 'user_signing_key' } as const;
const usages: readonly KeyUsage[] = ['master', 'self_signing', 'user_signing'];

/**
 * "Cross-signing", publishing keys. The first ones are taken from whoever is signed in, and the same again; others only
 * with the password, as they make everybody trust other devices.
 */
export function uploadCrossSigningKeys(core: Core, call: Call): Promise<unknown> {
  const { userId } = call.caller;
  return core.oneAtATime.run(userId, async () => {
    const rows = await core.database.transaction((tx) => listCrossSigningKeys(tx, [userId]));
    const stored = rows.map((row) => storedKey(row.usage, row.body));
    let keys = await read(core, call.json, userId, stored);
    // A request that goes on with its authentication need not say again what it is about.
    const isGoingOn = keys.length === 0 && call.json.auth !== undefined;
    if (isGoingOn || needsPassword(keys, stored, rows))
      keys = await read(core, await confirmByPassword(core, call, 'replace cross-signing keys'), userId, stored);
    const fresh = keys.filter((key) => !isStored(key, stored));
    if (fresh.length > 0) await write(core, userId, fresh);
    return {};
  });
}

function needsPassword(
  keys: readonly CrossSigningKey[],
  stored: readonly CrossSigningKey[],
  rows: readonly CrossSigningRow[],
): boolean {
  const master = rows.find(({ usage }) => usage === 'master');
  if (!master || keys.every((key) => isStored(key, stored))) return false;
  return master.replaceable_until === null || master.replaceable_until.getTime() < Date.now();
}

function isStored({ usage, publicKey }: CrossSigningKey, stored: readonly CrossSigningKey[]): boolean {
  return stored.some((other) => other.usage === usage && other.publicKey === publicKey);
}

async function read(
  core: Core,
  body: JsonObject,
  userId: string,
  stored: readonly CrossSigningKey[],
): Promise<CrossSigningKey[]> {
  const keys = usages.flatMap((usage) => {
    const key = body[fields[usage]];
    if (key === undefined || key === null) return [];
    if (!isObject(key)) throw badJson(`${fields[usage]} is not an object`);
    return [readCrossSigningKey(key, usage, userId)];
  });
  const isMaster = ({ usage }: CrossSigningKey) => usage === 'master';
  const master = keys.find(isMaster) ?? stored.find(isMaster);
  if (keys.length > 0 && !master) throw missingParam('There is no master key that could have signed this one');
  for (const key of keys) {
    if (master && !isMaster(key)) checkSignedByMaster(key, master, userId);
    const device = await core.database.transaction((tx) => findDevice(tx, userId, key.publicKey));
    if (device) throw forbidden('One of your devices has the name of this key');
  }
  return keys;
}

async function write(core: Core, userId: string, keys: readonly CrossSigningKey[]): Promise<void> {
  await core.writer.write((batch) => {
    // What an older master key signed is worth nothing any more.
    if (keys.some(({ usage }) => usage === 'master')) batch.run((tx) => deleteCrossSigningKeys(tx, userId));
    for (const { usage, body } of keys) batch.run((tx) => putCrossSigningKey(tx, userId, usage, JSON.stringify(body)));
    tellDeviceListChanged(batch, userId);
  });
}
