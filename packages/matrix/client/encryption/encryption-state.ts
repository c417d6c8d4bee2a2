import type { CryptoApi } from 'matrix-js-sdk/lib/crypto-api/index.js';

/** Where a person stands with encryption on this device. */
export type EncryptionStage =
  /** Its code is not loaded: nobody has needed it here yet. */
  | 'asleep'
  | 'loading'
  /** It could not be loaded, or the homeserver did not answer. */
  | 'failed'
  /** The person has never set it up. */
  | 'absent'
  /** It is set up, but this device is not confirmed: it neither reads nor writes. */
  | 'unconfirmed'
  /** This device is confirmed, but there is no recovery key: whoever loses the device loses the messages. */
  | 'unsaved'
  | 'ready';

/** Asks the homeserver, so that what another device has set up meanwhile is never taken for absent. */
export async function readStage(crypto: CryptoApi, userId: string, deviceId: string): Promise<EncryptionStage> {
  if (!(await crypto.userHasCrossSigningKeys(userId, true))) return 'absent';
  const device = await crypto.getDeviceVerificationStatus(userId, deviceId);
  if (!device?.crossSigningVerified || !(await crypto.isCrossSigningReady())) return 'unconfirmed';
  return (await crypto.isSecretStorageReady()) ? 'ready' : 'unsaved';
}

/** Whether this stage reads and writes encrypted messages. */
export function isConfirmed(stage: EncryptionStage): boolean {
  return stage === 'ready' || stage === 'unsaved';
}
