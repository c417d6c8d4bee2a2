import { generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A provider that answers every code with an ID token of the test's making. */
export class RogueProvider {
  /** What the ID token says instead of the truth. */
  lies: Readonly<Record<string, unknown>> = {};
  /** Signs with another key than it shows. */
  forges = false;
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly #other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #nonce = '';
  readonly #server: Server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.issuer);
    if (pathname === '/authorize') {
      this.#nonce = searchParams.get('nonce') ?? '';
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      back.search = new URLSearchParams({ code: 'c', state: searchParams.get('state') ?? '' }).toString();
      response.writeHead(302, { location: back.href }).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(this.#answer(pathname)));
  });

  get issuer(): string {
    const { port } = this.#server.address() as AddressInfo; // it listens on a port
    return `http://127.0.0.1:${port}`;
  }

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #answer(pathname: string): unknown {
    const { issuer } = this;
    if (pathname === '/jwks') {
      return { keys: [{ ...this.#keys.publicKey.export({ format: 'jwk' }), kid: '1', alg: 'ES256', use: 'sig' }] };
    }
    if (pathname === '/token') return { access_token: 'a', token_type: 'Bearer', id_token: this.#token() };
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256'],
      code_challenge_methods_supported: ['S256'],
    };
  }

  #token(): string {
    const now = Math.floor(Date.now() / 1000);
    const truth = { iss: this.issuer, aud: 'kontor', sub: 'opfer', iat: now, exp: now + 60, nonce: this.#nonce };
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signed = `${part({ alg: 'ES256', kid: '1' })}.${part({ ...truth, ...this.lies })}`;
    const key = this.forges ? this.#other.privateKey : this.#keys.privateKey;
    const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
    return `${signed}.${signature.toString('base64url')}`;
  }
}
