import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from './answer.ts';
import { definitionsFolder } from './specification.ts';
import { follow, readDefinition, type Schema, wrongValues } from './wrong-values.ts';

/** One request that a definition does not allow. */
export interface WrongRequest {
  /** What is wrong about it. */
  readonly what: string;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Json;
}

export interface RequestDefinition {
  readonly method: string;
  /** With parameters in braces, from the root on. */
  readonly template: string;
  readonly requests: readonly WrongRequest[];
}

/** What no id of its kind looks like, and one that is too long. */
const wrongIds: Readonly<Record<string, readonly string[]>> = {
  userId: ['nobody', `@${'x'.repeat(300)}:localhost`],
  roomId: ['nowhere', `!${'x'.repeat(300)}:localhost`],
  roomIdOrAlias: ['nowhere', `#${'x'.repeat(300)}:localhost`],
  roomAlias: ['nowhere', `#${'x'.repeat(300)}:localhost`],
  eventId: ['nothing', `$${'x'.repeat(300)}`],
  eventType: ['x'.repeat(300)],
  stateKey: ['x'.repeat(300)],
};

/** Every endpoint of the client-server API with the requests that it has to refuse; none without the definitions. */
export function readRequestDefinitions(folder = join(definitionsFolder, 'api/client-server')): RequestDefinition[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => endpointsOf(join(folder, name)))
    .filter(({ requests }) => requests.length > 0);
}

const methods = ['get', 'put', 'post', 'delete'];

function endpointsOf(file: string): RequestDefinition[] {
  const document = readDefinition(file);
  const base: string = document.servers[0].variables.basePath.default;
  return Object.entries<Json>(document.paths).flatMap(([template, operations]) =>
    methods
      .filter((method) => operations[method])
      .map((method) => ({
        method: method.toUpperCase(),
        template: base + template,
        requests: [...requestsOf({ node: operations[method], file }, method === 'get')],
      })),
  );
}

function* requestsOf({ node, file }: Schema, isReading: boolean): Generator<WrongRequest> {
  const parameters: Json[] = (node.parameters ?? []).map((each: Json) => follow({ node: each, file }).node);
  const schema = node.requestBody?.content?.['application/json']?.schema;
  const required: Json = Object.fromEntries(
    parameters.filter((each) => each.in === 'query' && each.required).map((each) => [each.name, rightText(each, file)]),
  );
  for (const { name, in: place, schema: of } of parameters) {
    if (place === 'path' && !(isReading && name === 'eventType'))
      for (const id of of?.enum ? ['wrong'] : (wrongIds[name] ?? []))
        yield { what: `${name} in the path`, path: { [name]: id }, query: required, body: schema && {} };
    const { node: type } = follow({ node: of, file });
    if (place === 'query' && (type?.enum || ['integer', 'number', 'boolean'].includes(type?.type)))
      yield { what: `${name} in the query`, path: {}, query: { ...required, [name]: 'wrong' }, body: schema && {} };
  }
  if (schema)
    for (const { place, input } of wrongValues({ node: schema, file }))
      yield { what: `${place || 'the body'}: ${JSON.stringify(input)}`, path: {}, query: required, body: input };
}

function rightText({ schema, example }: Json, file: string): string {
  const { node } = follow({ node: schema, file });
  return String(node?.enum?.[0] ?? example ?? 1);
}
