import type { Core } from '../homeserver-core.ts';
import type { Call } from '../http/call.ts';
import { checkCanonical, isObject, type JsonObject } from '../json.ts';
import { badJson, MatrixError, notFound } from '../matrix-error.ts';
import { listCrossSigningKeys, updateCrossSigningKey } from '../storage/cross-signing-table.ts';
import { listDeviceKeys, putDeviceKeys } from '../storage/device-key-table.ts';
import type { WriteBatch } from '../storage/write-batch.ts';
import { tellDeviceListChanged } from '../users/device-lists.ts';
import { type CrossSigningKey, invalidSignature, storedKey } from './cross-signing-key.ts';
import { isSignedBy, signaturesOf, signedText, withSignatures } from './signatures.ts';

/** All that signatures may be put on or checked with. */
interface Known {
  readonly signer: string;
  readonly devices: Map<string, JsonObject>;
  /** By user and usage. */
  readonly keys: Map<string, CrossSigningKey>;
}

interface Accepted {
  readonly isOwn: boolean;
  readonly write: (batch: WriteBatch) => void;
}

/** "Cross-signing", publishing signatures: each is taken or refused for itself. */
export function uploadSignatures(core: Core, call: Call): Promise<unknown> {
  const signer = call.caller.userId;
  const wanted = readWanted(call.json);
  return core.oneAtATime.run(signer, async () => {
    const known = await load(core, signer, [...new Set([signer, ...wanted.map(({ userId }) => userId)])]);
    const accepted: Accepted[] = [];
    const failures: Record<string, Record<string, unknown>> = {};
    for (const { userId, name, object } of wanted)
      try {
        accepted.push(accept(known, userId, name, object));
      } catch (failure) {
        if (!(failure instanceof MatrixError)) throw failure;
        failures[userId] ??= {};
        failures[userId][name] = { errcode: failure.errcode, error: failure.message };
      }
    if (accepted.length > 0)
      await core.writer.write((batch) => {
        for (const { write } of accepted) write(batch);
        if (accepted.some(({ isOwn }) => isOwn)) tellDeviceListChanged(batch, signer);
      });
    return { failures };
  });
}

function readWanted(body: JsonObject): { userId: string; name: string; object: JsonObject }[] {
  return Object.entries(body).flatMap(([userId, byName]) => {
    if (!isObject(byName)) throw badJson(`What is signed of ${userId} is not an object`);
    return Object.entries(byName).map(([name, object]) => {
      if (!isObject(object)) throw badJson(`${name} of ${userId} is not an object`);
      checkCanonical(object);
      return { userId, name, object };
    });
  });
}

async function load(core: Core, signer: string, userIds: readonly string[]): Promise<Known> {
  const [devices, keys] = await core.database.snapshot((tx) =>
    Promise.all([listDeviceKeys(tx, [signer]), listCrossSigningKeys(tx, userIds)]),
  );
  return {
    signer,
    devices: new Map(devices.map((row) => [row.device_id, JSON.parse(row.body) as JsonObject])), // checked when uploaded
    keys: new Map(keys.map((row) => [`${row.user_id} ${row.usage}`, storedKey(row.usage, row.body)])),
  };
}

function accept(known: Known, userId: string, name: string, object: JsonObject): Accepted {
  const isOwn = userId === known.signer;
  const device = isOwn ? known.devices.get(name) : undefined;
  if (device) return acceptDevice(known, name, device, object);
  const master = known.keys.get(`${userId} master`);
  if (master?.publicKey !== name) throw notFound('There is no such key to be signed');
  return isOwn ? acceptOwnMaster(known, master, object) : acceptMaster(known, userId, master, object);
}

/** One's own device, signed by one's self-signing key. */
function acceptDevice(known: Known, deviceId: string, device: JsonObject, object: JsonObject): Accepted {
  const { signer } = known;
  const added = checked(device, object, signer, [known.keys.get(`${signer} self_signing`)]);
  const body = withSignatures(device, signer, added);
  known.devices.set(deviceId, body);
  return {
    isOwn: true,
    write: (batch) => batch.run((tx) => putDeviceKeys(tx, signer, deviceId, JSON.stringify(body))),
  };
}

/** One's own master key, signed by one's devices. */
function acceptOwnMaster(known: Known, master: CrossSigningKey, object: JsonObject): Accepted {
  const { signer } = known;
  const devices = [...known.devices].map(([deviceId, { keys }]) => ({
    name: `ed25519:${deviceId}`,
    publicKey: isObject(keys) ? String(keys[`ed25519:${deviceId}`]) : '',
  }));
  const added = checked(master.body, object, signer, [...devices, master]);
  const body = withSignatures(master.body, signer, added);
  return {
    isOwn: true,
    write: (batch) => batch.run((tx) => updateCrossSigningKey(tx, signer, 'master', JSON.stringify(body))),
  };
}

/** The master key of somebody else, signed by one's user-signing key. */
function acceptMaster(known: Known, userId: string, master: CrossSigningKey, object: JsonObject): Accepted {
  const { signer } = known;
  const added = checked(master.body, object, signer, [known.keys.get(`${signer} user_signing`)]);
  return {
    isOwn: false,
    write: (batch) => {
      const position = batch.nextPosition();
      batch.upsert('key_signatures', ['signer', 'target_user'], {
        signer,
        target_user: userId,
        target_key: master.publicKey,
        signatures: JSON.stringify(added),
        position,
      });
      batch.tell({ kind: 'key-signature', position, userId: signer });
    },
  };
}

/** The new signatures on the object, each by one of these keys; throws where one is false, or nobody known has signed. */
function checked(
  stored: JsonObject,
  object: JsonObject,
  signer: string,
  keys: readonly ({ readonly name?: string; readonly publicKey: string } | undefined)[],
): Record<string, string> {
  if (signedText(stored) !== signedText(object))
    throw invalidSignature('Something else was signed than what is stored');
  const byName = new Map(keys.flatMap((key) => (key ? [[key.name ?? `ed25519:${key.publicKey}`, key.publicKey]] : [])));
  const before = signaturesOf(stored, signer);
  const signatures = Object.entries(signaturesOf(object, signer));
  const known = signatures.filter(([name]) => byName.has(name));
  if (known.length === 0) throw invalidSignature('None of the keys that may sign this has signed it');
  for (const [name, signature] of known)
    if (before[name] !== signature && !isSignedBy(object, byName.get(name) ?? '', signature))
      throw invalidSignature(`The signature of ${name} is false`);
  return Object.fromEntries(known);
}
