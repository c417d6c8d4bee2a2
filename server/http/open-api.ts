import type { ErrorDefinition, Route } from '@kontor/schema';
import { z } from 'zod';
import type { Door } from './door.ts';

export type DocumentedRoute = Pick<
  Route,
  'name' | 'method' | 'path' | 'access' | 'summary' | 'input' | 'output' | 'errors' | 'idempotent'
>;

/** The OpenAPI 3.1 document of all routes, made from the same contracts that check them; mounts and sockets are listed by name. */
export function describeApi(
  routes: readonly DocumentedRoute[],
  doors: readonly Door[],
  serverUrl: string,
): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:([a-zA-Z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Kontor', version: '1', license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
    servers: [{ url: serverUrl }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'kontor_session' } },
      schemas: { Error: errorSchema },
    },
    'x-other-doors': doors
      .filter((door) => door.kind !== 'route')
      .map(({ name, methods, path, access, summary }) => ({ name, methods, path, access, summary })),
  };
}

const errorSchema = z.toJSONSchema(
  z.object({
    error: z.object({
      code: z.string(),
      kind: z.string(),
      message: z.string(),
      details: z.record(z.string(), z.unknown()).optional(),
      requestId: z.string(),
    }),
  }),
);

function describeRoute(route: DocumentedRoute): Record<string, unknown> {
  const schema = z.toJSONSchema(route.input, { io: 'input', unrepresentable: 'any' });
  const inPath = new Set([...route.path.matchAll(/:([a-zA-Z]+)/g)].map(([, name]) => name));
  const properties = Object.entries(schema.properties ?? {});
  const required = new Set(schema.required ?? []);
  const inQuery = route.method === 'GET' || route.method === 'DELETE';
  const parameters = properties
    .filter(([name]) => inPath.has(name) || inQuery)
    .map(([name, type]) => ({
      name,
      in: inPath.has(name) ? 'path' : 'query',
      required: inPath.has(name) || required.has(name),
      schema: type,
    }));
  if (route.idempotent)
    parameters.push({ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string' } });
  const body = properties.filter(([name]) => !inPath.has(name) && !inQuery);
  return {
    operationId: route.name,
    summary: route.summary,
    tags: [route.name.split('.')[0]],
    'x-access': route.access,
    security: route.access === 'anyone' ? [] : [{ session: [] }],
    parameters,
    ...(body.length > 0 ? { requestBody: describeBody(body, required) } : {}),
    responses: {
      200: {
        description: 'Done',
        content: { 'application/json': { schema: z.toJSONSchema(route.output, { unrepresentable: 'any' }) } },
      },
      default: {
        description: describeErrors(route.errors),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  };
}

function describeBody(body: [string, unknown][], required: ReadonlySet<string>): Record<string, unknown> {
  const names = body.map(([name]) => name).filter((name) => required.has(name));
  return {
    required: names.length > 0,
    content: {
      'application/json': {
        schema: { type: 'object', properties: Object.fromEntries(body), required: names, additionalProperties: false },
      },
    },
  };
}

function describeErrors(errors: readonly ErrorDefinition[]): string {
  if (errors.length === 0) return 'Refused for a general reason (http.*)';
  return errors.map((error) => `${error.code}: ${error.sentence.en}`).join('\n');
}
