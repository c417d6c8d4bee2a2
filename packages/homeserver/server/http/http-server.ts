import { isUtf8 } from 'node:buffer';
import type { Server } from 'node:http';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { checkDepth } from '../json.ts';
import { invalidParam, MatrixError, tooLarge } from '../matrix-error.ts';
import type { Caller } from '../users/sessions.ts';
import { accessTokenOf } from './access-token.ts';
import { Call, JsonText, Reply } from './call.ts';
import type { Endpoint } from './endpoint.ts';
import type { RunningRequests } from './running-requests.ts';

/** Of a JSON body; uploads have a limit of their own. */
const mostBodyBytes = 2 * 1024 * 1024;
const longestUnchecked = 4_000;

export interface HttpServerOptions {
  readonly endpoints: readonly Endpoint[];
  /** Who has this token, acting as `userId` on `deviceId` if an application service says so. */
  readonly authenticate: (
    token: string,
    acting: {
      readonly userId: string | undefined;
      readonly deviceId: string | undefined;
      readonly isLockedToo: boolean;
    },
  ) => Promise<Caller>;
  /** Throws M_LIMIT_EXCEEDED, M_USER_SUSPENDED. */
  readonly admit: (request: Admission) => void;
  readonly running: RunningRequests;
  readonly onFailure: (failure: unknown, request: { readonly method: string; readonly path: string }) => void;
}

export interface Admission {
  readonly caller: Caller | undefined;
  /** Also where the door asks for none. */
  readonly token: string | undefined;
  readonly address: string;
  readonly endpoint: Endpoint;
}

/** The Matrix doors over plain HTTP. */
export function createHttpServer(options: HttpServerOptions): FastifyInstance<Server> {
  const fastify = Fastify({
    bodyLimit: mostBodyBytes,
    forceCloseConnections: 'idle',
    // Whoever stands before us on this machine says who calls.
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 4096, ignoreTrailingSlash: true },
    // Clients send what they like as type of JSON: it is read by ourselves.
    logger: false,
  });
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  fastify.addHook('onRequest', (request, reply, done) => {
    allowBrowsers(reply);
    if (request.method === 'OPTIONS') reply.code(200).send({});
    else done();
  });
  fastify.setErrorHandler((failure, request, reply) => refuse(failure, request, reply, options));
  const methodsOf = new Map<string, string[]>();
  for (const endpoint of options.endpoints)
    for (const url of addressesOf(endpoint)) {
      methodsOf.set(url, [...(methodsOf.get(url) ?? []), endpoint.method]);
      fastify.route({
        method: endpoint.method,
        url,
        handler: async (request, reply) =>
          answer(reply, await options.running.run(() => run(endpoint, request, options))),
      });
    }
  // A path that is known with other methods only ("Errors", M_UNRECOGNIZED).
  for (const [url, methods] of methodsOf)
    fastify.route({
      method: ['GET', 'PUT', 'POST', 'DELETE', 'PATCH'].filter((method) => !methods.includes(method)),
      url,
      handler: (_request, reply) => unrecognised(reply, 405),
    });
  fastify.setNotFoundHandler((_request, reply) => unrecognised(reply, 404));
  return fastify;
}

function unrecognised(reply: FastifyReply, status: 404 | 405): FastifyReply {
  return reply.code(status).send({ errcode: 'M_UNRECOGNIZED', error: 'There is no such endpoint' });
}

/** Newer servers answer under `/v3`, older clients ask under `/r0`. */
function addressesOf({ path }: Endpoint): string[] {
  if (path.startsWith('/_') || path.startsWith('/.')) return [path];
  const address = `/_matrix/client${path}`;
  return path.startsWith('/v3/') ? [address, `/_matrix/client/r0${path.slice(3)}`] : [address];
}

async function run(endpoint: Endpoint, request: FastifyRequest, options: HttpServerOptions): Promise<unknown> {
  if (request.url.includes('%00')) throw invalidParam('The address has a null');
  const query = new URL(request.url, 'http://localhost').searchParams;
  const token = accessTokenOf(request.raw, query);
  const caller = await callerOf(endpoint, token, query, options);
  options.admit({ caller, token, address: request.ip, endpoint });
  const body = endpoint.isUpload === true ? undefined : await readJson(request);
  const params = request.params as Readonly<Record<string, string>>; // what the router made of the path
  return endpoint.handle(new Call({ params, query, body, request: request.raw, address: request.ip, caller }));
}

