import { isKontorError, type KontorError } from '@kontor/base';
import type { CallContext } from '@kontor/plugin-api/server';
import { scimPath } from '@kontor/schema';
import type { Core } from '../../core.ts';
import type { ClientService } from './client-service.ts';
import type { KnownClient } from './client-store.ts';
import type { GroupService } from './group-service.ts';
import { groupFilter, groupOrder } from './group-store.ts';
import { isRecord, type ScimDocument } from './resources/scim-document.ts';
import { isWanted, project, readProjection } from './resources/scim-projection.ts';
import { largestBody, readScimBody } from './scim-body.ts';
import { listsTag } from './scim-context.ts';
import { resourceTypes, schemas, serviceProviderConfig } from './scim-description.ts';
import { listResponse, readQuery } from './scim-query.ts';
import { errorBody, notThere, ScimRefusal } from './scim-refusal.ts';
import type { UserService } from './user-service.ts';
import { userFilter, userOrder } from './user-store.ts';

type Context = CallContext<'anyone'>;

interface Services {
  readonly clients: ClientService;
  readonly users: UserService;
  readonly groups: GroupService;
}

/** A call of a client: who, where, and what it asks. */
interface Call extends Services {
  readonly context: Context;
  readonly client: KnownClient;
  readonly method: string;
  readonly path: readonly string[];
  readonly query: Readonly<Record<string, unknown>>;
}

/** SCIM 2.0 (RFC 7644), for programs that look after people and groups. */
export function openScimDoors({ http }: Core, services: Services): void {
  http.mount(
    {
      name: 'scim.door',
      methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      path: `${scimPath}/*`,
      access: 'anyone',
      summary: 'SCIM 2.0: programs with a token of their own look after people and groups',
      bodyLimit: largestBody,
      rawBody: true,
      callsPerMinute: 300,
    },
    (context) => answer(services, context),
  );
}

async function answer(services: Services, context: Context): Promise<unknown> {
  const { request, reply } = context;
  reply.header('cache-control', 'no-store').type('application/scim+json; charset=utf-8');
  try {
    const client = await findClient(services, context);
    const { pathname, searchParams } = new URL(request.url, 'http://kontor.invalid');
    const path = pathname
      .slice(scimPath.length + 1)
      .split('/')
      .filter((part) => part !== '')
      .map(decode);
    const query = Object.fromEntries(searchParams);
    return await dispatch({ ...services, context, client, method: request.method, path, query });
  } catch (failure) {
    const refusal = failure instanceof ScimRefusal ? failure : isKontorError(failure) ? refusalOf(failure) : undefined;
    if (!refusal) throw failure;
    const wait = isKontorError(failure) ? failure.details?.retryAfterSeconds : undefined;
    if (wait !== undefined) reply.header('retry-after', String(wait));
    if (refusal.status === 401) reply.header('www-authenticate', 'Bearer realm="Kontor"');
    return reply.status(refusal.status).send(errorBody(refusal));
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw notThere('resource');
  }
}

async function findClient({ clients }: Services, { request, address }: Context): Promise<KnownClient> {
  const [, token] = /^bearer +([A-Za-z0-9._~+/-]{1,200}=*) *$/i.exec(request.headers.authorization ?? '') ?? [];
  const client = token === undefined ? undefined : await clients.find(token, address);
  if (!client) throw new ScimRefusal(401, 'The token is missing or not valid');
  return client;
}

/** What services of Kontor refuse, in the words of SCIM. */
function refusalOf({ kind, sentence }: KontorError): ScimRefusal {
  const detail = sentence.en;
  if (kind === 'input' || kind === 'too-large') return new ScimRefusal(400, detail, 'invalidValue');
  if (kind === 'conflict') return new ScimRefusal(409, detail);
  if (kind === 'not-found') return new ScimRefusal(404, detail);
  if (kind === 'rate-limited') return new ScimRefusal(429, detail);
  return new ScimRefusal(kind === 'unavailable' ? 503 : 403, detail);
}

async function dispatch(call: Call): Promise<unknown> {
  const [kind, id, more] = call.path;
  if (more !== undefined) throw notThere('resource');
  switch (kind?.toLowerCase()) {
    case 'users':
      return answerResources(call, id, userResources(call));
    case 'groups':
      return answerResources(call, id, groupResources(call));
    case 'serviceproviderconfig':
      return answerDescription(call, [], serviceProviderConfig(call.clients.address), id);
    case 'resourcetypes':
      return answerDescription(call, resourceTypes(call.clients.address), undefined, id);
    case 'schemas':
      return answerDescription(call, schemas(call.clients.address), undefined, id);
    case 'bulk':
    case 'me':
      throw new ScimRefusal(501, 'Kontor does not support this');
    default:
      throw notThere('resource');
  }
}

