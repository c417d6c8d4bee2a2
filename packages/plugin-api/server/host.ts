import type { Clock } from '@kontor/base';
import type { Database, Migration, Tx } from '@kontor/database';
import type { Addressing } from './addressing.ts';
import type { Audit } from './audit.ts';
import type { Collab } from './collab.ts';
import type { Command } from './commands.ts';
import type { Events } from './events.ts';
import type { Files } from './files.ts';
import type { HandOver } from './hand-over.ts';
import type { Homeserver } from './homeserver.ts';
import type { Http } from './http.ts';
import type { Jobs } from './jobs.ts';
import type { Links } from './links.ts';
import type { Live } from './live.ts';
import type { Notifications } from './notifications.ts';
import type { Organisation } from './organisation.ts';
import type { People } from './people.ts';
import type { Periods } from './periods.ts';
import type { Permissions } from './permissions.ts';
import type { Privacy } from './privacy.ts';
import type { Replies } from './replies.ts';
import type { Search } from './search.ts';
import type { Spaces } from './spaces.ts';
import type { Texts } from './texts.ts';

/** A line in the server's log, as JSON; never content, secrets or addresses of persons. */
export interface Logger {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** Where modules hand in their steps of the schema. */
export interface Migrations {
  add(...migrations: readonly Migration[]): void;
}

/** Where modules hand in words of the command line. */
export interface Commands {
  add(command: Command): void;
}

/** All that a plugin's server part sees of Kontor. */
export interface ServerHost {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly http: Http;
  readonly events: Events;
  readonly live: Live;
  readonly collab: Collab;
  readonly permissions: Permissions;
  readonly people: People;
  readonly addressing: Addressing;
  readonly spaces: Spaces;
  readonly links: Links;
  readonly texts: Texts;
  readonly search: Search;
  readonly notifications: Notifications;
  readonly replies: Replies;
  readonly files: Files;
  readonly handOver: HandOver;
  readonly periods: Periods;
  readonly homeserver: Homeserver;
  readonly jobs: Jobs;
  readonly audit: Audit;
  readonly organisation: Organisation;
  readonly privacy: Privacy;
  readonly migrations: Migrations;
  readonly commands: Commands;
  /** The plugin's part of the demo city, run once after the core's, in order of the plugin list. */
  readonly demo: { seed(fill: (tx: Tx) => Promise<void>): void };
}

/** A feature's server part. `register` only declares; work begins when the server has started. */
export interface ServerPlugin {
  readonly id: string;
  register(host: ServerHost): void;
}

export function defineServerPlugin(plugin: ServerPlugin): ServerPlugin {
  return plugin;
}
