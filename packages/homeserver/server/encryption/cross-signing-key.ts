import { checkCanonical, isObject, type JsonObject } from '../json.ts';
import { badJson, invalidParam, MatrixError, missingParam } from '../matrix-error.ts';
import type { KeyUsage } from '../storage/cross-signing-table.ts';
import { isSignedBy, signaturesOf } from './signatures.ts';

/** One of somebody's three keys that vouch for devices and people ("Cross-signing"). */
export interface CrossSigningKey {
  readonly usage: KeyUsage;
  readonly publicKey: string;
  readonly body: JsonObject;
}

export const invalidSignature = (message: string) => new MatrixError(400, 'M_INVALID_SIGNATURE', message);

/** Checks a key as it is uploaded. */
export function readCrossSigningKey(body: JsonObject, usage: KeyUsage, userId: string): CrossSigningKey {
  checkCanonical(body);
  const { user_id: owner, usage: usages, keys } = body;
  if (owner === undefined || usages === undefined || keys === undefined)
    throw missingParam('A key has user_id, usage and keys');
  if (typeof owner !== 'string' || !Array.isArray(usages) || !isObject(keys)) throw badJson('A key is malformed');
  if (owner !== userId) throw invalidParam('The key belongs to somebody else');
  if (!usages.includes(usage)) throw invalidParam(`The key is not for ${usage}`);
  const [[name, publicKey] = [], more] = Object.entries(keys);
  if (name === undefined || more !== undefined || typeof publicKey !== 'string')
    throw invalidParam('A key has exactly one public key');
  if (name !== `ed25519:${publicKey}`) throw invalidParam('A public key is named after itself');
  return { usage, publicKey, body };
}

/** Throws M_INVALID_SIGNATURE where the master key has not signed it. */
export function checkSignedByMaster(key: CrossSigningKey, master: CrossSigningKey, userId: string): void {
  const signature = signaturesOf(key.body, userId)[`ed25519:${master.publicKey}`];
  if (signature === undefined || !isSignedBy(key.body, master.publicKey, signature))
    throw invalidSignature('The key is not signed by the master key');
}

/** As it is stored, where it was checked before. */
export function storedKey(usage: KeyUsage, text: string): CrossSigningKey {
  const body = JSON.parse(text) as JsonObject; // as `readCrossSigningKey` let it pass
  const [publicKey] = Object.values(isObject(body.keys) ? body.keys : {});
  return { usage, publicKey: String(publicKey), body };
}
