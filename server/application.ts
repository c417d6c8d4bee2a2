import { type Clock, Disposables, systemClock } from '@kontor/base';
import { type Database, type Migration, migrate, type Tx } from '@kontor/database';
import type { Collab, Command, JobDefinition, Logger, ServerHost, ServerPlugin } from '@kontor/plugin-api/server';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { createCollab } from './collab/index.ts';
import type { Config } from './config/config.ts';
import type { ComponentState, Core, Sessions } from './core.ts';
import { registerClientFiles, serveClientFiles } from './http/client-files.ts';
import { createHealth } from './http/health.ts';
import { createHttpRegistry, type HttpRegistry } from './http/http-registry.ts';
import { createHttpServer } from './http/http-server.ts';
import { createIdempotency } from './http/idempotency.ts';
import { declareIdempotencyKeys } from './http/idempotency-privacy.ts';
import { sessionCookieName } from './http/session-cookie.ts';
import { openSystemDoors } from './http/system-doors.ts';
import { refuseShared, serveWebManifest } from './http/web-manifest.ts';
import { createLive, type LiveService } from './live/index.ts';
import { openLiveDoors } from './live/live-doors.ts';
import { createIdempotencyKeys } from './migrations/20261126-1210-create-idempotency-keys.ts';
import { guardDoors } from './services/accounts/second-factor-guard.ts';
import { createBackups } from './services/backups/index.ts';
import { declareEvents } from './services/events/event-privacy.ts';
import { pruneEvents } from './services/events/event-store.ts';
import { createEvents, type EventService } from './services/events/index.ts';
import { createJobs } from './services/jobs/index.ts';
import { declareJobs } from './services/jobs/job-privacy.ts';
import { createPeriodRegistry } from './services/periods/period-registry.ts';
import { createPrivacyRegistry } from './services/privacy/privacy-registry.ts';
import { createSystem } from './services/system/index.ts';
import { createServices, type Services } from './services.ts';

export interface ApplicationOptions {
  readonly config: Config;
  readonly database: Database;
  readonly log: Logger;
  readonly plugins: readonly ServerPlugin[];
  /** Folder of the built web client. */
  readonly clientFolder: string;
  readonly clock?: Clock;
  /** False only in tests that call one door many times. */
  readonly rateLimits?: boolean;
  /** True only in tests, which have a push service on loopback: any certificate and any address. */
  readonly skipVerify?: boolean;
}

/** All of Kontor's server on one database: made, then migrated, then begun, then listening. */
export interface Application {
  readonly core: Core;
  readonly services: Services;
  readonly http: HttpRegistry;
  readonly events: EventService;
  readonly live: LiveService;
  readonly commands: readonly Command[];
  /** Every step of the schema, of the core and of the plugins. */
  readonly migrations: readonly Migration[];
  /** Brings the schema up to date; answers with the steps that ran. */
  migrate(): Promise<string[]>;
  /** Fills an empty database with the demo city: the core's part, then each plugin's. */
  seedDemo(): Promise<void>;
  /** State of every component, as `/readyz` shows it. */
  checkHealth(): Promise<Record<string, ComponentState>>;
  /** Starts handlers, jobs and live delivery. */
  begin(): Promise<void>;
  /** Opens the port; answers with the one in use. */
  listen(): Promise<number>;
  /** Ends everything that was begun, in reverse order; the database is the caller's. */
  stop(): Promise<void>;
}

