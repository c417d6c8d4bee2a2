import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import type { Json } from './answer.ts';

/** A value that a definition does not allow, at one place of an input that is right otherwise. */
export interface WrongValue {
  /** Where it is, as `content.list[].name`. */
  readonly place: string;
  readonly input: Json;
}

const ids: Readonly<Record<string, string>> = {
  'mx-user-id': '@nobody:localhost',
  'mx-room-id': '!nowhere:localhost',
  'mx-event-id': '$nothing',
  'mx-room-alias': '#nowhere:localhost',
  'mx-mxc-uri': 'mxc://localhost/nothing',
  'mx-server-name': 'localhost',
  uri: 'https://example.org/',
};

const samples: readonly Json[] = ['wrong', 7, true, ['wrong'], { wrong: 'wrong' }];
const documents = new Map<string, Json>();

/** A schema with all that it is put together of, and the file that its references are read from. */
export interface Schema {
  readonly node: Json;
  readonly file: string;
}

export function readDefinition(file: string): Json {
  const known = documents.get(file) ?? (existsSync(file) ? parse(readFileSync(file, 'utf8')) : {});
  documents.set(file, known);
  return known;
}

/** What `$ref` and `allOf` stand for, written out. */
export function follow({ node, file }: Schema): Schema {
  if (typeof node?.$ref === 'string') {
    const [path = '', pointer = ''] = node.$ref.trim().split('#');
    const target = path === '' ? file : resolve(dirname(file), path);
    const steps = pointer.split('/').slice(1);
    return follow({ node: steps.reduce((at: Json, step: string) => at?.[step], readDefinition(target)), file: target });
  }
  if (!Array.isArray(node?.allOf)) return { node, file };
  const merged: Json = { ...node, properties: { ...node.properties }, required: [...(node.required ?? [])] };
  for (const part of node.allOf) {
    const other = follow({ node: part, file });
    merged.type ??= other.node.type;
    for (const [name, each] of Object.entries<Json>(other.node.properties ?? {}))
      merged.properties[name] ??= { inFile: other.file, ...each };
    merged.required.push(...(other.node.required ?? []));
  }
  return { node: merged, file };
}

const within = ({ node, file }: Schema, child: Json): Schema =>
  follow({ node: child, file: child?.inFile ?? node?.inFile ?? file });
const typesOf = ({ node }: Schema): string[] => [node?.type ?? []].flat();

/** The smallest input that a definition allows. */
function rightValue(schema: Schema): Json {
  const { node } = schema;
  if (node?.enum) return node.enum[0];
  const [type] = typesOf(schema);
  if (type === 'integer' || type === 'number') return 1;
  if (type === 'boolean') return false;
  if (type === 'array') return [];
  if (type !== 'object') return ids[node?.format] ?? (typeof node?.example === 'string' ? node.example : 'x');
  const names: string[] = node.required ?? [];
  const named = (name: string): Json => [name, rightValue(within(schema, node.properties?.[name]))];
  return Object.fromEntries(names.map(named));
}

/** Values of each other type; none where the definition allows anything. */
function wrongTypes(schema: Schema): Json[] {
  const types = typesOf(schema);
  if (types.length === 0) return [];
  const isAllowed = (value: Json) =>
    types.some((type) => (Array.isArray(value) ? type === 'array' : type === typeof value && !Array.isArray(value)));
  const isNumber = types.includes('integer') || types.includes('number');
  return samples.filter((value) => !isAllowed(value) && !(isNumber && typeof value === 'number'));
}

/** Every wrong value of an input: at each place that the definition describes, one of every type that it does not allow. */
export function* wrongValues(given: Schema, place = '', depth = 0): Generator<WrongValue> {
  const schema = follow(given);
  for (const input of wrongTypes(schema)) yield { place, input };
  if (depth > 6) return;
  const { node } = schema;
  const base = rightValue(schema);
  for (const [name, child] of childrenOf(schema))
    for (const wrong of wrongValues(child, place === '' ? name : `${place}.${name}`, depth + 1))
      yield { ...wrong, input: { ...base, [name]: wrong.input } };
  if (typesOf(schema).includes('array') && node.items)
    for (const wrong of wrongValues(within(schema, node.items), `${place}[]`, depth + 1))
      yield { ...wrong, input: [wrong.input] };
}

function childrenOf(schema: Schema): [string, Schema][] {
  if (!typesOf(schema).includes('object')) return [];
  const { properties = {}, patternProperties = {}, additionalProperties } = schema.node;
  const patterns = Object.values<Json>(patternProperties);
  const free = typeof additionalProperties === 'object' ? additionalProperties : patterns[0];
  const format = schema.node['x-pattern'] ?? free?.['x-pattern-format'] ?? schema.node['x-pattern-format'];
  const named = Object.entries<Json>(properties).map(([name, each]): [string, Schema] => [name, within(schema, each)]);
  return free === undefined ? named : [...named, [ids[format] ?? '@nobody:localhost', within(schema, free)]];
}
