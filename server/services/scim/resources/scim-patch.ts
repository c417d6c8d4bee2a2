import { z } from 'zod';
import type { AttributePath, PatchPath } from '../filters/filter.ts';
import { matches, valueThatFits } from '../filters/filter-match.ts';
import { parsePath } from '../filters/filter-parser.ts';
import { invalidPath, invalidSyntax, noTarget, ScimRefusal } from '../scim-refusal.ts';
import { isRecord, readValue, type ScimDocument, valuesOf } from './scim-document.ts';
import { findAttribute, notKept, type ResourceSchema, type ScimAttribute, setByKontor } from './scim-schemas.ts';

type Kind = 'add' | 'remove' | 'replace';

/** `Add` and `Replace` is how Entra ID writes them. */
const patchBody = z.object({
  Operations: z
    .array(
      z.object({
        op: z
          .string()
          .toLowerCase()
          .pipe(z.enum(['add', 'remove', 'replace'])),
        path: z.string().max(4000).nullish(),
        value: z.unknown().optional(),
      }),
    )
    .min(1)
    .max(1000),
});

/** The document with the operations of a PATCH body (RFC 7644 section 3.5.2) carried out, in their order, all or none. */
export function applyPatch(document: ScimDocument, body: unknown, schema: ResourceSchema): ScimDocument {
  const operations = isRecord(body) ? (body.Operations ?? body.operations) : undefined;
  const parsed = patchBody.safeParse({ Operations: operations });
  if (!parsed.success) throw invalidSyntax('Operations with op, path and value are needed');
  const patched = structuredClone(document);
  for (const { op, path, value } of parsed.data.Operations) {
    if (path !== null && path !== undefined && path !== '') applyAt(patched, op, path, value, schema);
    else applyWhole(patched, op, value, schema);
  }
  return patched;
}

/** Without a path, the value names attributes, some of which clients write as paths: `name.givenName`. */
function applyWhole(document: ScimDocument, kind: Kind, value: unknown, schema: ResourceSchema): void {
  if (kind === 'remove') throw noTarget('To remove, a path is needed');
  if (!isRecord(value)) throw invalidSyntax('Without a path, the value has to be an object');
  for (const [path, part] of Object.entries(value)) {
    if (setByKontor.has(path.toLowerCase()) || notKept.has(path.toLowerCase())) continue;
    applyAt(document, kind, path, part, schema);
  }
}

function applyAt(document: ScimDocument, kind: Kind, text: string, value: unknown, schema: ResourceSchema): void {
  const { core, extension } = schema;
  if (extension && text.toLowerCase() === extension.id.toLowerCase()) {
    applyExtension(document, kind, value, schema);
    return;
  }
  const path = parsePath(text);
  const { schema: named, name } = path.attribute;
  const isExtended = named !== undefined && named === extension?.id.toLowerCase();
  if (named !== undefined && !isExtended && named !== core.id.toLowerCase()) throw unknown(text);
  const within = isExtended ? extension : core;
  const attribute = within && findAttribute(within.attributes, name);
  if (setByKontor.has(name)) throw new ScimRefusal(400, `${name} is set by Kontor`, 'mutability');
  if (!attribute) {
    if (notKept.has(name)) return;
    throw unknown(text);
  }
  const target = isExtended ? extensionOf(document, within?.id ?? '') : document;
  applyTo(target, kind, attribute, path, value);
}

function applyExtension(document: ScimDocument, kind: Kind, value: unknown, { extension }: ResourceSchema): void {
  if (!extension) return;
  if (kind === 'remove') return void delete document[extension.id];
  if (!isRecord(value)) throw invalidSyntax('An extension has to be an object');
  for (const [name, part] of Object.entries(value)) {
    const attribute = findAttribute(extension.attributes, name);
    const path = { attribute: { schema: undefined, name, sub: undefined }, filter: undefined };
    if (attribute) applyTo(extensionOf(document, extension.id), kind, attribute, path, part);
  }
}

function extensionOf(document: ScimDocument, id: string): ScimDocument {
  const found = document[id];
  if (isRecord(found)) return found;
  const made: ScimDocument = {};
  document[id] = made;
  return made;
}

