import { openTestDatabase } from '@kontor/database/testing';
import {
  type AppserviceConfig,
  defaultConfig,
  type HomeserverConfig,
  homeserverMigrations,
  startHomeserver,
} from '@kontor/homeserver/server';
import { afterAll, beforeAll } from 'vitest';
import { findFreePort } from './free-port.ts';

/** A homeserver that the suite talks to over HTTP and knows nothing else of. */
export interface Target {
  /** Without a slash at the end. */
  readonly url: string;
  readonly kind: 'kontor' | 'synapse';
  readonly serverName: string;
  /** Of the shared-secret registration of accounts, administrators among them. */
  readonly sharedSecret: string;
  readonly appservice: AppserviceTarget;
}

/** What the server was told of the suite's application service in its registration file. */
export interface AppserviceTarget {
  /** Where the server sends transactions and queries; the suite listens there. */
  readonly port: number;
  readonly asToken: string;
  readonly hsToken: string;
  readonly senderLocalpart: string;
  /** Localparts of its exclusive users, and aliases of its exclusive rooms, begin so. */
  readonly prefix: string;
}

const appservice: AppserviceTarget = {
  // Ours is told another one in each process, so that files run beside each other.
  port: Number(process.env.KONTOR_CONTRACT_APPSERVICE_PORT ?? 9899),
  asToken: 'bench_as_token',
  hsToken: 'bench_hs_token',
  senderLocalpart: 'benchbot',
  prefix: 'benchas_',
};

/** The relay of calls that the server was told of. */
export const turn = { uris: ['turn:relay.example.org:3478?transport=udp'], secret: 'bench-turn', ttl: 3600 };

/**
 * The server under test, for the tests of one file: the one at `KONTOR_CONTRACT_URL` (what it is says
 * `KONTOR_CONTRACT_KIND`, `synapse` if nothing does), else our own, which the files of one process share.
 * @param alone Starts our own for this file: a server rests from a service that did not listen while other files ran.
 * @param config What our own is set up with otherwise; then it is this file's alone.
 */
export function useTarget({
  config,
  alone = config !== undefined,
}: {
  readonly alone?: boolean;
  readonly config?: Partial<HomeserverConfig>;
} = {}): Target {
  let current: Target | undefined;
  let end: () => void | Promise<void> = () => undefined;
  beforeAll(async () => {
    const url = process.env.KONTOR_CONTRACT_URL;
    if (url !== undefined) {
      current = { ...named, url, kind: process.env.KONTOR_CONTRACT_KIND === 'kontor' ? 'kontor' : 'synapse' };
      return;
    }
    const own = await (alone ? startOwn(config) : startShared());
    current = { ...named, appservice: { ...appservice, port: own.appservicePort }, url: own.url, kind: 'kontor' };
    end = alone ? own.close : own.check;
  });
  afterAll(() => end());
  return new Proxy({} as Target, {
    get(_nothing, name) {
      if (!current) throw new Error('The homeserver runs only within tests and hooks');
      return current[name as keyof Target];
    },
  });
}

const named = {
  serverName: process.env.KONTOR_CONTRACT_SERVER_NAME ?? 'localhost',
  sharedSecret: process.env.KONTOR_CONTRACT_SHARED_SECRET ?? 'bench-secret',
  appservice,
};

/** What the registration file of the suite's application service says. */
function registration(port: number): AppserviceConfig {
  const own = (sigil: string) => [{ isExclusive: true, pattern: new RegExp(`^${sigil}${appservice.prefix}`) }];
  return {
    id: 'benchas',
    url: `http://127.0.0.1:${port}`,
    asToken: appservice.asToken,
    hsToken: appservice.hsToken,
    senderLocalpart: appservice.senderLocalpart,
    isRateLimited: false,
    receivesEphemeral: true,
    protocols: ['benchnet'],
    namespaces: { users: own('@'), aliases: own('#'), rooms: [] },
  };
}

interface OwnServer {
  readonly url: string;
  readonly appservicePort: number;
  /** Throws what the server failed at since it was last asked. */
  check(): void;
  close(): Promise<void>;
}

/** A start costs as much as the tests of a small file; it ends with the process, and its database with the run. */
let shared: Promise<OwnServer> | undefined;

function startShared(): Promise<OwnServer> {
  shared ??= startOwn();
  return shared;
}

async function startOwn(config: Partial<HomeserverConfig> = {}): Promise<OwnServer> {
  const appservicePort = await findFreePort();
  const database = await openTestDatabase({ migrations: homeserverMigrations });
  const failures: unknown[] = [];
  const homeserver = await startHomeserver({
    database,
    host: '127.0.0.1',
    port: 0,
    config: {
      ...defaultConfig,
      serverName: named.serverName,
      sharedSecret: named.sharedSecret,
      registration: 'open',
      rateLimits: false,
      refreshableForMs: 1000,
      appservices: [registration(appservicePort)],
      turn: { uris: turn.uris, secret: turn.secret, livesForSeconds: turn.ttl },
      support: { email: 'hilfe@stadt.example', page: 'https://stadt.example/hilfe' },
      // Each test registers people; what a password is worth is not what they are about.
      passwordCost: { memory: 64, passes: 1 },
      // Push gateways and application services of the suite are on loopback.
      skipVerify: true,
      ...config,
    },
    onFailure: (failure) => failures.push(failure),
  });
  const check = () => {
    // What a client is told as 500 is a bug of ours, whatever else the tests say.
    const [failure] = failures.splice(0);
    if (failure !== undefined) throw failure;
  };
  return {
    url: homeserver.url,
    appservicePort,
    check,
    close: async () => {
      await homeserver.close();
      await database.close();
      check();
    },
  };
}
