import type { AddressInfo } from 'node:net';
import type { Database } from '@kontor/database';
import type { HomeserverConfig } from './config.ts';
import { createCore } from './homeserver-core.ts';
import { allEndpoints } from './http/endpoints.ts';
import { createHttpServer } from './http/http-server.ts';

export interface HomeserverOptions {
  readonly config: HomeserverConfig;
  /** Its schema is up to date: see `homeserverMigrations`. Nobody else writes to it. */
  readonly database: Database;
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  readonly onFailure: (failure: unknown, request: { readonly method: string; readonly path: string }) => void;
}

export interface Homeserver {
  readonly url: string;
  /** Answers those who wait, finishes what is being written, and closes the door; the database stays open. */
  close(): Promise<void>;
}

export async function startHomeserver(options: HomeserverOptions): Promise<Homeserver> {
  const core = await createCore(options.database, options.config);
  const server = createHttpServer({
    endpoints: allEndpoints(core),
    authenticate: (token) => core.sessions.find(token),
    limit: () => undefined,
    onFailure: options.onFailure,
  });
  await core.pushDelivery.start();
  await server.listen({ host: options.host, port: options.port });
  const { port } = server.server.address() as AddressInfo; // it listens on TCP
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    close: async () => {
      await server.close();
      await core.pushDelivery.close();
    },
  };
}
