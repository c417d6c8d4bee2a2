import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import type { CryptoBackend } from 'matrix-js-sdk/lib/common-crypto/CryptoBackend.js';
import { Listening } from '../listening.ts';
import { Observable } from '../observable.ts';
import { type EncryptionStage, isConfirmed, readStage } from './encryption-state.ts';
import type { HeldKey } from './held-key.ts';
import { hasKeyStore } from './key-store.ts';
import { listOwnDevices, type OwnDevice } from './own-devices.ts';
import { readAgain, readAgainFrom } from './read-again.ts';
import { makeRecoveryKey, type NewRecoveryKey, recover, setUp, startOver } from './recovery.ts';
import { acceptKeys, type RoomReaders, readRoomReaders } from './room-readers.ts';
import { joinRunningSync, loadCrypto } from './rust-crypto.ts';
import { Verifications } from './verifications.ts';

/** Other devices put their newest keys into the backup with some delay; after a recovery it is looked for them so much later. */
const laterLooksMs: readonly number[] = [6_000, 12_000, 30_000, 90_000];

/** What is known of devices is worked into the keys that came from them a moment later; on a busy device not at the first look. */
const looksAfterDevicesMs: readonly number[] = [200, 2_000, 10_000];

/** What is said end to end: its keys, and the devices that have them. Its code is loaded when somebody needs it. */
export class Encryption {
  readonly stage = new Observable<EncryptionStage>('asleep');
  /** Counts up whenever something is heard of anybody's keys or devices. */
  readonly news = new Observable(0);
  /** Devices that make sure of each other. */
  readonly verifications: Verifications;
  readonly #sdk: MatrixClient;
  readonly #held: HeldKey;
  readonly #database: string | undefined;
  readonly #listening: Listening;
  #loading: Promise<CryptoBackend> | undefined;
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #isWorking = false;
  #isClosed = false;

