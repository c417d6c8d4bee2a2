import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { tokenBytes } from '../../shared/ticket.ts';

/** RFC 9474. What is signed is random as it is, so nothing is put before it. */
const suite = RSABSSA.SHA384.PSS.Deterministic();
const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };

/** A token that was made here, and all that is needed to take away what hides it. In base64url. */
export interface BlindedToken {
  readonly token: string;
  /** What the server sees and signs. */
  readonly blinded: string;
  /** The secret that hides the token; it never leaves this device. */
  readonly inverse: string;
  readonly publicKey: string;
}

export async function blindToken(publicKey: string): Promise<BlindedToken> {
  const token = crypto.getRandomValues(new Uint8Array(tokenBytes));
  const { blindedMsg, inv } = await suite.blind(await importKey(publicKey), token);
  return { token: encode(token), blinded: encode(blindedMsg), inverse: encode(inv), publicKey };
}

/** The signature of the token itself, checked against the key; throws for one that is not the server's. */
export async function unblind({ token, inverse, publicKey }: BlindedToken, signature: string): Promise<string> {
  const key = await importKey(publicKey);
  return encode(await suite.finalize(key, decode(token), decode(signature), decode(inverse)));
}

/** What everybody can compare who is asked: whoever has the same got the same keys. */
export async function fingerprintOf(keys: readonly { readonly publicKey: string }[]): Promise<string> {
  const all = keys.map(({ publicKey }) => publicKey).sort();
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(all.join('\n')));
  const hex = Array.from(new Uint8Array(hash).slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/(.{4})(?=.)/g, '$1 ');
}

function importKey(publicKey: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('spki', decode(publicKey), algorithm, true, ['verify']);
}

export function encode(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function decode(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
}
