import { createHash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { TurnSocket } from './turn-socket.ts';

export interface PoolOptions {
  readonly url: string;
  /** Connections at most. */
  readonly size: number;
  /** How long whoever needs a connection waits for one. */
  readonly waitMs: number;
}

/** Connections that stay open while nothing happens, so that the first one who types does not wait for a new one. */
const keptOpen = 2;
const idleMs = 60_000;

/** A statement that has come so often on a connection is prepared there, as pgjdbc does; planning then happens once. */
const preparedAfter = 5;
/** Per connection, for its memory in PostgreSQL and here. */
const mostPrepared = 150;
const mostCounted = 1_000;

export function openPool({ url, size, waitMs }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    min: keptOpen,
    idleTimeoutMillis: idleMs,
    connectionTimeoutMillis: waitMs,
    pipeline: true,
    stream: () => new TurnSocket(),
  });
  surviveBrokenConnections(pool);
  return pool;
}

/**
 * A connection that breaks is replaced by the pool; without listeners Node would end the process, with the first for one
 * at rest, with the second for one in a transaction between two statements, whose next statement then fails.
 */
export function surviveBrokenConnections(pool: pg.Pool): void {
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
}

/** The pool as Kysely wants it, preparing what comes often. */
export class StatementPool implements PostgresPool {
  readonly options: object = {};
  readonly #pool: pg.Pool;
  readonly #clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  async connect(): Promise<PostgresPoolClient> {
    const client = await this.#pool.connect();
    const known = this.#clients.get(client) ?? preparing(client);
    this.#clients.set(client, known);
    return known;
  }

  end(): Promise<void> {
    return this.#pool.end();
  }
}

function preparing(client: pg.PoolClient): PostgresPoolClient {
  const statements = new Statements();
  const query = async (text: string, values: unknown[]) => {
    try {
      return await client.query({ text, values, ...statements.nameOf(text, values) });
    } catch (failure) {
      statements.failed(text, failure);
      throw failure;
    }
  };
  const release = (destroy?: boolean) => client.release(destroy);
  // Kysely's type of `query` also covers cursors, which nothing here uses.
  return { query, release } as unknown as PostgresPoolClient;
}

/** How often each statement came on one connection, and those that are prepared there. */
class Statements {
  readonly #uses = new Map<string, number>();
  readonly #names = new Map<string, string>();
  readonly #refused = new Set<string>();

  nameOf(text: string, values: readonly unknown[]): { name?: string } {
    const known = this.#names.get(text);
    if (known !== undefined) return { name: known };
    // Without values it may be several statements in one, which cannot be prepared.
    if (values.length === 0 || this.#refused.has(text)) return {};
    const uses = (this.#uses.get(text) ?? 0) + 1;
    if (uses < preparedAfter || this.#names.size >= mostPrepared) {
      if (this.#uses.size < mostCounted || uses > 1) this.#uses.set(text, uses);
      return {};
    }
    this.#uses.delete(text);
    const name = createHash('sha1').update(text).digest('base64');
    this.#names.set(text, name);
    return { name };
  }

  /** A table that changed under a prepared statement: from now on the statement goes unprepared. */
  failed(text: string, failure: unknown): void {
    if (!this.#names.has(text) || !isOutdatedPlan(failure)) return;
    this.#names.delete(text);
    this.#refused.add(text);
  }
}

/** SQLSTATE 0A000, "cached plan must not change result type". */
function isOutdatedPlan(failure: unknown): boolean {
  return failure instanceof pg.DatabaseError && failure.code === '0A000';
}