/** What the program can do; never filtered (RFC 7644 section 4). */
function answerDescription(
  { context, method, query }: Call,
  list: readonly { readonly id: string }[],
  single: unknown,
  id: string | undefined,
): unknown {
  if (method !== 'GET') throw notAllowed(context, 'GET');
  if (query.filter !== undefined) throw new ScimRefusal(403, 'This is not filtered');
  const found = single ?? list.find((one) => one.id === id);
  if (id === undefined && !single) return context.reply.send(listResponse(list.length, 1, list));
  if (!found || (single !== undefined && id !== undefined)) throw notThere('resource');
  return context.reply.send(found);
}

/** Users or groups: what is done with them is the same. */
interface Resources {
  list(given: Readonly<Record<string, unknown>>): Promise<unknown>;
  get(id: string): Promise<ScimDocument>;
  create(body: unknown): Promise<ScimDocument>;
  change(
    kind: 'replace' | 'patch',
    change: { id: string; body: unknown; ifMatch: string | undefined },
  ): Promise<ScimDocument>;
  remove(id: string, ifMatch: string | undefined): Promise<void>;
}

function userResources({ users, client }: Call): Resources {
  return {
    async list(given) {
      const query = readQuery(given, userFilter, userOrder);
      const { users: found, total } = await users.list(client, query);
      const shown = found.map((user) => project(user, query.projection));
      return listResponse(total, query.startIndex, shown);
    },
    get: (id) => users.get(client, id),
    create: (body) => users.create(client, body),
    change: (kind, change) => users[kind](client, change),
    remove: (id, ifMatch) => users.remove(client, id, ifMatch),
  };
}

function groupResources({ groups, client, query: asked }: Call): Resources {
  return {
    async list(given) {
      const query = readQuery(given, groupFilter, groupOrder);
      const { groups: found, total } = await groups.list(client, query, isWanted(query.projection, 'members'));
      const shown = found.map((group) => project(group, query.projection));
      return listResponse(total, query.startIndex, shown);
    },
    get: (id) =>
      groups.get(client, id, isWanted(readProjection(asked.attributes, asked.excludedAttributes), 'members')),
    create: (body) => groups.create(client, body),
    change: (kind, change) => groups[kind](client, change),
    remove: (id, ifMatch) => groups.remove(client, id, ifMatch),
  };
}

async function answerResources(call: Call, id: string | undefined, resources: Resources): Promise<unknown> {
  const { context, method, query } = call;
  const { request, reply } = context;
  if (id === undefined) {
    if (method === 'GET') return reply.send(await resources.list(query));
    if (method !== 'POST') throw notAllowed(context, 'GET, POST');
    const made = await resources.create(await readScimBody(context));
    reply.status(201).header('location', locationOf(made));
    return send(call, made);
  }
  if (id.toLowerCase() === '.search') {
    if (method !== 'POST') throw notAllowed(context, 'POST');
    const given = await readScimBody(context);
    return reply.send(await resources.list(isRecord(given) ? given : {}));
  }
  const ifMatch = request.headers['if-match'];
  if (method === 'GET') return send(call, await resources.get(id));
  if (method === 'DELETE') {
    await resources.remove(id, ifMatch);
    return reply.status(204).send();
  }
  if (method === 'POST') throw notAllowed(context, 'GET, PUT, PATCH, DELETE');
  const body = await readScimBody(context);
  return send(call, await resources.change(method === 'PUT' ? 'replace' : 'patch', { id, body, ifMatch }));
}

function send({ context, method, query }: Call, resource: ScimDocument): unknown {
  const { request, reply } = context;
  const tag = versionOf(resource);
  reply.header('etag', tag);
  const known = request.headers['if-none-match'];
  if (method === 'GET' && known !== undefined && listsTag(known, tag)) return reply.status(304).send();
  return reply.send(project(resource, readProjection(query.attributes, query.excludedAttributes)));
}

function versionOf({ meta }: ScimDocument): string {
  return isRecord(meta) && typeof meta.version === 'string' ? meta.version : '';
}

function locationOf({ meta }: ScimDocument): string {
  return isRecord(meta) && typeof meta.location === 'string' ? meta.location : '';
}

function notAllowed({ reply }: Context, methods: string): ScimRefusal {
  reply.header('allow', methods);
  return new ScimRefusal(405, 'The method is not allowed here');
}
