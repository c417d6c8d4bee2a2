import rateLimit, { type RateLimitOptions } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { networkOf } from './client-network.ts';

/** Calls a minute and caller over all doors; single doors set tighter ones. */
const callsPerMinute = 1200;
/**
 * Who is not signed in is known by the address alone, and a whole town hall may share one: at eight in the morning some
 * hundred people a minute open the sign-in page and sign in from there. Guessing is bounded by failures, in accounts.
 */
const peopleBehindOneAddress = 10;

export async function registerRateLimits(fastify: FastifyInstance): Promise<void> {
  await fastify.register(rateLimit, {
    ...limitOf(callsPerMinute),
    keyGenerator: (request) => request.current?.actor.account ?? networkOf(request.ip),
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
  });
}

/** So many calls a minute for an account, and as many for each who may stand behind an address without one. */
export function limitOf(calls: number): Pick<RateLimitOptions, 'max' | 'timeWindow'> {
  const max = (request: FastifyRequest) => (request.current ? calls : calls * peopleBehindOneAddress);
  return { max, timeWindow: 60_000 };
}
