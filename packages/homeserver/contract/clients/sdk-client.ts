import {
  ClientEvent,
  createClient,
  EventTimeline,
  type MatrixClient,
  type MatrixEvent,
  MemoryStore,
  SyncState,
} from 'matrix-js-sdk';
import type { CryptoApi } from 'matrix-js-sdk/lib/crypto-api/index.js';
import { logger } from 'matrix-js-sdk/lib/logger.js';
import { expect } from 'vitest';
import type { Client } from '../harness/client.ts';

/** What a client with a face would say on its console. */
const silent = {
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  getChild: () => silent,
};

// Parts of it do not ask for the client's logger.
if ('disableAll' in logger && typeof logger.disableAll === 'function') logger.disableAll();

/** Secrets of one person, which their devices would ask them for. */
export class Recovery {
  key: { readonly id: string; readonly bytes: Uint8Array<ArrayBuffer> } | undefined;
}

/** A signed-in device with matrix-js-sdk as its client, which syncs; with `encryption` also its Rust crypto. */
export async function startSdk(
  client: Client,
  { encryption }: { readonly encryption?: Recovery } = {},
): Promise<MatrixClient> {
  const { userId, deviceId, token = '' } = client;
  let isStarted = false;
  const sdk = createClient({
    baseUrl: client.target.url,
    userId,
    deviceId,
    accessToken: token,
    store: new MemoryStore(),
    logger: silent,
    fetchFn: async (input, init) => {
      try {
        return await fetch(input, init);
      } catch (failure) {
        // What a stopped client still asks for, nobody waits for; it would fail when the server is gone.
        if (isStarted && !sdk.clientRunning) return new Promise(() => undefined);
        throw failure;
      }
    },
    cryptoCallbacks: {
      getSecretStorageKey: async () => (encryption?.key ? [encryption.key.id, encryption.key.bytes] : null),
      cacheSecretStorageKey: (id, _info, bytes) => {
        if (encryption) encryption.key = { id, bytes };
      },
    },
  });
  if (encryption) await sdk.initRustCrypto({ useIndexedDB: false });
  const synced = new Promise<void>((resolve) => {
    sdk.on(ClientEvent.Sync, (state) => {
      if (state === SyncState.Prepared) resolve();
    });
  });
  await sdk.startClient({ initialSyncLimit: 20, threadSupport: true, lazyLoadMembers: true, pollTimeout: 5_000 });
  isStarted = true;
  await synced;
  return sdk;
}

export function cryptoOf(sdk: MatrixClient): CryptoApi {
  const crypto = sdk.getCrypto();
  if (!crypto) throw new Error('This client does not encrypt');
  return crypto;
}

/** Everything in the room's timeline as the client has it right now. */
export function timeline(sdk: MatrixClient, roomId: string): MatrixEvent[] {
  return sdk.getRoom(roomId)?.getLiveTimeline().getEvents() ?? [];
}

export function bodies(sdk: MatrixClient, roomId: string): unknown[] {
  return timeline(sdk, roomId)
    .filter((event) => event.getType() === 'm.room.message')
    .map((event) => event.getContent().body);
}

export async function seesText(sdk: MatrixClient, roomId: string, body: string): Promise<MatrixEvent> {
  await expect.poll(() => bodies(sdk, roomId)).toContain(body);
  const found = timeline(sdk, roomId).find((event) => event.getContent().body === body);
  if (!found) throw new Error('It was there a moment ago');
  return found;
}

/** Joins as soon as the invitation is there. */
export async function joinInvited(sdk: MatrixClient, roomId: string): Promise<void> {
  await expect.poll(() => sdk.getRoom(roomId)?.getMyMembership()).toBe('invite');
  await sdk.joinRoom(roomId);
  await expect.poll(() => sdk.getRoom(roomId)?.getMyMembership()).toBe('join');
}

export function nameOf(sdk: MatrixClient, roomId: string): unknown {
  const state = sdk.getRoom(roomId)?.getLiveTimeline().getState(EventTimeline.FORWARDS);
  return state?.getStateEvents('m.room.name', '')?.getContent().name;
}