function applyTo(
  target: ScimDocument,
  kind: Kind,
  attribute: ScimAttribute,
  { attribute: named, filter }: PatchPath,
  value: unknown,
): void {
  const sub = findSub(attribute, named);
  const { name, mutability } = attribute;
  // Entra ID sends managers.
  if (mutability === 'readOnly') return;
  if (attribute.multiValued) {
    const values = valuesOf(target[name]);
    target[name] = filter
      ? changeMatching(values, kind, { attribute, sub, filter, value })
      : changeAll(values, kind, { attribute, sub, value });
    return;
  }
  if (filter) throw invalidPath(`${name} has one value only`);
  if (sub) {
    setPart(partsOf(target, name), kind, sub, value);
    return;
  }
  const read = kind === 'remove' ? undefined : readValue(value, attribute);
  if (read === undefined) return void delete target[name];
  target[name] = isRecord(read) ? { ...partsOf(target, name), ...read } : read;
}

function findSub(attribute: ScimAttribute, { sub }: AttributePath): ScimAttribute | undefined {
  if (sub === undefined) return undefined;
  const found = findAttribute(attribute.subAttributes ?? [], sub);
  if (!found) throw unknown(`${attribute.name}.${sub}`);
  return found;
}

function partsOf(target: ScimDocument, name: string): ScimDocument {
  const found = target[name];
  if (isRecord(found)) return found;
  const made: ScimDocument = {};
  target[name] = made;
  return made;
}

/** Entra ID sends `name.formatted` beside its parts: that is Kontor's own and changes nothing. */
function setPart(target: ScimDocument, kind: Kind, sub: ScimAttribute, value: unknown): void {
  if (sub.mutability === 'readOnly') return;
  const read = kind === 'remove' ? undefined : readValue(value, sub);
  if (read === undefined) delete target[sub.name];
  else target[sub.name] = read;
}

interface Change {
  readonly attribute: ScimAttribute;
  readonly sub: ScimAttribute | undefined;
  readonly value: unknown;
}

function changeAll(values: ScimDocument[], kind: Kind, { attribute, sub, value }: Change): ScimDocument[] {
  if (sub) {
    const changed = values.length === 0 && kind !== 'remove' ? [{}] : values;
    for (const one of changed) setPart(one, kind, sub, value);
    return changed;
  }
  const given = valuesOf(readValue(value, attribute));
  if (kind === 'replace') return given;
  if (kind === 'add') return given.reduce(addValue, values);
  // Entra ID names in the value which members to remove.
  const gone = new Set(given.map(keyOf));
  return value === undefined || value === null ? [] : values.filter((one) => !gone.has(keyOf(one)));
}

/** Addresses, numbers and ids have no case. */
function keyOf({ value }: ScimDocument): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

function changeMatching(
  values: ScimDocument[],
  kind: Kind,
  { attribute, sub, filter, value }: Change & { readonly filter: NonNullable<PatchPath['filter']> },
): ScimDocument[] {
  const found = values.filter((one) => matches(filter, one));
  if (kind === 'remove' && !sub) return values.filter((one) => !found.includes(one));
  if (found.length === 0 && kind !== 'remove') {
    const made = valueThatFits(filter);
    if (!made) throw noTarget(`No value of ${attribute.name} fits`);
    const one = readValue([made], attribute);
    found.push(...valuesOf(one));
    values.push(...found);
  }
  const parts = sub ? undefined : valuesOf(readValue(value, { ...attribute, multiValued: true }))[0];
  for (const one of found) {
    if (sub) setPart(one, kind, sub, value);
    else Object.assign(one, parts);
  }
  return values;
}

/** What is there already is not added again; a new primary value is the only one (RFC 7644 section 3.5.2.1). */
function addValue(values: ScimDocument[], added: ScimDocument): ScimDocument[] {
  const isSame = (one: ScimDocument) =>
    keyOf(one) === keyOf(added) && (one.type ?? added.type) === (added.type ?? one.type);
  const others: ScimDocument[] = added.primary === true ? values.map((one) => ({ ...one, primary: false })) : values;
  const index = others.findIndex(isSame);
  return index < 0 ? [...others, added] : others.with(index, { ...others[index], ...added });
}

const unknown = (path: string) => invalidPath(`There is no attribute ${path}`);
