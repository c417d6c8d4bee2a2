/** What of a file's key stands in its message ("Sending encrypted attachments"). */
export interface FileSecret {
  readonly key: string;
  readonly iv: string;
  /** SHA-256 of what lies on the server. */
  readonly hash: string;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Encrypts a file for the server, and says what its readers need. */
export async function encryptFile(file: Blob): Promise<{ readonly file: Blob; readonly secret: FileSecret }> {
  const key = await crypto.subtle.generateKey({ name: 'AES-CTR', length: 256 }, true, ['encrypt', 'decrypt']);
  // The lower half counts, and must have room to.
  const iv = new Uint8Array(16);
  crypto.getRandomValues(iv.subarray(0, 8));
  const encrypted = await crypto.subtle.encrypt(counter(iv), key, await file.arrayBuffer());
  const { k = '' } = await crypto.subtle.exportKey('jwk', key);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', encrypted));
  return { file: new Blob([encrypted]), secret: { key: k, iv: toBase64(iv), hash: toBase64(hash) } };
}

/** Throws where it is not what was sent. */
export async function decryptFile(encrypted: Blob, secret: FileSecret, type: string): Promise<Blob> {
  const bytes = await encrypted.arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  if (toBase64(hash) !== secret.hash.replace(/=+$/, '')) throw new Error('The file is not the one that was sent');
  const jwk = { kty: 'oct', k: secret.key, alg: 'A256CTR', ext: true };
  const key = await crypto.subtle.importKey('jwk', jwk, 'AES-CTR', false, ['decrypt']);
  return new Blob([await crypto.subtle.decrypt(counter(fromBase64(secret.iv)), key, bytes)], { type });
}

/** How the content of a message names an encrypted file. */
export function fileObject(address: string, { key, iv, hash }: FileSecret): object {
  return {
    v: 'v2',
    url: address,
    key: { kty: 'oct', key_ops: ['encrypt', 'decrypt'], alg: 'A256CTR', k: key, ext: true },
    iv,
    hashes: { sha256: hash },
  };
}

/**
 * The address of a file in a message: for an encrypted one its secret stands behind a `#`. Only `Chat.fetchFile` reads it;
 * it is never sent anywhere.
 */
export function readFileObject(file: unknown, type: string): string {
  const { url, iv, key, hashes } = Object(file);
  const { k } = Object(key);
  const { sha256: hash } = Object(hashes);
  if ([url, iv, k, hash].some((part) => typeof part !== 'string')) return '';
  return `${url}#${encodeURIComponent(JSON.stringify({ key: k, iv, hash, type }))}`;
}

/** The two parts of such an address. */
export function partsOfAddress(address: string): {
  readonly address: string;
  readonly secret?: FileSecret & { readonly type: string };
} {
  const at = address.indexOf('#');
  if (at === -1) return { address };
  return { address: address.slice(0, at), secret: JSON.parse(decodeURIComponent(address.slice(at + 1))) };
}

function counter(iv: Bytes) {
  return { name: 'AES-CTR', counter: iv, length: 64 };
}

/** Without padding, as Matrix writes it. */
function toBase64(bytes: Bytes): string {
  return btoa(String.fromCharCode(...bytes)).replace(/=+$/, '');
}

function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
