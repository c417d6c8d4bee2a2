import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { type Client, fresh, type Json } from './client.ts';

/** JSON as it is signed: keys in order, nothing between them (appendices, Canonical JSON). */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.keys(value).sort();
  return `{${entries.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

/** A pair of ed25519 keys; the public one in unpadded base64. */
export class SigningKey {
  readonly publicKey: string;
  readonly #private: KeyObject;

  constructor() {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    this.publicKey = Buffer.from(String(publicKey.export({ format: 'jwk' }).x), 'base64url')
      .toString('base64')
      .replace(/=+$/, '');
    this.#private = privateKey;
  }

  /** The same object with a signature more (appendices, Signing JSON). */
  sign(object: Json, userId: string, keyId: string): Json {
    const { signatures = {}, unsigned: _unsigned, ...bare } = object;
    const signature = unpadded(sign(null, Buffer.from(canonical(bare)), this.#private));
    return {
      ...object,
      signatures: { ...signatures, [userId]: { ...signatures[userId], [`ed25519:${keyId}`]: signature } },
    };
  }
}

/** The keys of a client's device, signed by themselves. */
export function deviceKeys(client: Client, key = new SigningKey()): Json {
  const keys = {
    user_id: client.userId,
    device_id: client.deviceId,
    algorithms: ['m.olm.v1.curve25519-aes-sha2', 'm.megolm.v1.aes-sha2'],
    keys: {
      [`curve25519:${client.deviceId}`]: unpadded(randomBytes(32)),
      [`ed25519:${client.deviceId}`]: key.publicKey,
    },
  };
  return key.sign(keys, client.userId, client.deviceId);
}

/** Publishes keys of the device and answers with them. */
export async function publishDevice(client: Client, key = new SigningKey()): Promise<Json> {
  const device_keys = deviceKeys(client, key);
  await client.post('/v3/keys/upload', { device_keys });
  return device_keys;
}

/** As many one-time keys as asked for, by their ids. */
export function oneTimeKeys(count: number, more: Json = {}): Record<string, Json> {
  const one = () => [`signed_curve25519:${fresh('K')}`, { key: unpadded(randomBytes(32)), signatures: {}, ...more }];
  return Object.fromEntries(Array.from({ length: count }, one));
}

/** A person's three cross-signing keys, and what of them is uploaded. */
export class CrossSigning {
  readonly master = new SigningKey();
  readonly selfSigning = new SigningKey();
  readonly userSigning = new SigningKey();
  readonly userId: string;

  constructor(userId: string) {
    this.userId = userId;
  }

  get upload(): Json {
    return {
      master_key: this.#object('master', this.master),
      self_signing_key: this.#signed(this.#object('self_signing', this.selfSigning)),
      user_signing_key: this.#signed(this.#object('user_signing', this.userSigning)),
    };
  }

  #signed(object: Json): Json {
    return this.master.sign(object, this.userId, this.master.publicKey);
  }

  #object(usage: string, key: SigningKey): Json {
    return { user_id: this.userId, usage: [usage], keys: { [`ed25519:${key.publicKey}`]: key.publicKey } };
  }
}
