import type { SafeStorage } from 'electron';

/** Encrypts by a key that the system keeps for this person. */
export interface Secrets {
  /** False where the system keeps no key: then nothing secret is stored at all. */
  readonly available: boolean;
  /** Both throw where it is not available. */
  encrypt(text: string): Buffer;
  decrypt(sealed: Buffer): string;
}

/**
 * On Linux without a keyring Electron "encrypts" by a password that stands in its source (`basic_text`): that is no
 * secret, so it is refused like no encryption at all. To be asked after the app is ready.
 */
export function openSecrets(
  storage: Pick<SafeStorage, 'isEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'>,
  platform: NodeJS.Platform,
): Secrets {
  const weak = platform === 'linux' && ['basic_text', 'unknown'].includes(storage.getSelectedStorageBackend());
  const available = !weak && storage.isEncryptionAvailable();
  const guard = () => {
    if (!available) throw new Error('this system has no place for secrets');
  };
  return {
    available,
    encrypt(text) {
      guard();
      return storage.encryptString(text);
    },
    decrypt(sealed) {
      guard();
      return storage.decryptString(sealed);
    },
  };
}
