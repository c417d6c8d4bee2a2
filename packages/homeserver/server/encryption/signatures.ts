import { createPublicKey, verify } from 'node:crypto';
import { canonicalJson, isObject, type JsonObject } from '../json.ts';

/** What stands before the 32 bytes of an ed25519 key where it is written as SubjectPublicKeyInfo (RFC 8410). */
const keyPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** Whether this is the signature of what `signedText` says of the object ("Signing JSON", ed25519 in unpadded base64). */
export function isSignedBy(object: JsonObject, publicKey: string, signature: string): boolean {
  const key = Buffer.from(publicKey, 'base64');
  const bytes = Buffer.from(signature, 'base64');
  if (key.length !== 32 || bytes.length !== 64) return false;
  try {
    const spki = createPublicKey({ key: Buffer.concat([keyPrefix, key]), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(signedText(object)), spki, bytes);
  } catch {
    return false; // thirty-two bytes that are no point of the curve
  }
}

/** Canonical JSON of all but the signatures and what servers add. */
export function signedText({ signatures: _signatures, unsigned: _unsigned, ...rest }: JsonObject): string {
  return canonicalJson(rest);
}

/** The signatures of one person on the object, by the names of their keys; whatever is no text is left out. */
export function signaturesOf(object: JsonObject, userId: string): Record<string, string> {
  const all = isObject(object.signatures) ? object.signatures[userId] : undefined;
  if (!isObject(all)) return {};
  return Object.fromEntries(
    Object.entries(all).filter((each): each is [string, string] => typeof each[1] === 'string'),
  );
}

/** The object with further signatures of one person. */
export function withSignatures(
  object: JsonObject,
  userId: string,
  added: Readonly<Record<string, string>>,
): JsonObject {
  if (Object.keys(added).length === 0) return object;
  const signatures = isObject(object.signatures) ? object.signatures : {};
  return { ...object, signatures: { ...signatures, [userId]: { ...signaturesOf(object, userId), ...added } } };
}
