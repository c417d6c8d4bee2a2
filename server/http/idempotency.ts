import { createHash } from 'node:crypto';
import type { Clock } from '@kontor/base';
import type { Database } from '@kontor/database';
import { idempotencyHeader, idempotencyKeyReused, invalidInput, type Route } from '@kontor/schema';
import type { FastifyRequest } from 'fastify';
import { deleteKeys, keepAnswer, type RequestKey, readKey, takeKey } from './idempotency-store.ts';

/** Longer than any device waits with what it wrote without a connection. */
export const keysKeptDays = 90;

export type Idempotency = ReturnType<typeof createIdempotency>;

/**
 * Applies a request with an `Idempotency-Key` once: the key, all that the request writes and its answer are one
 * transaction. Sent again, also at the same time or after a crash, it changes nothing and is answered as the first time.
 * A refused request leaves no key behind and is decided anew.
 */
export function createIdempotency({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
  return {
    async answer<Output>(
      route: Route,
      input: object,
      request: FastifyRequest,
      handle: () => Promise<Output>,
    ): Promise<Output> {
      const key = request.headers[idempotencyHeader];
      if (key === undefined) return handle();
      const account = request.current?.actor.account;
      if (!route.idempotent || account === undefined || !isKey(key)) throw invalidInput({ header: idempotencyHeader });
      const asked: RequestKey = { account, key, requestHash: hashOf(route, input) };
      return database.together(async (tx) => {
        if (await takeKey(tx, asked, clock.now())) {
          const output = await handle();
          await keepAnswer(tx, asked, JSON.stringify(output));
          return output;
        }
        const known = await readKey(tx, asked);
        if (!known?.request_hash.equals(asked.requestHash)) throw idempotencyKeyReused();
        return known.answer as Output; // kept from this very route; the caller parses it by the contract
      });
    },

    deleteOld: () =>
      database.transaction((tx) => deleteKeys(tx, new Date(clock.now().getTime() - keysKeptDays * 24 * 60 * 60_000))),
  };
}

function isKey(key: string | string[]): key is string {
  return typeof key === 'string' && /^[A-Za-z0-9-]{16,64}$/.test(key);
}

function hashOf(route: Route, input: object): Buffer {
  return createHash('sha256')
    .update(`${route.name} ${JSON.stringify(input)}`)
    .digest();
}
