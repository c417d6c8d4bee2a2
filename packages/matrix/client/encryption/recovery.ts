import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import type { CryptoApi, GeneratedSecretStorageKey } from 'matrix-js-sdk/lib/crypto-api/index.js';
import { decodeRecoveryKey } from 'matrix-js-sdk/lib/crypto-api/index.js';
import type { EncryptionStage } from './encryption-state.ts';
import type { HeldKey } from './held-key.ts';

/** A recovery key that nothing is locked with yet. */
export interface NewRecoveryKey {
  /** Letters and digits in groups of four. */
  readonly text: string;
  readonly generated: GeneratedSecretStorageKey;
}

/** The key that was entered does not open what is stored, or is no key at all. */
export class WrongRecoveryKey extends Error {
  readonly reason: 'malformed' | 'other-key' | 'nothing-stored';

  constructor(reason: WrongRecoveryKey['reason']) {
    super(`The recovery key does not fit: ${reason}`);
    this.reason = reason;
  }
}

interface Parts {
  readonly sdk: MatrixClient;
  readonly crypto: CryptoApi;
  readonly held: HeldKey;
}

export async function makeRecoveryKey(crypto: CryptoApi): Promise<NewRecoveryKey> {
  const generated = await crypto.createRecoveryKeyFromPassphrase();
  return { text: generated.encodedPrivateKey ?? '', generated };
}

/**
 * Makes signing keys, their store on the server and the backup, or where they are there only another recovery key. May be
 * repeated where it was interrupted. Never while another device has set it up, which `readStage` tells.
 */
export function setUp({ sdk, crypto, held }: Parts, key: NewRecoveryKey, stage: EncryptionStage): Promise<void> {
  return held.during(async () => {
    // Keys that were made but never stored may not have come to the homeserver either.
    const areMissing = stage === 'absent' || (stage === 'unsaved' && !(await sdk.secretStorage.hasKey()));
    if (areMissing)
      await crypto.bootstrapCrossSigning({ setupNewCrossSigning: true, authUploadDeviceSigningKeys: withoutPassword });
    const hasBackup = (await crypto.getActiveSessionBackupVersion()) !== null;
    await crypto.bootstrapSecretStorage({
      createSecretStorageKey: async () => key.generated,
      setupNewSecretStorage: true,
      setupNewKeyBackup: !hasBackup,
    });
    await crypto.checkKeyBackupAndEnable();
  });
}

/** Confirms this device with the key, and lets it read what was written before. Throws `WrongRecoveryKey`. */
export function recover({ sdk, crypto, held }: Parts, text: string): Promise<void> {
  return held.during(async () => {
    const key = decode(text);
    const stored = await sdk.secretStorage.getKey();
    if (!stored) throw new WrongRecoveryKey('nothing-stored');
    const [id, description] = stored;
    if (!(await sdk.secretStorage.checkKey(key, description))) throw new WrongRecoveryKey('other-key');
    held.hold(id, key);
    await crypto.bootstrapCrossSigning({});
    if (await sdk.secretStorage.isStored('m.megolm_backup.v1')) {
      await crypto.loadSessionBackupPrivateKeyFromSecretStorage();
      await crypto.checkKeyBackupAndEnable();
      await crypto.restoreKeyBackup();
    }
  });
}

/** Begins anew with other keys. What only the lost key opens stays closed, and everybody else sees that the keys changed. */
export function startOver({ crypto, held }: Parts, key: NewRecoveryKey): Promise<void> {
  return held.during(async () => {
    await crypto.resetEncryption(withoutPassword);
    await crypto.bootstrapSecretStorage({
      createSecretStorageKey: async () => key.generated,
      setupNewSecretStorage: true,
    });
    await crypto.checkKeyBackupAndEnable();
  });
}

/**
 * Nobody has a password in Matrix here. First keys are taken without one ("Cross-signing", since Matrix 1.11); other ones are
 * handed in by Kontor, see `ChatParts.replaceKeys`.
 */
async function withoutPassword(upload: (auth: null) => Promise<void>): Promise<void> {
  await upload(null);
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  try {
    return decodeRecoveryKey(text.replaceAll(/[^A-Za-z0-9]/g, '')) as Uint8Array<ArrayBuffer>; // made from a list of numbers
  } catch {
    throw new WrongRecoveryKey('malformed');
  }
}
