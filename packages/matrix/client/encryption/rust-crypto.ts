import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import type { CryptoBackend } from 'matrix-js-sdk/lib/common-crypto/CryptoBackend.js';
import { OnlySignedDevicesIsolationMode } from 'matrix-js-sdk/lib/crypto-api/index.js';
import { keyStoreName, openKeyOfStore } from './key-store.ts';

/** The part of the library that a sync which runs already has to be told of. */
interface Inside {
  readonly syncApi?: { readonly syncOpts: { cryptoCallbacks?: CryptoBackend } };
}

/**
 * Loads the library's encryption, with what this device has kept of it or, without a database, in memory alone. Nothing is
 * encrypted for a device that its owner has not confirmed, nor read from one: otherwise whoever runs the server could add one.
 */
export async function loadCrypto(sdk: MatrixClient, database: string | undefined): Promise<CryptoBackend> {
  if (database === undefined) await sdk.initRustCrypto({ useIndexedDB: false });
  else await loadKept(sdk, database);
  const crypto = sdk.getCrypto() as CryptoBackend | undefined; // typed by what applications use of it
  if (!crypto) throw new Error('The library has no encryption');
  crypto.setDeviceIsolationMode(new OnlySignedDevicesIsolationMode());
  return crypto;
}

async function loadKept(sdk: MatrixClient, database: string): Promise<void> {
  const storageKey = await openKeyOfStore(database);
  await sdk.initRustCrypto({ cryptoDatabasePrefix: keyStoreName(database), storageKey });
}

/** Brings encryption into a client that follows its rooms already: what was known before is told to it now. */
export async function joinRunningSync(sdk: MatrixClient, crypto: CryptoBackend): Promise<void> {
  // The library takes it up only when a sync begins; to begin anew would forget what is known of the rooms.
  const { syncApi } = sdk as unknown as Inside;
  if (syncApi) syncApi.syncOpts.cryptoCallbacks = crypto;
  for (const room of sdk.getRooms()) {
    const event = room.currentState.getStateEvents('m.room.encryption', '');
    if (event) await crypto.onCryptoEvent(room, event);
  }
  // Uploads the keys of the device without waiting for the next sync.
  crypto.onSyncCompleted({});
  for (const room of sdk.getRooms()) if (room.hasEncryptionStateEvent()) await room.decryptAllEvents();
}
