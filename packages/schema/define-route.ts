import { z } from 'zod';
import type { ErrorDefinition } from './define-error.ts';

/**
 * Who may call a route. `anyone` needs no session; `person` any signed-in person (the service then decides by object);
 * `administrator` and `auditor` a person with that role. Every route, mount and socket message declares one.
 */
export type Access = 'anyone' | 'person' | 'administrator' | 'auditor';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A contract between client and server. The path's `:names` are fields of `input`; the rest travels as query or JSON body. */
export interface Route<
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodType = z.ZodType,
  Caller extends Access = Access,
> {
  readonly name: string;
  readonly method: Method;
  readonly path: `/api/${string}`;
  readonly access: Caller;
  readonly summary: string;
  readonly input: Input;
  readonly output: Output;
  readonly errors: readonly ErrorDefinition[];
  /**
   * Takes an `Idempotency-Key`, and so may wait in the outbox of a client. Its handler does all its writing in
   * transactions that it opens itself, and sets no cookies.
   */
  readonly idempotent?: true;
  /** False: a client does not keep the answer on the device to show it without a connection. */
  readonly keptOffline?: false;
  /** Calls per minute and caller before `rate_limited`; without it the general limit of the server holds. */
  readonly callsPerMinute?: number;
  /** Largest request body in bytes; 256 KiB without it. */
  readonly bodyLimit?: number;
}

/**
 * Declares a route: its name (`wiki.renamePage`), method, path, who may call it, input, output and the errors it can
 * answer with. GET and DELETE read their input from path and query (use `z.coerce` for numbers), the others from path
 * and JSON body. Unknown fields are refused.
 */
export function defineRoute<Input extends z.ZodObject, Output extends z.ZodType, const Caller extends Access>(
  route: Route<Input, Output, Caller>,
): Route<Input, Output, Caller> {
  // `strictObject` of the same shape has the same output; zod types the two differently.
  return { ...route, input: z.strictObject(route.input.shape) as unknown as Input };
}

export type InputOf<R extends Route> = z.output<R['input']>;
/** What a caller may leave out: the same input before defaults are filled in. */
export type CallInputOf<R extends Route> = z.input<R['input']>;
export type OutputOf<R extends Route> = z.output<R['output']>;

/** The path with its `:names` filled from the input, and the fields that remain for query or body. */
export function fillPath(
  path: string,
  input: Readonly<Record<string, unknown>>,
): { path: string; rest: Record<string, unknown> } {
  const rest = { ...input };
  const filled = path.replace(/:([a-zA-Z]+)/g, (_match, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  return { path: filled, rest };
}

/** The values of the `:names` in a path that `fillPath` made from this pattern; nothing for another path. */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) values[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return undefined;
  }
  return values;
}