async function callerOf(
  { access, isForLocked = false }: Endpoint,
  token: string | undefined,
  query: URLSearchParams,
  { authenticate }: HttpServerOptions,
): Promise<Caller | undefined> {
  if (access === 'anyone') return undefined;
  if (token === undefined) {
    if (access === 'maybe') return undefined;
    throw new MatrixError(401, 'M_MISSING_TOKEN', 'An access token is needed');
  }
  const acting = {
    userId: query.get('user_id') ?? undefined,
    isLockedToo: isForLocked,
    deviceId: query.get('device_id') ?? query.get('org.matrix.msc3202.device_id') ?? undefined,
  };
  const caller = await authenticate(token, acting);
  if (access === 'admin' && !caller.isAdmin)
    throw new MatrixError(403, 'M_FORBIDDEN', 'Only administrators may do this');
  if (access === 'user' && caller.isGuest)
    throw new MatrixError(403, 'M_GUEST_ACCESS_FORBIDDEN', 'Guests may not do this');
  return caller;
}

/** The body as JSON, whatever type it says to have; nothing where there is none. */
async function readJson(request: FastifyRequest): Promise<unknown> {
  const stream = request.body;
  if (stream === undefined || stream === null) return undefined;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > mostBodyBytes) throw tooLarge('The body is too large');
    chunks.push(chunk);
  }
  const bytes = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks); // there is one
  if (bytes.length === 0) return undefined;
  const text = bytes.toString();
  let value: unknown;
  try {
    if (!isUtf8(bytes)) throw new TypeError('not UTF-8');
    value = JSON.parse(text);
  } catch {
    throw new MatrixError(400, 'M_NOT_JSON', 'The body is not JSON');
  }
  // What is deep enough to be dangerous is long.
  if (text.length > longestUnchecked) checkDepth(value);
  return value;
}

function answer(reply: FastifyReply, result: unknown): FastifyReply {
  if (result instanceof Reply) {
    for (const [name, value] of Object.entries(result.headers)) reply.header(name, value);
    reply.code(result.status);
    return result.body instanceof JsonText ? answer(reply, result.body) : reply.send(result.body);
  }
  if (result instanceof JsonText) return reply.type('application/json').send(result.text);
  return reply.send(result ?? {});
}

function refuse(
  failure: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  { onFailure }: HttpServerOptions,
): void {
  if (failure instanceof MatrixError) {
    // A user-interactive authentication that goes on has no errcode.
    const wait = failure.extra.retry_after_ms;
    if (typeof wait === 'number') reply.header('retry-after', String(Math.ceil(wait / 1000)));
    const code = failure.errcode === '' ? {} : { errcode: failure.errcode, error: failure.message };
    reply.code(failure.status).send({ ...code, ...failure.extra });
    return;
  }
  const status = (failure as { statusCode?: number }).statusCode;
  if (status === 413) {
    reply.code(413).send({ errcode: 'M_TOO_LARGE', error: 'The body is too large' });
    return;
  }
  if (status !== undefined && status >= 400 && status < 500) {
    reply.code(status).send({ errcode: 'M_UNKNOWN', error: 'The request is malformed' });
    return;
  }
  onFailure(failure, { method: request.method, path: request.routeOptions.url ?? '' });
  reply.code(500).send({ errcode: 'M_UNKNOWN', error: 'Something went wrong in the server' });
}

/** "Web browser clients": any page may call with a token. Nobody keeps answers. */
function allowBrowsers(reply: FastifyReply): void {
  reply.header('cache-control', 'no-store');
  reply.header('access-control-allow-origin', '*');
  reply.header('access-control-allow-methods', 'GET, POST, PUT, DELETE, PATCH, OPTIONS');
  reply.header('access-control-allow-headers', 'X-Requested-With, Content-Type, Authorization');
}