  constructor(sdk: MatrixClient, held: HeldKey, database: string | undefined) {
    this.#sdk = sdk;
    this.#held = held;
    this.#database = database;
    this.#listening = new Listening(sdk);
    this.verifications = new Verifications({
      sdk,
      crypto: () => this.#crypto(),
      onDone: () => void this.#afterwards(),
    });
    const heard = () => {
      this.news.set(this.news.value + 1);
      if (!this.#isWorking) void this.#look();
    };
    for (const name of ['crossSigning.keysChanged', 'userTrustStatusChanged', 'crypto.devicesUpdated'])
      this.#listening.on(name, heard);
    this.#listening.on('crypto.devicesUpdated', (users: readonly string[]) => {
      const senders = new Set(users);
      for (const ms of looksAfterDevicesMs) this.#later(ms, (crypto) => readAgainFrom(sdk, crypto, senders));
    });
    this.#listening.on('accountData', (event: { getType(): string }) => {
      if (event.getType().startsWith('m.secret_storage.')) heard();
    });
  }

  /** Before the client follows anything: a device that has keys must not miss what is sent for them. */
  async wakeIfKept(): Promise<void> {
    if (this.#database === undefined || !(await hasKeyStore(this.#database))) return;
    this.stage.set('loading');
    this.#loading = loadCrypto(this.#sdk, this.#database);
    await this.#loading.catch(() => this.#fail());
  }

  /** Loads the code where that has not been done, and asks where the person stands. */
  async wake(): Promise<EncryptionStage> {
    if (!this.#loading) {
      this.stage.set('loading');
      this.#loading = this.#loadLate();
    }
    await this.#loading.catch(() => this.#fail());
    await this.#look();
    return this.stage.value;
  }

  /** A recovery key to be written down before anything is locked with it. */
  async makeRecoveryKey(): Promise<NewRecoveryKey> {
    return makeRecoveryKey(await this.#crypto());
  }

  /** For who has never set it up, or has no recovery key. Throws where another device was quicker. */
  setUp(key: NewRecoveryKey): Promise<void> {
    return this.#work(async (parts) => {
      const stage = await this.#readStage(parts.crypto);
      if (stage !== 'absent' && !isConfirmed(stage)) throw new Error('Another device has set it up meanwhile');
      await setUp(parts, key, stage);
    });
  }

  /** Confirms this device with the recovery key. Throws `WrongRecoveryKey`. */
  async recover(text: string): Promise<void> {
    await this.#work((parts) => recover(parts, text));
    this.#lookLater();
  }

  /** With other keys: what only the lost one opens is lost. */
  startOver(key: NewRecoveryKey): Promise<void> {
    return this.#work((parts) => startOver(parts, key));
  }

  listDevices(): Promise<readonly OwnDevice[]> {
    return listOwnDevices(this.#sdk, this.#sdk.getCrypto());
  }

  /** Who in the room will not read what is written there, and whose keys changed. */
  async readReaders(room: string): Promise<RoomReaders> {
    const found = this.#sdk.getRoom(room);
    if (!found) return { unable: [], changed: [] };
    return readRoomReaders(await this.#crypto(), found, this.#sdk.getSafeUserId());
  }

  async acceptKeys(userId: string): Promise<void> {
    await acceptKeys(await this.#crypto(), userId);
    this.news.set(this.news.value + 1);
  }

  /** For good: encryption of a room cannot be turned off. */
  async turnOn(room: string): Promise<void> {
    if (!isConfirmed(await this.wake())) throw new Error('This device is not confirmed');
    await this.#sdk.sendStateEvent(room, 'm.room.encryption' as never, { algorithm: 'm.megolm.v1.aes-sha2' } as never); // a type of event that the library keeps to itself
  }

  close(): void {
    this.#isClosed = true;
    this.verifications.close();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#listening.end();
  }

  /** After two devices have made sure of each other: a new one gets its keys from the other, a moment later. */
  async #afterwards(): Promise<void> {
    const wasConfirmed = isConfirmed(this.stage.value);
    this.news.set(this.news.value + 1);
    await this.#look();
    if (!wasConfirmed) this.#lookLater();
  }

  #lookLater(): void {
    for (const ms of laterLooksMs)
      this.#later(ms, async (crypto) => {
        await this.#look();
        await readAgain(this.#sdk, crypto);
      });
  }

  async #loadLate(): Promise<CryptoBackend> {
    const crypto = await loadCrypto(this.#sdk, this.#database);
    await joinRunningSync(this.#sdk, crypto);
    return crypto;
  }

  #crypto(): Promise<CryptoBackend> {
    if (!this.#loading) throw new Error('Encryption has not been loaded');
    return this.#loading;
  }

  async #work(
    work: (parts: {
      readonly sdk: MatrixClient;
      readonly crypto: CryptoBackend;
      readonly held: HeldKey;
    }) => Promise<void>,
  ): Promise<void> {
    const crypto = await this.#crypto();
    this.#isWorking = true;
    try {
      await work({ sdk: this.#sdk, crypto, held: this.#held });
    } finally {
      this.#isWorking = false;
      await this.#look();
      this.news.set(this.news.value + 1);
    }
  }

  async #look(): Promise<void> {
    if (!this.#loading || this.#isClosed) return;
    try {
      const stage = await this.#readStage(await this.#loading);
      if (!this.#isClosed) this.stage.set(stage);
    } catch {
      // What was known stays; without anything known it is asked again when somebody looks.
      if (this.stage.value === 'loading') this.stage.set('failed');
    }
  }

  #later(ms: number, work: (crypto: CryptoBackend) => Promise<void>): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.#crypto().then(work);
    }, ms);
    this.#timers.add(timer);
  }

  #readStage(crypto: CryptoBackend): Promise<EncryptionStage> {
    return readStage(crypto, this.#sdk.getSafeUserId(), this.#sdk.getDeviceId() ?? '');
  }

  #fail(): void {
    this.#loading = undefined;
    this.stage.set('failed');
  }
}
