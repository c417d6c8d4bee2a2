import { readAttribute } from '../filters/filter-parser.ts';
import { isRecord, type ScimDocument } from './scim-document.ts';
import { enterpriseSchema } from './scim-schemas.ts';

/** Which attributes a client wants (RFC 7644 section 3.9). */
export interface Projection {
  readonly only: ReadonlySet<string> | undefined;
  readonly without: ReadonlySet<string>;
}

export function readProjection(attributes: unknown, excluded: unknown): Projection {
  const only = readNames(attributes);
  return { only: only.size > 0 ? only : undefined, without: readNames(excluded) };
}

const extensionPrefix = enterpriseSchema.id.toLowerCase();

/** Comma-separated names, or a list of them in `.search`; in lower case, without the URN of a core schema. */
function readNames(given: unknown): Set<string> {
  const texts = Array.isArray(given) ? given : typeof given === 'string' ? given.split(',') : [];
  const names = texts.slice(0, 100).flatMap((text: unknown) => {
    const wanted = typeof text === 'string' ? text.trim().toLowerCase() : '';
    if (wanted === extensionPrefix) return wanted;
    const read = readAttribute(wanted);
    if (!read) return [];
    const name = read.sub === undefined ? read.name : `${read.name}.${read.sub}`;
    return read.schema === extensionPrefix ? `${extensionPrefix}:${name}` : name;
  });
  return new Set(names);
}

/** Whether an attribute at the top will be shown, at least in part: what is not need not be read. */
export function isWanted({ only, without }: Projection, name: string): boolean {
  const wanted = name.toLowerCase();
  if (without.has(wanted)) return false;
  return only === undefined || only.has(wanted) || [...only].some((one) => one.startsWith(`${wanted}.`));
}

/** The resource as the client wants it; `id` and `schemas` are always there. */
export function project(resource: ScimDocument, projection: Projection): ScimDocument {
  const shown: ScimDocument = {};
  for (const [key, value] of Object.entries(resource)) {
    const name = key.toLowerCase();
    const separator = name === extensionPrefix ? ':' : '.';
    if (name === 'id' || name === 'schemas') shown[key] = value;
    else if (!projection.without.has(name)) {
      const part = projectPart(value, `${name}${separator}`, projection, projection.only?.has(name) ?? true);
      if (part !== undefined) shown[key] = part;
    }
  }
  return shown;
}

function projectPart(value: unknown, prefix: string, { only, without }: Projection, whole: boolean): unknown {
  if (Array.isArray(value)) {
    const parts = value.flatMap((one) => projectPart(one, prefix, { only, without }, whole) ?? []);
    return whole || parts.length > 0 ? parts : undefined;
  }
  if (!isRecord(value)) return whole ? value : undefined;
  const kept = Object.entries(value).filter(([key]) => {
    const name = `${prefix}${key.toLowerCase()}`;
    return !without.has(name) && (whole || only?.has(name));
  });
  return kept.length > 0 || whole ? Object.fromEntries(kept) : undefined;
}
