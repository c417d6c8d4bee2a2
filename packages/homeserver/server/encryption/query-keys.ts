import type { Core } from '../homeserver-core.ts';
import type { Call } from '../http/call.ts';
import { isObject, type JsonObject } from '../json.ts';
import { badJson, missingParam } from '../matrix-error.ts';
import { listCrossSigningKeys, listKeySignatures } from '../storage/cross-signing-table.ts';
import {
  type Claim,
  claimKeys,
  type DeviceKeyRow,
  listDeviceKeys,
  type OneTimeKeyRow,
} from '../storage/device-key-table.ts';
import { storedKey } from './cross-signing-key.ts';
import { withSignatures } from './signatures.ts';

type ByUser = Record<string, Record<string, unknown>>;

/** "Key management", reading: devices of people, and the keys that vouch for them. */
export async function queryKeys(core: Core, call: Call): Promise<unknown> {
  const viewer = call.caller.userId;
  call.wholeNumberIfAny('timeout');
  const wanted = readWanted(call);
  const userIds = [...wanted.keys()];
  const [devices, crossSigning, signatures] = await core.database.snapshot((tx) =>
    Promise.all([
      listDeviceKeys(tx, userIds),
      listCrossSigningKeys(tx, userIds),
      listKeySignatures(tx, userIds, viewer),
    ]),
  );
  const deviceKeys: ByUser = Object.fromEntries(userIds.map((userId) => [userId, {}]));
  for (const row of devices) {
    const named = wanted.get(row.user_id);
    const ofUser = deviceKeys[row.user_id];
    if (ofUser && (named?.length === 0 || named?.includes(row.device_id)))
      ofUser[row.device_id] = deviceAnswer(row, viewer);
  }
  const keys: Record<string, Record<string, JsonObject>> = { master: {}, self_signing: {}, user_signing: {} };
  for (const { user_id: userId, usage, body } of crossSigning) {
    // Whom somebody vouches for is nobody else's business.
    if (usage === 'user_signing' && userId !== viewer) continue;
    const key = storedKey(usage, body);
    let shown = key.body;
    if (usage === 'master')
      for (const row of signatures)
        if (row.target_user === userId && row.target_key === key.publicKey)
          shown = withSignatures(shown, row.signer, JSON.parse(row.signatures));
    const ofUsage = keys[usage];
    if (ofUsage) ofUsage[userId] = shown;
  }
  return {
    device_keys: deviceKeys,
    failures: {},
    master_keys: keys.master,
    self_signing_keys: keys.self_signing,
    user_signing_keys: keys.user_signing,
  };
}

/** What somebody calls their devices is shown to themselves. */
function deviceAnswer({ user_id: userId, body, display_name: name }: DeviceKeyRow, viewer: string): JsonObject {
  const keys = JSON.parse(body) as JsonObject; // as `uploadKeys` let it pass
  return userId === viewer && name !== null ? { ...keys, unsigned: { device_display_name: name } } : keys;
}

/** Device ids by user; an empty list stands for all. */
function readWanted(call: Call): Map<string, readonly string[]> {
  const wanted = call.objectIfAny('device_keys');
  if (!wanted) throw missingParam('device_keys is missing');
  return new Map(
    Object.entries(wanted).map(([userId, devices]) => {
      // Older clients say nothing to mean all.
      const list = devices === null ? [] : devices;
      if (!Array.isArray(list) || !list.every((each) => typeof each === 'string'))
        throw badJson(`device_keys lists no device ids for ${userId}`);
      return [userId, list] as const;
    }),
  );
}

/** "Key management", claiming: each one-time key goes to one claim only. */
export async function claimOneTimeKeys(core: Core, call: Call): Promise<unknown> {
  call.wholeNumberIfAny('timeout');
  const claims = readClaims(call);
  const taken: { rows: readonly OneTimeKeyRow[] } = { rows: [] };
  if (claims.length > 0)
    await core.writer.write((batch) => {
      batch.run(async (tx) => {
        taken.rows = await claimKeys(tx, claims);
      });
      for (const { user_id: userId, device_id: deviceId } of claims)
        batch.tell({ kind: 'device-keys', position: batch.nextPosition(), userId, deviceId });
    });
  const answer: Record<string, Record<string, JsonObject>> = {};
  for (const { user_id: userId, device_id: deviceId, algorithm, key_id: id, body } of taken.rows) {
    answer[userId] ??= {};
    answer[userId][deviceId] = { [`${algorithm}:${id}`]: JSON.parse(body) };
  }
  return { one_time_keys: answer, failures: {} };
}

function readClaims(call: Call): Claim[] {
  const wanted = call.objectIfAny('one_time_keys');
  if (!wanted) throw missingParam('one_time_keys is missing');
  return Object.entries(wanted).flatMap(([userId, devices]) => {
    if (!isObject(devices)) throw badJson(`one_time_keys of ${userId} is not an object`);
    return Object.entries(devices).map(([deviceId, algorithm]) => {
      if (typeof algorithm !== 'string') throw badJson(`The algorithm for ${deviceId} is not a string`);
      return { user_id: userId, device_id: deviceId, algorithm };
    });
  });
}
