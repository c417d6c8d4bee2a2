import type { Core } from '../homeserver-core.ts';
import type { Call } from '../http/call.ts';
import { checkCanonical, isObject, type Json, type JsonObject } from '../json.ts';
import { badJson, invalidParam, MatrixError } from '../matrix-error.ts';
import {
  addOneTimeKeys,
  findDeviceKeys,
  findOneTimeKeys,
  type OneTimeKeyRow,
  putDeviceKeys,
  putFallbackKeys,
} from '../storage/device-key-table.ts';
import { tellDeviceListChanged } from '../users/device-lists.ts';
import { oneTimeKeyCounts } from './own-keys.ts';
import { signaturesOf, signedText, withSignatures } from './signatures.ts';

/** "Key management", publishing: keys of the device that calls; what it may give away once or, at last, again and again. */
export async function uploadKeys(core: Core, call: Call): Promise<unknown> {
  const { userId, deviceId } = call.caller;
  if (deviceId === undefined) throw new MatrixError(400, 'M_UNKNOWN', 'Only a device has keys');
  const device = readDeviceKeys(call.objectIfAny('device_keys'), userId, deviceId);
  const own = { user_id: userId, device_id: deviceId };
  const oneTime = readKeys(call.objectIfAny('one_time_keys'), own);
  const fallback = readKeys(call.objectIfAny('fallback_keys'), own);
  await core.oneAtATime.run(userId, async () => {
    const [keys, added] = await core.database.transaction(async (tx) => [
      device && changed(device, await findDeviceKeys(tx, userId, deviceId), userId),
      oneTime.length === 0 ? [] : newOnes(oneTime, await findOneTimeKeys(tx, userId, deviceId, oneTime.map(nameOf))),
    ]);
    if (keys === undefined && added.length === 0 && fallback.length === 0) return;
    await core.writer.write((batch) => {
      if (keys !== undefined) {
        batch.run((tx) => putDeviceKeys(tx, userId, deviceId, keys));
        tellDeviceListChanged(batch, userId);
      }
      if (added.length === 0 && fallback.length === 0) return;
      const position = batch.nextPosition();
      if (added.length > 0) batch.run((tx) => addOneTimeKeys(tx, added, position));
      if (fallback.length > 0) batch.run((tx) => putFallbackKeys(tx, fallback));
      batch.tell({ kind: 'device-keys', position, userId, deviceId });
    });
  });
  return { one_time_key_counts: oneTimeKeyCounts(await core.ownKeys.of(userId, deviceId)) };
}

function readDeviceKeys(body: JsonObject | undefined, userId: string, deviceId: string): JsonObject | undefined {
  if (!body) return undefined;
  checkCanonical(body);
  const { user_id: user, device_id: device, algorithms, keys, signatures } = body;
  if (!Array.isArray(algorithms) || !isObject(keys) || !isObject(signatures ?? {}))
    throw badJson('device_keys has algorithms, keys and signatures');
  if (!Object.values(keys).every((key) => typeof key === 'string')) throw badJson('keys are texts');
  if (user !== userId || device !== deviceId) throw invalidParam('The keys belong to another device');
  const { unsigned: _unsigned, ...rest } = body;
  return rest;
}

/** What is to be stored, if anything: who vouched for the same keys before still does. */
function changed(device: JsonObject, stored: string | undefined, userId: string): string | undefined {
  if (stored === undefined) return JSON.stringify(device);
  const before = JSON.parse(stored) as JsonObject; // as it was let pass
  const isSame = signedText(before) === signedText(device);
  const text = JSON.stringify(
    isSame
      ? withSignatures(device, userId, { ...signaturesOf(before, userId), ...signaturesOf(device, userId) })
      : device,
  );
  return text === stored ? undefined : text;
}

/** Keys by `algorithm:id`. */
function readKeys(
  keys: JsonObject | undefined,
  own: { readonly user_id: string; readonly device_id: string },
): OneTimeKeyRow[] {
  return Object.entries(keys ?? {}).map(([name, key]) => {
    const [, algorithm, id] = /^([^:]{1,255}):(.{1,255})$/s.exec(name) ?? [];
    if (algorithm === undefined || id === undefined) throw badJson('Keys are named algorithm:id');
    if (typeof key !== 'string' && !isObject(key)) throw badJson(`${name} is no key`);
    checkCanonical(key);
    return { ...own, algorithm, key_id: id, body: JSON.stringify(key) };
  });
}

const nameOf = (row: OneTimeKeyRow) => `${row.algorithm}:${row.key_id}`;

/** Throws where another key has the name already. */
function newOnes(rows: readonly OneTimeKeyRow[], stored: readonly OneTimeKeyRow[]): OneTimeKeyRow[] {
  const known = new Map(stored.map((row) => [nameOf(row), row.body]));
  return rows.filter((row) => {
    const before = known.get(nameOf(row));
    if (before !== undefined && !isSameKey(JSON.parse(before), JSON.parse(row.body)))
      throw invalidParam(`There is another key with the name ${nameOf(row)}`);
    return before === undefined;
  });
}

/** A key may be signed anew. */
function isSameKey(one: Json, other: Json): boolean {
  if (!isObject(one) || !isObject(other)) return one === other;
  return signedText(one) === signedText(other);
}
