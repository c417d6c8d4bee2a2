import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** A type and no interface, so that it is a JSON object to routes. */
type Answer = {
  readonly challenge: string;
  readonly response: Record<string, unknown>;
};

/** A challenge as the server gives it out. */
interface Challenge {
  readonly challenge: string;
  readonly options: Record<string, unknown>;
}

export interface SoftwareAuthenticatorOptions {
  readonly origin: string;
  /** Whether it says that it verified the person (PIN, fingerprint). */
  readonly verifiesUser?: boolean;
}

const userPresent = 0x01;
const userVerified = 0x04;
const attestedData = 0x40;

/**
 * An authenticator of one ES256 credential with attestation `none` (WebAuthn 3, 6.1 and 8.7), as a browser would answer
 * for it. Real keys, real signatures, a counter that grows.
 */
export class SoftwareAuthenticator {
  readonly credentialId = randomBytes(32);
  readonly #privateKey: KeyObject;
  readonly #publicKey: KeyObject;
  readonly #options: SoftwareAuthenticatorOptions;
  #userHandle: string | undefined;
  counter = 0;

  constructor(options: SoftwareAuthenticatorOptions) {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#privateKey = pair.privateKey;
    this.#publicKey = pair.publicKey;
    this.#options = options;
  }

  /** Answers `navigator.credentials.create`. */
  create({ challenge, options }: Challenge): Answer {
    const rp = options.rp as { id: string };
    this.#userHandle = (options.user as { id: string }).id;
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.credentialId.length);
    const credential = Buffer.concat([Buffer.alloc(16), length, this.credentialId, this.#coseKey()]);
    const authData = Buffer.concat([this.#header(rp.id, attestedData), credential]);
    const attestationObject = encodeAttestation(authData);
    const clientDataJSON = this.#clientData('webauthn.create', String(options.challenge));
    return this.#answer(challenge, { clientDataJSON, attestationObject, transports: ['internal'] });
  }

  /** Answers `navigator.credentials.get`. */
  get({ challenge, options }: Challenge, origin = this.#options.origin): Answer {
    this.counter += 1;
    const authenticatorData = this.#header(String(options.rpId), 0);
    const clientDataJSON = this.#clientData('webauthn.get', String(options.challenge), origin);
    const signed = Buffer.concat([authenticatorData, createHash('sha256').update(clientDataJSON).digest()]);
    const signature = sign('sha256', signed, this.#privateKey);
    return this.#answer(challenge, { clientDataJSON, authenticatorData, signature, userHandle: this.#userHandle });
  }

  #answer(challenge: string, fields: Record<string, unknown>): Answer {
    const encoded = Object.entries(fields).map(([name, value]) => [name, Buffer.isBuffer(value) ? url(value) : value]);
    const id = url(this.credentialId);
    const response = Object.fromEntries(encoded);
    return { challenge, response: { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} } };
  }

  #header(rpId: string, flags: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    const verified = (this.#options.verifiesUser ?? true) ? userVerified : 0;
    return Buffer.concat([
      createHash('sha256').update(rpId).digest(),
      Buffer.from([flags | userPresent | verified]),
      counter,
    ]);
  }

  #clientData(type: string, challenge: string, origin = this.#options.origin): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  /** COSE_Key of an EC2 key (RFC 9053, 7.1.1): kty 2, alg -7, crv 1, x, y. */
  #coseKey(): Buffer {
    const { x = '', y = '' } = this.#publicKey.export({ format: 'jwk' });
    return Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ]);
  }
}

/** CBOR (RFC 8949) of `{ fmt: 'none', attStmt: {}, authData }`. */
function encodeAttestation(authData: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(authData.length);
  return Buffer.concat([
    Buffer.from([0xa3, 0x63]),
    Buffer.from('fmt'),
    Buffer.from([0x64]),
    Buffer.from('none'),
    Buffer.from([0x67]),
    Buffer.from('attStmt'),
    Buffer.from([0xa0, 0x68]),
    Buffer.from('authData'),
    Buffer.from([0x59]),
    length,
    authData,
  ]);
}

function url(bytes: Buffer): string {
  return bytes.toString('base64url');
}
