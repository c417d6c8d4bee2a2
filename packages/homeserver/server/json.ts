import { badJson, tooLarge } from './matrix-error.ts';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [name: string]: Json | undefined };

/** Deeper nesting is refused before anything walks it. */
const deepest = 100;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Throws M_BAD_JSON for what canonical JSON cannot say: fractions, and integers beyond 2^53 - 1 (Appendices, "Canonical
 * JSON"; room versions 6 and later refuse them in events).
 */
export function checkCanonical(value: unknown, depth = 0): void {
  if (depth > deepest) throw badJson('The JSON is nested too deeply');
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw badJson('Numbers in events are integers between -2^53+1 and 2^53-1');
  } else if (Array.isArray(value)) {
    for (const each of value) checkCanonical(each, depth + 1);
  } else if (typeof value === 'object' && value !== null) {
    for (const name in value) checkCanonical((value as JsonObject)[name], depth + 1);
  }
}

/** Canonical JSON: keys sorted by code point, no white space. The value has passed `checkCanonical`. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const names = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .sort(byCodePoint);
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name])}`).join(',')}}`;
}

/** UTF-16 order differs from code points only where surrogates meet the end of the basic plane. */
function byCodePoint(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

/** What JSON writes only as an escape and PostgreSQL cannot keep: null, and halves of surrogate pairs. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

/** Whether the database can keep it where it is not hidden in the text of an event. */
export function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return !value.includes('\0') && value.isWellFormed();
  return !unstorable.test(JSON.stringify(value) ?? '');
}

/** Ids, types and state keys have at most 255 bytes ("Size limits"); throws M_TOO_LARGE, or M_BAD_JSON for what is no text. */
export function checkLength(what: string, text: string): void {
  if (!isStorable(text)) throw badJson(`${what} is no text`);
  if (text.length > 255 || Buffer.byteLength(text) > 255) throw tooLarge(`${what} may have 255 bytes at most`);
}

/** The same for what need not be canonical: only the depth is looked at. Throws M_BAD_JSON. */
export function checkDepth(value: unknown, depth = 0): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > deepest) throw badJson('The JSON is nested too deeply');
  for (const each of Object.values(value)) checkDepth(each, depth + 1);
}