export function createApplication(options: ApplicationOptions): Application {
  const { config, database, log } = options;
  const migrations: Migration[] = [];
  const commands: Command[] = [];
  const seeds: ((tx: Tx) => Promise<void>)[] = [];
  const begins: (() => Promise<void>)[] = [];
  const running = new Disposables();
  const clock = options.clock ?? systemClock;
  const idempotency = createIdempotency({ database, clock });
  const http = guardDoors(createHttpRegistry(idempotency));
  const health = createHealth();
  const privacy = createPrivacyRegistry();
  const periods = createPeriodRegistry(clock);
  let sessions: Sessions = {
    find: async () => undefined,
    wasEnded: async () => false,
    findByAppPassword: async () => undefined,
  };

  const onStart = (begin: () => Promise<void>) => begins.push(begin);
  const onStop = (release: () => void | Promise<void>) => running.add(release);
  const events = createEvents({ database, log, migrations: { add: (...more) => migrations.push(...more) } });
  const live = createLive({ database, log, links: () => services.links, permissions: () => services.permissions });
  const jobs = createJobs({ database, log, timeZone: config.timeZone, onStart, onStop });
  health.add('jobs', () => jobs.check());
  const core: Core = {
    config,
    database,
    clock,
    log,
    http,
    events,
    live,
    health,
    privacy,
    periods,
    jobs,
    migrations: { add: (...more) => migrations.push(...more) },
    commands: { add: (command) => commands.push(command) },
    demo: { seed: (fill) => seeds.push(fill) },
    sessions: {
      provide: (given) => {
        sessions = given;
      },
    },
    outgoing: { skipVerify: options.skipVerify ?? false },
    onStart,
    onStop,
  };
  const services: Services = createServices(core);
  createSystem(core, { health, jobs });
  createBackups(core, services);
  const collab = createCollab(core, {
    http,
    people: () => services.people,
    findSession: (token) => sessions.find(token),
    cookieName: sessionCookieName(config),
    onStamped: (wake) => events.onStamped(wake),
  });
  declareEvents(privacy);
  declareJobs(privacy);
  declareIdempotencyKeys(privacy);
  for (const plugin of options.plugins) plugin.register(hostOf(core, services, collab));
  openLiveDoors({
    http,
    live,
    findSession: (token) => sessions.find(token),
    cookieName: sessionCookieName(config),
    onBusy: ({ person }) => services.notifications.see(person),
  });
  openSystemDoors({ config, http, health });
  serveWebManifest(http, {
    folder: options.clientFolder,
    profile: () => database.transaction((tx) => services.organisation.get(tx)),
  });
  refuseShared(http);
  serveClientFiles(http, options.clientFolder);
  keepEventsFor14Days(core);
  migrations.push(createIdempotencyKeys);
  jobs.define(forgetKeysJob, () => idempotency.deleteOld());
  jobs.schedule(forgetKeysJob, '50 3 * * *', {});
  health.add('database', async () => {
    await database.pool.query('select 1');
    return { ok: true, detail: config.databaseUrl ? 'external PostgreSQL' : 'embedded PostgreSQL' };
  });
  health.add('events', async () => describeBacklog(await events.backlog()));

  return {
    core,
    services,
    http,
    events,
    live,
    commands,
    migrations,
    migrate: () => migrate(database, migrations),
    checkHealth: () => health.check(),
    async seedDemo() {
      for (const fill of seeds) await database.transaction(fill);
    },
    async begin() {
      for (const begin of begins) await begin();
      events.onStamped(() => live.wake());
      onStop(await live.start());
      onStop(await events.start());
    },
    async listen() {
      await services.homeserver.settled();
      const server = await createHttpServer({
        config,
        log,
        registry: http,
        sessions,
        isSetUp: () => services.organisation.isSetUp(),
        rateLimits: options.rateLimits ?? true,
      });
      await registerClientFiles(server, options.clientFolder);
      onStop(() => server.close());
      await server.listen({ host: config.host, port: config.port });
      return portOf(server);
    },
    stop: () => running.dispose(),
  };
}

function hostOf(core: Core, services: Services, collab: Collab): ServerHost {
  return {
    database: core.database,
    clock: core.clock,
    log: core.log,
    http: core.http,
    events: core.events,
    live: core.live,
    collab,
    jobs: core.jobs,
    migrations: core.migrations,
    commands: core.commands,
    demo: core.demo,
    privacy: core.privacy,
    permissions: services.permissions,
    people: services.people,
    spaces: services.spaces,
    addressing: services.addressing,
    links: services.links,
    texts: services.texts,
    search: services.search,
    notifications: services.notifications,
    replies: services.replies,
    files: services.files,
    handOver: services.handOver,
    periods: core.periods,
    homeserver: services.homeserver,
    audit: services.audit,
    organisation: services.organisation,
  };
}

const forgetKeysJob: JobDefinition = { name: 'http.forget_keys', data: z.object({}) };
const pruneJob: JobDefinition = { name: 'events.prune', data: z.object({}) };
const keepEventsMs = 14 * 24 * 60 * 60 * 1000;

function keepEventsFor14Days({ jobs, database, clock }: Core): void {
  jobs.define(pruneJob, async () => {
    await database.transaction((tx) => pruneEvents(tx, new Date(clock.now().getTime() - keepEventsMs)));
  });
  jobs.schedule(pruneJob, '40 3 * * *', {});
}

function describeBacklog(backlog: { unstamped: number; behind: number; failed: number }) {
  const detail = `${backlog.unstamped} unstamped, slowest handler ${backlog.behind} behind, ${backlog.failed} failed`;
  return { ok: backlog.failed === 0, detail };
}

function portOf(server: FastifyInstance): number {
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port');
  return address.port;
}
