import { createCipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto';

/** What a browser gives when it subscribes: base64url. */
export interface PushKeys {
  readonly publicKey: string;
  readonly secret: string;
}

const curve = 'prime256v1';
/** One record of the content coding holds all (RFC 8188); push services take no more. */
const recordSize = 4096;
/** What is sent has one of few lengths, which say little about it. */
const step = 1024;
export const longestPayload = recordSize - 86 - 17;

const info = (text: string, ...rest: readonly Buffer[]) => Buffer.concat([Buffer.from(`${text}\0`), ...rest]);
const derive = (secret: Buffer, salt: Buffer, about: Buffer, length: number) =>
  Buffer.from(hkdfSync('sha256', secret, salt, about, length));

/**
 * The body of a push message that only that browser can read: RFC 8291 with the content coding `aes128gcm` of RFC 8188.
 * `fixed` is for the example of the RFC.
 */
export function encryptPush(
  payload: Buffer,
  keys: PushKeys,
  fixed?: { readonly own: ECDH; readonly salt: Buffer; readonly padTo: number },
): Buffer {
  const theirs = Buffer.from(keys.publicKey, 'base64url');
  const secret = Buffer.from(keys.secret, 'base64url');
  const own = fixed?.own ?? createECDH(curve);
  const ownKey = fixed ? own.getPublicKey() : own.generateKeys();
  const salt = fixed?.salt ?? randomBytes(16);
  const shared = derive(own.computeSecret(theirs), secret, info('WebPush: info', theirs, ownKey), 32);
  const contentKey = derive(shared, salt, info('Content-Encoding: aes128gcm'), 16);
  const nonce = derive(shared, salt, info('Content-Encoding: nonce'), 12);
  const length = Math.min(longestPayload, fixed?.padTo ?? Math.ceil((payload.length + 1) / step) * step);
  // The delimiter of the last record, then padding.
  const padded = Buffer.concat([payload, Buffer.from([2]), Buffer.alloc(Math.max(0, length - payload.length))]);
  const cipher = createCipheriv('aes-128-gcm', contentKey, nonce);
  const sealed = Buffer.concat([cipher.update(padded), cipher.final(), cipher.getAuthTag()]);
  const size = Buffer.alloc(5);
  size.writeUInt32BE(recordSize);
  size.writeUInt8(ownKey.length, 4);
  return Buffer.concat([salt, size, ownKey, sealed]);
}

/** Whether a text is a point of the curve, so that something can be encrypted for it. */
export function isPublicKey(text: string): boolean {
  try {
    const probe = createECDH(curve);
    probe.generateKeys();
    probe.computeSecret(Buffer.from(text, 'base64url'));
    return true;
  } catch {
    return false; // no point of the curve
  }
}
