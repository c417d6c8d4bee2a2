import { timingSafeEqual } from 'node:crypto';
import { routeNotFound, signInNeeded } from '@kontor/schema';
import type { FastifyRequest } from 'fastify';
import client from 'prom-client';
import { type Config, isLoopback } from '../config/config.ts';
import type { HealthRegistry } from './health.ts';
import type { HttpRegistry } from './http-registry.ts';

/** Doors for operators and programs: alive, ready, metrics, the API's description. */
export function openSystemDoors(options: { config: Config; http: HttpRegistry; health: HealthRegistry }): void {
  const { config, http, health } = options;
  const door = (name: string, path: string, summary: string) =>
    ({ name, methods: ['GET'], path, access: 'anyone', summary, bodyLimit: 0 }) as const;

  http.mount(door('system.alive', '/healthz', 'Answers as long as the process lives'), async ({ reply }) =>
    reply.header('cache-control', 'no-store').send({ alive: true }),
  );

  http.mount(door('system.ready', '/readyz', 'Whether every component works'), async ({ reply, request }) => {
    const components = await health.check();
    const ready = Object.values(components).every(({ ok, isAside }) => ok || isAside === true);
    reply.status(ready ? 200 : 503).header('cache-control', 'no-store');
    return reply.send(mayReadDetails(request, config) ? { ready, components } : { ready });
  });

  // A registry of its own: several servers may live in one process.
  const metrics = new client.Registry();
  client.collectDefaultMetrics({ register: metrics });
  http.mount(door('system.metrics', '/metrics', 'Metrics for Prometheus'), async ({ reply, request }) => {
    if (!mayReadDetails(request, config)) throw signInNeeded();
    return reply.type(metrics.contentType).send(await metrics.metrics());
  });

  http.mount(door('system.openapi', '/api/openapi.json', 'This API, as OpenAPI 3.1'), async ({ reply }) =>
    reply.header('cache-control', 'no-cache').send(http.describe(config.url)),
  );

  http.mount(
    {
      name: 'system.unknownApi',
      methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      path: '/api/*',
      access: 'anyone',
      summary: 'Unknown addresses',
      bodyLimit: 1024,
    },
    async () => {
      throw routeNotFound();
    },
  );
}

/** From this machine, without a proxy between; from elsewhere only with the token. */
function mayReadDetails(request: FastifyRequest, config: Config): boolean {
  if (config.metricsToken !== undefined) {
    const given = Buffer.from(request.headers.authorization ?? '');
    const wanted = Buffer.from(`Bearer ${config.metricsToken}`);
    if (given.length === wanted.length && timingSafeEqual(given, wanted)) return true;
  }
  return !config.trustProxy && isLoopback(request.ip.replace(/^::ffff:/, ''));
}
