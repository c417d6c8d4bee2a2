import { readFile } from 'node:fs/promises';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import websocket from '@fastify/websocket';
import { newId, pickLanguage } from '@kontor/base';
import { collabLimits } from '@kontor/collab/server';
import type { Logger } from '@kontor/plugin-api/server';
import { routeNotFound } from '@kontor/schema';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Config } from '../config/config.ts';
import type { TrustedProxies } from '../config/trusted-proxies.ts';
import type { Sessions } from '../core.ts';
import { checkOrigin, checkPerson } from './access.ts';
import { findProgram } from './app-password-entry.ts';
import './door.ts';
import { replyWithError } from './error-reply.ts';
import type { HttpRegistry } from './http-registry.ts';
import { registerRateLimits } from './rate-limits.ts';
import { contentSecurityPolicy } from './security-headers.ts';
import { sessionCookieName, wipeBrowser } from './session-cookie.ts';
import { createSetUpGate } from './set-up-gate.ts';

/** A shared document's largest; sockets that want less check it themselves. */
const largestSocketMessage = collabLimits.frame;

export interface HttpServerOptions {
  readonly config: Config;
  readonly log: Logger;
  readonly registry: HttpRegistry;
  readonly sessions: Sessions;
  /** Whether the organisation exists; until then the API is closed but for the wizard. */
  readonly isSetUp: () => Promise<boolean>;
  /** Off only in tests that call one door many times. */
  readonly rateLimits: boolean;
}

/** Builds the HTTP server with every declared door; it listens when the caller says so. */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const { config, log, registry } = options;
  const tls = config.tls && { cert: await readFile(config.tls.certFile), key: await readFile(config.tls.keyFile) };
  const fastify = Fastify({
    logger: false,
    trustProxy: trustOf(config.trustProxy),
    genReqId: () => newId(),
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 500 },
    ...(tls ? { https: tls } : {}),
  } as { logger: false });
  const ownOrigins = new Set([new URL(config.url).origin]);

  fastify.decorateRequest('current', undefined);
  fastify.decorateRequest('sessionEnded', false);
  refuseUndeclaredDoors(fastify);
  fastify.setErrorHandler((failure, request, reply) =>
    replyWithError(failure, request, reply, { language: languageOf(request), log }),
  );
  fastify.setNotFoundHandler((request, reply) =>
    replyWithError(routeNotFound(), request, reply, { language: languageOf(request), log }),
  );

  await fastify.register(cookie);
  await fastify.register(helmet, contentSecurityPolicy(config));
  const checkSetUp = createSetUpGate(options.isSetUp);
  fastify.addHook('onRequest', async (request, reply) => {
    checkOrigin(request, ownOrigins);
    await checkSetUp(request.routeOptions.config.door);
    // Its callers have tokens of their own, and call by the second.
    if (request.routeOptions.config.door?.kind === 'stream') return;
    const { door } = request.routeOptions.config;
    if (door?.appPassword) {
      request.current = await findProgram(request, door, options.sessions);
      return;
    }
    const token = request.cookies[sessionCookieName(config)];
    if (token) request.current = await options.sessions.find(token);
    if (token && !request.current && needsSession(request) && (await options.sessions.wasEnded(token))) {
      request.sessionEnded = true;
      wipeBrowser(reply);
    }
    checkPerson(request);
  });
  if (options.rateLimits) await registerRateLimits(fastify);
  await fastify.register(compress, { threshold: 2048, encodings: ['br', 'gzip', 'identity'] });
  await fastify.register(multipart, {
    limits: { fileSize: config.uploadLimit, files: 2, fields: 10, fieldSize: 4096 },
  });
  await fastify.register(websocket, { options: { maxPayload: largestSocketMessage } });
  // Everything else than JSON and multipart reaches its mount as a stream.
  fastify.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  for (const method of ['PROPFIND', 'PROPPATCH', 'REPORT', 'MKCALENDAR'])
    fastify.addHttpMethod(method, { hasBody: true });
  registry.openOn(fastify, ownOrigins);
  return fastify;
}

/** From now on a route that did not come through the registry, and so has no declared access, throws. */
export function refuseUndeclaredDoors(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    if (!route.config?.door) throw new Error(`${String(route.method)} ${route.url} is served without being declared`);
  });
}

/** Only what those proxies themselves wrote: addresses before it in `X-Forwarded-For` are the caller's own words. */
function trustOf(proxies: TrustedProxies): boolean | string[] | ((address: string, hop: number) => boolean) {
  if (typeof proxies === 'number') return (_address, hop) => hop < proxies;
  return proxies === false ? false : [...proxies];
}

function needsSession(request: FastifyRequest): boolean {
  const access = request.routeOptions.config.door?.access;
  return access !== undefined && access !== 'anyone';
}

function languageOf(request: FastifyRequest) {
  return request.current?.language ?? pickLanguage(request.headers['accept-language']);
}
