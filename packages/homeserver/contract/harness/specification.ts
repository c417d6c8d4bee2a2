import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import type { Json } from './answer.ts';

interface Operation {
  readonly file: string;
  /** As the definition writes it. */
  readonly template: string;
  readonly pattern: RegExp;
  readonly parameters: number;
}

/** What an endpoint's definition says of one of its answers. */
export interface Definition {
  /** `GET /_matrix/client/v3/sync`, with parameters in braces. */
  readonly name: string;
  /** Whether this status is among those that the definition lists. */
  readonly listed: boolean;
  /** Missing where the answer need not be JSON. */
  readonly validate?: ValidateFunction | undefined;
}

/** Where the official definitions are, beside the checkout: data that is read in place. */
export const definitionsFolder = resolve(import.meta.dirname, '../../../../../shared/matrix-spec/data');

const identifiers = {
  'mx-user-id': /^@[^:]*:.+$/,
  'mx-room-id': /^!.+$/,
  'mx-event-id': /^\$.+$/,
  'mx-room-alias': /^#[^:]*:.+$/,
  'mx-mxc-uri': /^mxc:\/\/[^/]+\/[^/]+$/,
  'mx-server-name': /^[^\s/@]+$/,
  'mx-unpadded-base64': /^[A-Za-z0-9+/]*$/,
  'mx-urlsafe-unpadded-base64': /^[A-Za-z0-9_-]*$/,
};

/** The official definitions of the client-server API; files are read and schemas compiled when first needed. */
export class Specification {
  readonly #operations: readonly Operation[];
  readonly #documents = new Map<string, Json>();
  readonly #definitions = new Map<string, Definition>();
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, logger: false });

  constructor(folder: string) {
    this.#operations = readOperations(join(folder, 'api/client-server'));
    addFormats.default(this.#ajv);
    for (const [name, pattern] of Object.entries(identifiers)) this.#ajv.addFormat(name, pattern);
  }

  /** Missing where no endpoint has this address and method. */
  find(method: string, path: string, status: number): Definition | undefined {
    const operation = this.#operations
      .filter(({ pattern }) => pattern.test(path))
      .sort((one, other) => one.parameters - other.parameters)
      .find((candidate) => this.#read(candidate.file).paths[candidate.template]?.[method.toLowerCase()]);
    if (!operation) return undefined;
    const key = `${method} ${operation.file} ${operation.template} ${status}`;
    const known = this.#definitions.get(key);
    if (known) return known;
    const definition = this.#define(operation, method, status);
    this.#definitions.set(key, definition);
    return definition;
  }

  #define({ file, template }: Operation, method: string, status: number): Definition {
    const document = this.#read(file);
    const name = `${method} ${basePath(document)}${template}`;
    const response = this.#follow(document.paths[template][method.toLowerCase()].responses[String(status)]);
    const schema = response?.content?.['application/json']?.schema;
    return {
      name,
      listed: response !== undefined,
      validate: schema === undefined ? undefined : this.#ajv.compile(schema),
    };
  }

  #follow(node: Json): Json {
    if (typeof node?.$ref !== 'string') return node;
    const [file, pointer = ''] = node.$ref.split('#');
    const steps = pointer.split('/').slice(1);
    return this.#follow(steps.reduce((at: Json, step: string) => at?.[step], this.#read(fileURLToPath(file))));
  }

  /** The document with references made absolute; those that it refers to are known to the validator afterwards. */
  #read(file: string): Json {
    const known = this.#documents.get(file);
    if (known) return known;
    // The definitions also refer to those of the identity service, which need not be there: then anything is right.
    const document = existsSync(file) ? parse(readFileSync(file, 'utf8')) : {};
    this.#documents.set(file, document);
    const referred = new Set<string>();
    makeAbsolute(document, file, referred);
    this.#ajv.addSchema(document, pathToFileURL(file).href);
    for (const other of referred) this.#read(other);
    return document;
  }
}

let loaded: Specification | undefined;
/** Missing where the definitions do not lie beside the checkout. */
export function findSpecification(folder = definitionsFolder): Specification | undefined {
  if (!existsSync(folder)) return undefined;
  loaded ??= new Specification(folder);
  return loaded;
}

const basePath = (document: Json): string => document.servers[0].variables.basePath.default;

function readOperations(folder: string): Operation[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => {
      const file = join(folder, name);
      // Only the addresses: parsing all of it takes seconds, and most runs need a few files.
      const text = readFileSync(file, 'utf8');
      const base = /basePath:\s+default: (\S+)/.exec(text)?.[1] ?? '';
      return [...text.matchAll(/^ {2}"?(\/[^":]*)"?:\s*$/gm)].map(([, template = '']) => ({
        file,
        template,
        pattern: new RegExp(`^${(base + template.trim()).replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]*')}$`),
        parameters: template.split('{').length,
      }));
    });
}

/** Rewrites `$ref`s to absolute addresses, and drops examples, whose references are no schemas. */
function makeAbsolute(node: Json, file: string, referred: Set<string>, isNames = false): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries<Json>(node)) {
    if (!isNames && (key === 'example' || key === 'examples')) delete node[key];
    else if (key === '$ref' && typeof value === 'string') {
      const [path = '', pointer = ''] = value.trim().split('#');
      const target = path === '' ? file : resolve(dirname(file), path);
      if (target !== file) referred.add(target);
      node[key] = `${pathToFileURL(target).href}#${pointer}`;
    } else makeAbsolute(value, file, referred, key === 'properties');
    if (!isNames && key === 'oneOf') {
      // The definitions mean "any of these": a state event is also an object with any content.
      node.anyOf = value;
      delete node.oneOf;
    }
  }
}
