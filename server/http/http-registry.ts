import { pickLanguage } from '@kontor/base';
import type { CallContext, Http } from '@kontor/plugin-api/server';
import type { Access } from '@kontor/schema';
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { WebSocket } from 'ws';
import type { CurrentSession } from '../core.ts';
import { checkAccess, checkOriginHeader } from './access.ts';
import { askForAppPassword } from './app-password-entry.ts';
import type { Door } from './door.ts';
import type { Idempotency } from './idempotency.ts';
import { type DocumentedRoute, describeApi } from './open-api.ts';
import { limitOf } from './rate-limits.ts';
import { checkJsonBody, readInput } from './route-input.ts';
import type { StreamDoors } from './stream-door.ts';

const defaultBodyLimit = 256 * 1024;

export interface SocketDoor {
  readonly name: string;
  readonly path: string;
  readonly access: Exclude<Access, 'anyone'>;
  readonly summary: string;
}

/** Collects every door and, at the start, opens them on a Fastify instance. */
export interface HttpRegistry extends Http, StreamDoors {
  /** A websocket; origin, session and access are checked before the upgrade is answered. */
  socket(door: SocketDoor, handle: (socket: WebSocket, current: CurrentSession, request: FastifyRequest) => void): void;
  readonly doors: readonly Door[];
  openOn(fastify: FastifyInstance, ownOrigins: ReadonlySet<string>): void;
  describe(serverUrl: string): Record<string, unknown>;
}

export function createHttpRegistry(idempotency: Idempotency): HttpRegistry {
  const doors: Door[] = [];
  const routes: DocumentedRoute[] = [];
  const opens: ((fastify: FastifyInstance, ownOrigins: ReadonlySet<string>) => void)[] = [];

  function declare(door: Door): void {
    if (doors.some((other) => other.name === door.name)) throw new Error(`Two doors are called ${door.name}`);
    doors.push(door);
  }

  return {
    doors,
    bind(route, handle) {
      const door: Door = { kind: 'route', methods: [route.method], ...pick(route) };
      declare(door);
      routes.push(route);
      opens.push((fastify) => {
        fastify.route({
          method: route.method,
          url: route.path,
          bodyLimit: route.bodyLimit ?? defaultBodyLimit,
          config: { door, ...rateLimitOf(route.callsPerMinute) },
          onRequest: async (request) => {
            checkAccess(route.access, request);
            checkJsonBody(request);
          },
          handler: async (request, reply) => {
            const input = readInput(route, request);
            const run = async () => handle(input, contextOf(request, reply));
            const output = await idempotency.answer(route, input, request, run);
            reply.header('cache-control', 'no-store');
            return route.output.parse(output);
          },
        });
      });
    },
    mount(mount, handle) {
      const { appPassword, secretInPath } = mount;
      const programs = { ...(appPassword && { appPassword }), ...(secretInPath && { secretInPath }) };
      const door: Door = { kind: 'mount', methods: mount.methods, ...pick(mount), ...programs };
      declare(door);
      opens.push((fastify) => {
        const open = (scope: FastifyInstance) => {
          scope.route({
            // Those of WebDAV are added to Fastify's methods by the server.
            method: mount.methods as HTTPMethods[],
            url: mount.path,
            exposeHeadRoute: false,
            ...(mount.bodyLimit > 0 ? { bodyLimit: mount.bodyLimit } : {}),
            config: { door, ...rateLimitOf(mount.callsPerMinute) },
            onRequest: async (request, reply) => {
              if (appPassword && !request.current) askForAppPassword(reply);
              checkAccess(mount.access, request);
            },
            handler: async (request, reply) => handle(contextOf(request, reply)),
          });
        };
        if (mount.rawBody) openRaw(fastify, open);
        else open(fastify);
      });
    },
    socket(socket, handle) {
      const door: Door = { kind: 'socket', methods: ['GET'], ...pick(socket) };
      declare(door);
      opens.push((fastify, ownOrigins) => {
        fastify.route({
          method: 'GET',
          url: socket.path,
          exposeHeadRoute: false,
          config: { door },
          onRequest: async (request) => {
            checkOriginHeader(request, ownOrigins);
            checkAccess(socket.access, request);
          },
          handler: async (_request, reply) => reply.status(426).header('upgrade', 'websocket').send(),
          wsHandler: (webSocket, request) => {
            if (request.current) handle(webSocket, request.current, request);
            else webSocket.close();
          },
        });
      });
    },
    stream(stream, handle) {
      const door: Door = { kind: 'stream', methods: stream.methods, ...pick(stream) };
      declare(door);
      opens.push((fastify) => {
        openRaw(fastify, (scope) => {
          scope.route({
            method: stream.methods as HTTPMethods[],
            url: stream.path,
            exposeHeadRoute: false,
            config: { door, rateLimit: false },
            handler: async (request, reply) => handle(request, reply),
          });
        });
      });
    },
    openOn(fastify, ownOrigins) {
      for (const open of opens) open(fastify, ownOrigins);
    },
    describe: (serverUrl) => describeApi(routes, doors, serverUrl),
  };
}

/** In a scope of its own, so that no parser of the others touches the body. */
function openRaw(fastify: FastifyInstance, open: (scope: FastifyInstance) => void): void {
  fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    open(scope);
  });
}

function pick(from: { name: string; path: string; access: Access; summary: string }) {
  return { name: from.name, path: from.path, access: from.access, summary: from.summary };
}

function rateLimitOf(callsPerMinute: number | undefined): object {
  return callsPerMinute === undefined ? {} : { rateLimit: limitOf(callsPerMinute) };
}

function contextOf<Caller extends Access>(request: FastifyRequest, reply: FastifyReply): CallContext<Caller> {
  return {
    // `checkAccess` ran before: only a door for anyone gets here without an actor.
    actor: request.current?.actor as CallContext<Caller>['actor'],
    language: request.current?.language ?? pickLanguage(request.headers['accept-language']),
    address: request.ip,
    request,
    reply,
  };
}
