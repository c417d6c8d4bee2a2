import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSigned } from './self-signed.ts';

export interface CaughtPush {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** A push service on loopback with one browser behind it, which can read what comes. */
export async function startPushCatcher() {
  const browser = createECDH('prime256v1');
  browser.generateKeys();
  const secret = randomBytes(16).toString('base64url');
  const pushes: CaughtPush[] = [];
  let status = 201;
  const server = createServer(selfSigned(), (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = decryptPush(Buffer.concat(chunks), browser, secret);
      pushes.push({ path: request.url ?? '', headers: request.headers, text });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listens on TCP
  const origin = `https://127.0.0.1:${port}`;
  return {
    origin,
    pushes,
    answer(next: number): void {
      status = next;
    },
    subscription: (path = '/push/one') => ({
      endpoint: `${origin}${path}`,
      publicKey: browser.getPublicKey('base64url'),
      secret,
    }),
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** RFC 8291 from the other end. Throws where it was not meant for this browser. */
export function decryptPush(body: Buffer, browser: ECDH, secretText: string): string {
  const secret = Buffer.from(secretText, 'base64url');
  const [salt, keyLength] = [body.subarray(0, 16), body.readUInt8(20)];
  const sender = body.subarray(21, 21 + keyLength);
  const about = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), sender]);
  const shared = Buffer.from(hkdfSync('sha256', browser.computeSecret(sender), secret, about, 32));
  const part = (name: string, length: number) =>
    Buffer.from(hkdfSync('sha256', shared, salt, `Content-Encoding: ${name}\0`, length));
  const sealed = body.subarray(21 + keyLength);
  const decipher = createDecipheriv('aes-128-gcm', part('aes128gcm', 16), part('nonce', 12));
  decipher.setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return padded.subarray(0, padded.lastIndexOf(2)).toString();
}

/** What a `vapid` header says, if it was signed with the key that it names (RFC 8292). */
export function readVapid(header: string): { readonly key: string; readonly claims: unknown } {
  const [, token = '', key = ''] = /^vapid t=([^,]+), k=(\S+)$/.exec(header) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')];
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const signed = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
  if (!verify('sha256', Buffer.from(`${head}.${claims}`), signed, Buffer.from(signature, 'base64url')))
    throw new Error('The signature is not right');
  return { key, claims: JSON.parse(Buffer.from(claims, 'base64url').toString()) };
}
