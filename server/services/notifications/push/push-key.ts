import { createPrivateKey, generateKeyPairSync, type JsonWebKey, sign } from 'node:crypto';
import type { Tx } from '@kontor/database';
import type { SecretBox } from '../../mail/secret-box.ts';
import { findPushKey, insertPushKey } from './push-store.ts';

const validMs = 12 * 60 * 60 * 1000;

/** Who sends, as push services recognise them (RFC 8292). */
export interface PushKey {
  /** The public key as an uncompressed point, base64url: browsers subscribe with it. */
  readonly public: string;
  /** The `authorization` header for a push service. */
  authorise(endpoint: URL, now: Date, contact: string): string;
}

/** Made at the first time and kept for ever: subscriptions hold for this key alone. */
export async function loadPushKey(tx: Tx, box: SecretBox): Promise<PushKey> {
  let row = await findPushKey(tx);
  if (!row) {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = privateKey.export({ format: 'jwk' });
    // Of two servers that make one at once, the first counts.
    await insertPushKey(tx, { publicKey: pointOf(jwk), sealed: box.seal(JSON.stringify(jwk)) });
    row = await findPushKey(tx);
  }
  if (!row) throw new Error('The key for push services was not kept');
  const { public_key: point, private_key_sealed: sealed } = row;
  return {
    public: point,
    authorise(endpoint, now, contact) {
      // Sealed above, so a key.
      const key = createPrivateKey({ key: JSON.parse(box.open(sealed)), format: 'jwk' });
      const exp = Math.floor((now.getTime() + validMs) / 1000);
      const said = [
        { typ: 'JWT', alg: 'ES256' },
        { aud: endpoint.origin, exp, sub: contact },
      ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
      const signature = sign('sha256', Buffer.from(said.join('.')), { key, dsaEncoding: 'ieee-p1363' });
      return `vapid t=${said.join('.')}.${signature.toString('base64url')}, k=${point}`;
    },
  };
}

function pointOf({ x = '', y = '' }: JsonWebKey): string {
  const parts = [Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
  return Buffer.concat(parts).toString('base64url');
}
