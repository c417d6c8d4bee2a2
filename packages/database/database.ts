import { CompiledQuery, Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { jointTransactions } from './joint-transaction.ts';
import { runTransaction } from './run-transaction.ts';
import { openPool, StatementPool, surviveBrokenConnections } from './statement-pool.ts';

/** Tables are owned by stores: each store widens a transaction with `tx.withTables<{ wiki_pages: PageTable }>()`. */
// biome-ignore lint/complexity/noBannedTypes: the empty schema is what `withTables` widens.
export type Tables = {};

/** The one handle on PostgreSQL: everything that reads or writes does so in a transaction opened here. */
export interface Database {
  /** Where it is, for programs of ours that open it themselves; holds the password. */
  readonly url: string;
  /**
   * Runs `work` in one transaction: commits when it resolves, rolls back when it throws, which is then rethrown.
   * Statements started at once (`Promise.all`) share a round trip.
   */
  transaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>;
  /**
   * The same for reading only, with one state of the database for all statements. `settings` are set for this
   * transaction alone, for example `{ jit: 'off' }`.
   */
  snapshot<Result>(work: (tx: Tx) => Promise<Result>, settings?: Readonly<Record<string, string>>): Promise<Result>;
  /**
   * One transaction that every `transaction` and `snapshot` opened within `work` joins: what they write is committed
   * together with what `work` writes, or not at all.
   */
  together<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>;
  /** A connection of its own that hears `NOTIFY channel`; reconnects by itself and then calls `onWake` once. */
  listen(channel: string, onWake: (payload: string) => void): Promise<() => Promise<void>>;
  /** A few more connections, for libraries that bring their own SQL (pg-boss, COPY). */
  readonly pool: pg.Pool;
  readonly kysely: Kysely<Tables>;
  close(): Promise<void>;
}

export type Tx = Transaction<Tables>;

export interface DatabaseOptions {
  /** `postgres://user:password@host:port/name`, or with `?host=/folder/of/socket`. */
  readonly url: string;
  /** Connections at most; 20 without it. */
  readonly poolSize?: number;
  /** How long a transaction waits for a connection before it fails; ten seconds without it. */
  readonly waitMs?: number;
}

const longestWaitMs = 10_000;
const forLibraries = 6;

// 64-bit integers come as numbers: ids are UUIDs, and counters stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
// Days stay text (`YYYY-MM-DD`): a JavaScript Date would shift them by the time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** Opens a pool on a PostgreSQL; throws when the first connection fails. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const waitMs = options.waitMs ?? longestWaitMs;
  const own = openPool({ url: options.url, size: options.poolSize ?? 20, waitMs });
  const dialect = new PostgresDialect({ pool: new StatementPool(own) });
  const kysely = new Kysely<Tables>({ dialect });
  const props = { config: { dialect }, dialect, driver: dialect.createDriver() };
  try {
    await kysely.executeQuery(CompiledQuery.raw('select 1'));
  } catch (failure) {
    await own.end();
    throw failure;
  }
  const pool = new pg.Pool({ connectionString: options.url, max: forLibraries, connectionTimeoutMillis: waitMs });
  surviveBrokenConnections(pool);
  const joint = jointTransactions<Tables>();
  const begin = <Result>(work: (tx: Tx) => Promise<Result>) =>
    runTransaction(kysely, props, { begin: 'begin', readOnly: false }, work);
  return {
    url: options.url,
    pool,
    kysely,
    transaction: (work) => joint.join(work) ?? begin(work),
    snapshot: (work, settings = {}) =>
      joint.join(work) ?? runTransaction(kysely, props, { begin: beginSnapshot(settings), readOnly: true }, work),
    together: (work) => begin((tx) => joint.within(tx, () => work(tx))),
    listen: (channel, onWake) => listen(options.url, channel, onWake),
    close: async () => {
      await kysely.destroy();
      await pool.end();
    },
  };
}

function beginSnapshot(settings: Readonly<Record<string, string>>): string {
  const set = Object.entries(settings).map(([name, value]) => `set local ${name} = ${pg.escapeLiteral(value)}`);
  return ['begin isolation level repeatable read, read only', ...set].join('; ');
}

async function listen(url: string, channel: string, onWake: (payload: string) => void): Promise<() => Promise<void>> {
  let client: pg.Client | undefined;
  let stopped = false;
  let retry: NodeJS.Timeout | undefined;

  /** One attempt at a time: a connection that cannot be made both fails and ends. */
  function retryIn(milliseconds: number): void {
    clearTimeout(retry);
    if (!stopped) retry = setTimeout(reconnect, milliseconds);
  }

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url });
    next.on('notification', (message) => onWake(message.payload ?? ''));
    next.on('error', () => undefined);
    await next.connect();
    next.on('end', () => retryIn(250));
    await next.query(`listen ${pg.escapeIdentifier(channel)}`);
    client = next;
    if (stopped) await next.end();
  }

  function reconnect(): void {
    connect().then(
      () => onWake(''),
      () => retryIn(1000),
    );
  }

  await connect();
  return async () => {
    stopped = true;
    clearTimeout(retry);
    await client?.end();
  };
}

/** Wakes every `listen(channel)` once this transaction has committed. The payload stays under PostgreSQL's 8,000 bytes. */
export async function notify(tx: Tx, channel: string, payload = ''): Promise<void> {
  await sql`select pg_notify(${channel}, ${payload})`.execute(tx);
}
