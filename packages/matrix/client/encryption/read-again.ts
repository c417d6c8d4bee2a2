import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import type { CryptoBackend } from 'matrix-js-sdk/lib/common-crypto/CryptoBackend.js';
import type { MatrixEvent } from 'matrix-js-sdk/lib/models/event.js';
import { unreadableOf } from './unreadable.ts';

/** Tries what could not be decrypted and is in memory once more; for missing keys the library asks the backup again. */
export async function readAgain(sdk: MatrixClient, crypto: CryptoBackend): Promise<void> {
  await decryptAgain(sdk, crypto, () => true);
}

/**
 * The library tries again by itself when a key comes, but not when it has the key and learns only then whose device wrote:
 * whoever comes into a room hears of the devices of the others after their keys.
 */
export async function readAgainFrom(
  sdk: MatrixClient,
  crypto: CryptoBackend,
  senders: ReadonlySet<string>,
): Promise<void> {
  await decryptAgain(
    sdk,
    crypto,
    (event) => senders.has(event.getSender() ?? '') && unreadableOf(event) === 'untrusted',
  );
}

async function decryptAgain(
  sdk: MatrixClient,
  crypto: CryptoBackend,
  isMeant: (event: MatrixEvent) => boolean,
): Promise<void> {
  const rooms = sdk.getRooms().filter((room) => room.hasEncryptionStateEvent());
  const sets = rooms.flatMap((room) => [
    ...room.getTimelineSets(),
    ...room.getThreads().map(({ timelineSet }) => timelineSet),
  ]);
  const events = new Set(sets.flatMap((set) => set.getTimelines()).flatMap((timeline) => timeline.getEvents()));
  for (const event of events)
    if (event.isDecryptionFailure() && isMeant(event)) await event.attemptDecryption(crypto, { isRetry: true });
}
