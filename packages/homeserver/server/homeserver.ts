import type { AddressInfo } from 'node:net';
import type { Database } from '@kontor/database';
import { startAppservices } from './appservices/appservice-senders.ts';
import type { HomeserverConfig } from './config.ts';
import { createCore } from './homeserver-core.ts';
import { allEndpoints } from './http/endpoints.ts';
import { createHttpServer } from './http/http-server.ts';
import { RunningRequests } from './http/running-requests.ts';
import { refuseSuspended } from './http/suspended.ts';
import { isActivity } from './presence/activity.ts';
import { sendDelayedEvent } from './rooms/send-delayed-event.ts';
import { makeReceiptsPrivate } from './storage/receipt-table.ts';
import { fixServerName, lockServer } from './storage/server-lock.ts';
import { authenticate } from './users/authenticate.ts';
import { sendGuestsAway } from './users/guests.ts';

export interface HomeserverOptions {
  readonly config: HomeserverConfig;
  /** Its schema is up to date: see `homeserverMigrations`. Nobody else writes to it. */
  readonly database: Database;
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Told when another server took the database; this one has to be closed then. */
  readonly onLost?: (failure: unknown) => void;
  readonly onFailure: (failure: unknown, request: { readonly method: string; readonly path: string }) => void;
}

export interface Homeserver {
  readonly url: string;
  /** Finishes what is being done and closes the door; the database stays open. */
  close(): Promise<void>;
}

/** So long requests may still be answered when it is closed; who waits for news is cut off then. */
const lastAnswersMs = 300;

/** Throws `homeserver.database_in_use` and `homeserver.name_differs`. */
export async function startHomeserver(options: HomeserverOptions): Promise<Homeserver> {
  const lock = await lockServer(options.database, options.onLost ?? (() => undefined));
  try {
    await fixServerName(options.database, options.config.serverName);
    // Before the first request, so that what was public under another rule is shown to nobody any more.
    if (!options.config.publicReceipts) await options.database.transaction(makeReceiptsPrivate);
    const running = await startOn(options);
    return {
      url: running.url,
      close: async () => {
        await running.close();
        await lock.release();
      },
    };
  } catch (failure) {
    await lock.release();
    throw failure;
  }
}

async function startOn(options: HomeserverOptions): Promise<Homeserver> {
  const onFailure = (failure: unknown) => options.onFailure(failure, { method: '', path: 'in the background' });
  const core = await createCore(options.database, options.config, onFailure);
  sendGuestsAway(core, onFailure);
  const running = new RunningRequests();
  const server = createHttpServer({
    running,
    endpoints: allEndpoints(core),
    authenticate: (token, acting) => authenticate(core, token, acting),
    admit: ({ caller, token, address, endpoint }) => {
      refuseSuspended(caller, endpoint);
      // A service makes and signs in its users at doors that ask for no token.
      if (caller || core.appservices.findByToken(token)?.isRateLimited !== false)
        core.rateLimits.admit(caller, address, endpoint);
      if (caller && core.presence && isActivity(endpoint)) core.presence.act(caller.userId);
    },
    onFailure: options.onFailure,
  });
  await core.pushDelivery.start();
  await core.delayedEvents.start((row) => sendDelayedEvent(core, row));
  core.mediaSweep.start(onFailure);
  await server.listen({ host: options.host, port: options.port });
  const appservices = await startAppservices(core, onFailure);
  const { port } = server.server.address() as AddressInfo; // it listens on TCP
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    close: async () => {
      const cut = setTimeout(() => server.server.closeAllConnections(), lastAnswersMs);
      await server.close();
      clearTimeout(cut);
      await running.settled();
      await core.delayedEvents.close();
      await appservices.stop();
      await core.pushDelivery.close();
      await core.mediaSweep.close();
      core.presence?.close();
    },
  };
}
