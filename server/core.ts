import type { Clock } from '@kontor/base';
import type { Database, Tx } from '@kontor/database';
import type { Actor, Commands, Events, Http, Jobs, Live, Logger, Migrations } from '@kontor/plugin-api/server';
import type { Access, AppPassword } from '@kontor/schema';
import type { Config } from './config/config.ts';
import type { StreamDoors } from './http/stream-door.ts';
import type { OutgoingOptions } from './services/notifications/push/push-post.ts';
import type { PeriodRegistry } from './services/periods/period-registry.ts';
import type { PrivacyRegistry } from './services/privacy/privacy-registry.ts';

/**
 * What every core service is built from. A service is made by `createX(core, others)`, which declares its migrations,
 * routes and handlers and returns the interface that others use; work begins when the application starts.
 */
export interface Core {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly http: Http & StreamDoors & { readonly doors: readonly { readonly name: string; readonly access: Access }[] };
  readonly events: Events;
  readonly live: Live;
  readonly jobs: Jobs;
  readonly migrations: Migrations;
  readonly commands: Commands;
  readonly demo: { seed(fill: (tx: Tx) => Promise<void>): void };
  readonly health: Health;
  readonly privacy: PrivacyRegistry;
  readonly periods: PeriodRegistry;
  readonly sessions: SessionGate;
  /** How addresses outside may be asked that people name, such as those of push services. */
  readonly outgoing: OutgoingOptions;
  /** Runs when the application stops, last registered first. */
  readonly onStop: (release: () => void | Promise<void>) => void;
  /** Runs once the schema is up to date and before the first request is served. */
  readonly onStart: (begin: () => Promise<void>) => void;
}

/** What `/readyz` shows of one component. */
export interface ComponentState {
  readonly ok: boolean;
  /** One line without secrets: the engine in use, what is behind. */
  readonly detail: string;
  /** Nothing else depends on it: ill, it is shown, and the server is ready all the same. */
  readonly isAside?: true;
}

export interface Health {
  add(name: string, check: () => Promise<ComponentState>): void;
}

/** How the HTTP layer and sockets learn who calls; the accounts service provides it. */
export interface SessionGate {
  provide(sessions: Sessions): void;
}

export interface Sessions {
  readonly find: FindSession;
  readonly wasEnded: WasEnded;
  /** Who comes with an app password of this scope, whoever has it without a login, or nobody. Throws `tooManySignIns`. */
  findByAppPassword(
    login: string | undefined,
    secret: string,
    scope: AppPassword['scopes'][number],
    caller: { readonly address: string | undefined; readonly userAgent: string | undefined },
  ): Promise<Actor | undefined>;
}

/** Finds the live session of a cookie's token; nothing when it is unknown, expired, ended, or its account suspended. */
export type FindSession = (token: string) => Promise<CurrentSession | undefined>;

/** Whether the session of a token that is no longer live was ended by somebody: its browser is told to wipe. */
export type WasEnded = (token: string) => Promise<boolean>;

export interface CurrentSession {
  readonly actor: Actor;
  readonly language: import('@kontor/base').Language;
  /** The second factor that the organisation demands is overdue: only the doors to set one up are open. */
  readonly secondFactorDue?: true;
}
