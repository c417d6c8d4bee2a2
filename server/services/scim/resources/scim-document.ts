import { invalidSyntax, invalidValue } from '../scim-refusal.ts';
import { findAttribute, type ResourceSchema, type ScimAttribute } from './scim-schemas.ts';

/** A resource as JSON, with names as the schemas write them and only attributes that Kontor keeps. */
export type ScimDocument = Record<string, unknown>;

const longestText = 2000;
const mostValues = 20_000;

/** What a client sent as a whole resource (POST and PUT); throws `invalidSyntax` and `invalidValue`. */
export function readDocument(body: unknown, { core, extension }: ResourceSchema): ScimDocument {
  if (!isRecord(body)) throw invalidSyntax('The body is no object');
  const document = readComplex(body, core.attributes);
  const extended = extension && findKey(body, extension.id);
  if (extension && isRecord(extended)) document[extension.id] = readComplex(extended, extension.attributes);
  return document;
}

/**
 * The document as PUT wants it. What the body does not name stays: people keep what was entered by hand and no client looks
 * after. What it names without a value is taken away.
 */
export function replaceIn(before: ScimDocument, body: unknown, schema: ResourceSchema): ScimDocument {
  const given = readDocument(body, schema);
  const { core, extension } = schema;
  const replaced = replaceParts(before, given, isRecord(body) ? body : {}, core.attributes);
  const extended = extension && isRecord(body) ? findKey(body, extension.id) : undefined;
  if (!extension || !isRecord(extended)) return replaced;
  const was = before[extension.id];
  const now = given[extension.id];
  const parts = replaceParts(isRecord(was) ? was : {}, isRecord(now) ? now : {}, extended, extension.attributes);
  return { ...replaced, [extension.id]: parts };
}

function replaceParts(
  before: ScimDocument,
  given: ScimDocument,
  named: ScimDocument,
  attributes: readonly ScimAttribute[],
): ScimDocument {
  const parts = { ...before };
  const names = new Set(Object.keys(named).map((name) => name.toLowerCase()));
  for (const { name } of attributes) {
    if (!names.has(name.toLowerCase())) continue;
    const [was, now] = [before[name], given[name]];
    if (now === undefined) delete parts[name];
    else parts[name] = isRecord(was) && isRecord(now) ? { ...was, ...now } : now;
  }
  return parts;
}

function readComplex(given: ScimDocument, attributes: readonly ScimAttribute[]): ScimDocument {
  const document: ScimDocument = {};
  for (const [key, value] of Object.entries(given)) {
    const attribute = findAttribute(attributes, key);
    // What only Kontor sets is left aside (RFC 7644 section 3.3).
    const read = attribute?.mutability === 'readOnly' ? undefined : attribute && readValue(value, attribute);
    if (attribute && read !== undefined) document[attribute.name] = read;
  }
  return document;
}

/** A value of an attribute as it is kept; null and nothing are one (RFC 7643 section 2.5). */
export function readValue(value: unknown, attribute: ScimAttribute): unknown {
  if (value === null || value === undefined) return undefined;
  if (!attribute.multiValued) return readSingle(value, attribute);
  const given = Array.isArray(value) ? value : [value];
  if (given.length > mostValues) throw invalidValue(`${attribute.name} has too many values`);
  return given.flatMap((one) => readSingle(one, attribute) ?? []);
}

function readSingle(value: unknown, attribute: ScimAttribute): unknown {
  // Some clients send a single value as a list of one.
  if (Array.isArray(value)) {
    const [only, another] = value;
    if (another !== undefined || Array.isArray(only)) throw wrongType(attribute);
    return readSingle(only, attribute);
  }
  if (value === null || value === undefined) return undefined;
  if (attribute.subAttributes) return readParts(value, attribute, attribute.subAttributes);
  return attribute.type === 'boolean' ? readBoolean(value, attribute) : readText(value, attribute);
}

/** `"x"` for `{ "value": "x" }` is what some clients send. */
function readParts(value: unknown, attribute: ScimAttribute, parts: readonly ScimAttribute[]): ScimDocument {
  if (isRecord(value)) return readComplex(value, parts);
  if (typeof value !== 'string' || !findAttribute(parts, 'value')) throw wrongType(attribute);
  return { value: readText(value, attribute) };
}

/** Entra ID writes booleans as `"True"` and `"False"` in PATCH. */
function readBoolean(value: unknown, attribute: ScimAttribute): boolean {
  if (typeof value === 'boolean') return value;
  const text = typeof value === 'string' ? value.toLowerCase() : '';
  if (text !== 'true' && text !== 'false') throw wrongType(attribute);
  return text === 'true';
}

function readText(value: unknown, attribute: ScimAttribute): string {
  if (typeof value !== 'string') throw wrongType(attribute);
  if (value.length > longestText || value.includes('\0')) throw invalidValue(`${attribute.name} is too long`);
  return value;
}

const wrongType = ({ name, type }: ScimAttribute) => invalidValue(`${name} has to be of type ${type}`);

export function isRecord(value: unknown): value is ScimDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function findKey(given: ScimDocument, name: string): unknown {
  return Object.entries(given).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

/** A text of a document, trimmed; nothing where it is empty. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** Values of a multi-valued attribute. */
export function valuesOf(value: unknown): ScimDocument[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
