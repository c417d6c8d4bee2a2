import {
  constants,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  privateDecrypt,
  publicEncrypt,
  verify,
} from 'node:crypto';
import { promisify } from 'node:util';
import { modulusBits } from '../shared/index.ts';

/** DER: SPKI and PKCS #8. */
export interface KeyPair {
  readonly publicKey: Buffer;
  readonly privateKey: Buffer;
}

const generate = promisify(generateKeyPair);
const saltLength = 48;

/** A key for the tickets of one part of one survey. */
export async function makeKeyPair(): Promise<KeyPair> {
  return generate('rsa', {
    modulusLength: modulusBits,
    publicExponent: 0x10001,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  });
}

/**
 * `BlindSign` of RFC 9474, section 4.3: the bare RSA operation, done by OpenSSL, which blinds it against timing, and checked
 * against the public key. Undefined for what is no number below the modulus.
 */
export function signBlinded({ privateKey, publicKey }: KeyPair, blinded: Buffer): Buffer | undefined {
  const key = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' });
  const padding = constants.RSA_NO_PADDING;
  let signed: Buffer;
  try {
    signed = privateDecrypt({ key, padding }, blinded);
  } catch {
    return undefined; // not below the modulus
  }
  const back = publicEncrypt(
    { key: createPublicKey({ key: publicKey, format: 'der', type: 'spki' }), padding },
    signed,
  );
  return back.equals(blinded) ? signed : undefined;
}

/** RSASSA-PSS with SHA-384 and a salt of 48 bytes, as `RSABSSA-SHA384-PSS-Deterministic` makes it. */
export function isSigned(publicKey: Buffer, token: Buffer, signature: Buffer): boolean {
  const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki' });
  return verify('sha384', token, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }, signature);
}

export function hashOf(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
