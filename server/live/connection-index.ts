import type { AudienceToken } from '@kontor/plugin-api/server';
import type { LiveConnection } from './live-connection.ts';

/** Connections by what their persons hold: with thousands of them, an event for few asks only those few. */
export class ConnectionIndex implements Iterable<LiveConnection> {
  readonly #connections = new Set<LiveConnection>();
  readonly #holders = new Map<AudienceToken, Set<LiveConnection>>();

  get size(): number {
    return this.#connections.size;
  }

  [Symbol.iterator](): Iterator<LiveConnection> {
    return this.#connections[Symbol.iterator]();
  }

  has(connection: LiveConnection): boolean {
    return this.#connections.has(connection);
  }

  add(connection: LiveConnection): void {
    this.#connections.add(connection);
    for (const token of connection.tokens) this.#enter(token, connection);
  }

  delete(connection: LiveConnection): void {
    if (!this.#connections.delete(connection)) return;
    for (const token of connection.tokens) this.#leave(token, connection);
  }

  /** Renews what the person of a connection holds; nothing for one that has gone. */
  renew(connection: LiveConnection, tokens: ReadonlySet<AudienceToken>): void {
    if (!this.#connections.has(connection)) return;
    for (const token of connection.tokens) if (!tokens.has(token)) this.#leave(token, connection);
    for (const token of tokens) if (!connection.tokens.has(token)) this.#enter(token, connection);
    connection.tokens = tokens;
  }

  /** Those whose persons hold one of these. */
  holding(tokens: readonly AudienceToken[]): ReadonlySet<LiveConnection> {
    const [first, ...others] = tokens.flatMap((token) => this.#holders.get(token) ?? []);
    if (first === undefined) return new Set();
    return others.length === 0 ? first : new Set([first, ...others].flatMap((some) => [...some]));
  }

  #enter(token: AudienceToken, connection: LiveConnection): void {
    const holders = this.#holders.get(token);
    if (holders) holders.add(connection);
    else this.#holders.set(token, new Set([connection]));
  }

  #leave(token: AudienceToken, connection: LiveConnection): void {
    const holders = this.#holders.get(token);
    holders?.delete(connection);
    if (holders?.size === 0) this.#holders.delete(token);
  }
}
