import { MatrixClient, PendingEventOrdering } from 'matrix-js-sdk/lib/client.js';
import { logger } from 'matrix-js-sdk/lib/logger.js';
import { MatrixScheduler } from 'matrix-js-sdk/lib/scheduler.js';
import { IndexedDBStore } from 'matrix-js-sdk/lib/store/indexeddb.js';
import { MemoryStore } from 'matrix-js-sdk/lib/store/memory.js';
import type { HeldKey } from './encryption/held-key.ts';
import { signsMethod } from './encryption/verification.ts';
import { guardKeptMembers } from './kept-members.ts';
import type { AccessTokens, MatrixAccess } from './matrix-access.ts';
import { isOutOfTurn } from './sending-order.ts';

/** Failures are shown where they matter to somebody; the console is not read by anybody. */
const silent = {
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  getChild: () => silent,
};

// Parts of the library do not ask for the client's logger.
if ('disableAll' in logger && typeof logger.disableAll === 'function') logger.disableAll();

export interface SdkParts {
  readonly baseUrl: string;
  /** Who this device is; the token comes with the first request. */
  readonly identity: Pick<MatrixAccess, 'userId' | 'deviceId'>;
  readonly tokens: AccessTokens;
  /** Name of the database; without one everything is kept in memory. */
  readonly database: string | undefined;
  /** What the library asks when it needs the secret storage. */
  readonly held: HeldKey;
  /** Hands in signing keys in place of others, where the homeserver would ask for a password that nobody has. */
  readonly replaceKeys: ((keys: unknown) => Promise<void>) | undefined;
}

/** matrix-js-sdk, set up for us: no calls, one token that renews itself, and encryption once somebody needs it. */
export async function createSdk({
  baseUrl,
  identity,
  tokens,
  database,
  held,
  replaceKeys,
}: SdkParts): Promise<MatrixClient> {
  const store = database === undefined ? new MemoryStore() : openStore(database);
  const sdk: MatrixClient = new MatrixClient({
    baseUrl,
    ...identity,
    // Each request gets the current one; without any the library would not ask at all.
    accessToken: 'none yet',
    store,
    scheduler: new MatrixScheduler(neverByItself, MatrixScheduler.QUEUE_MESSAGES),
    cryptoCallbacks: held.callbacks,
    fetchFn: async (input, init) => {
      if (isAboutCalls(input)) return unknownHere();
      if (isOutOfTurn(sdk, input)) throw new TypeError('What was written before goes first');
      const answer = await tokens.fetch(input, init);
      if (answer.status !== 401 || !replaceKeys || !isAboutSigningKeys(input)) return answer;
      await replaceKeys(JSON.parse(String(init?.body)));
      return Response.json({});
    },
    logger: silent,
    verificationMethods: [signsMethod],
    timelineSupport: true,
    disableVoip: true,
  });
  // Nor need anybody watch every room for calls.
  sdk.matrixRTC.start = () => undefined;
  // What is sent with its progress does not go through `fetch`.
  tokens.follow((token) => sdk.setAccessToken(token));
  await store.startup();
  return sdk;
}

function openStore(dbName: string): IndexedDBStore {
  const { indexedDB, localStorage } = globalThis;
  const store = new IndexedDBStore({ indexedDB, localStorage, dbName });
  guardKeptMembers(store);
  return store;
}

/** The library asks for servers of calls whenever it starts; there are none, and nobody needs to be asked. */
function isAboutCalls(input: RequestInfo | URL): boolean {
  return /\/(rtc\/transports|voip\/turnServer)(\?|$)/.test(input instanceof Request ? input.url : String(input));
}

function isAboutSigningKeys(input: RequestInfo | URL): boolean {
  return /\/keys\/device_signing\/upload(\?|$)/.test(input instanceof Request ? input.url : String(input));
}

async function unknownHere(): Promise<Response> {
  return Response.json({ errcode: 'M_UNRECOGNIZED', error: 'No calls' }, { status: 404 });
}

/** What could not be sent is shown as that, and sent again when the connection is back or somebody says so. */
const neverByItself = () => -1;

export const startOptions = {
  initialSyncLimit: 20,
  lazyLoadMembers: true,
  threadSupport: true,
  pendingEventOrdering: PendingEventOrdering.Detached,
  pollTimeout: 30_000,
  // Nobody is shown as being there, so nobody is said to be.
  disablePresence: true,
} as const;
