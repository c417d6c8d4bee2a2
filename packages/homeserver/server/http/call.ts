import type { IncomingMessage } from 'node:http';
import { isObject, isStorable, type JsonObject } from '../json.ts';
import { badJson, invalidParam, MatrixError, missingParam } from '../matrix-error.ts';
import type { Caller } from '../users/sessions.ts';

/** A request as an endpoint sees it. */
export class Call {
  /** Decoded parts of the path, by name. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly request: IncomingMessage;
  readonly address: string;
  readonly #caller: Caller | undefined;

  constructor(parts: {
    readonly params: Readonly<Record<string, string>>;
    readonly query: URLSearchParams;
    readonly body: unknown;
    readonly request: IncomingMessage;
    readonly address: string;
    readonly caller: Caller | undefined;
  }) {
    this.params = parts.params;
    this.query = parts.query;
    this.body = parts.body;
    this.request = parts.request;
    this.address = parts.address;
    this.#caller = parts.caller;
  }

  /** The same request with another body: what was asked for before the stages of an authentication. */
  withBody(body: unknown): Call {
    const { params, query, request, address } = this;
    return new Call({ params, query, body, request, address, caller: this.#caller });
  }

  /** Who calls. Endpoints for anybody ask for `callerIfAny`. */
  get caller(): Caller {
    if (!this.#caller) throw new MatrixError(401, 'M_MISSING_TOKEN', 'An access token is needed');
    return this.#caller;
  }

  get callerIfAny(): Caller | undefined {
    return this.#caller;
  }

  param(name: string): string {
    const value = this.params[name];
    if (value === undefined) throw missingParam(`${name} is missing from the path`);
    return value;
  }

  /** The body, which has to be an object; an empty one where nothing was sent. */
  get json(): JsonObject {
    if (this.body === undefined) return {};
    if (!isObject(this.body)) throw badJson('The body is not a JSON object');
    return this.body;
  }

  /** Throws M_BAD_JSON where a body was sent that is not an object, although nothing is read from it. */
  checkBody(): void {
    void this.json;
  }

  /** A text of the body; throws M_MISSING_PARAM or M_BAD_JSON. */
  text(name: string): string {
    const value = this.textIfAny(name);
    if (value === undefined) throw missingParam(`${name} is missing`);
    return value;
  }

  textIfAny(name: string): string | undefined {
    const value = this.json[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'string' || !isStorable(value)) throw badJson(`${name} is not a string`);
    return value;
  }

  flag(name: string): boolean {
    const value = this.json[name];
    if (value === undefined || value === null) return false;
    if (typeof value !== 'boolean') throw badJson(`${name} is neither true nor false`);
    return value;
  }

  wholeNumberIfAny(name: string): number | undefined {
    const value = this.json[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw badJson(`${name} is not a whole number`);
    return value;
  }

  objectIfAny(name: string): JsonObject | undefined {
    const value = this.json[name];
    if (value === undefined || value === null) return undefined;
    if (!isObject(value)) throw badJson(`${name} is not an object`);
    return value;
  }

  /** A number of the query between `least` and `most`; what is above is taken as `most`. */
  queryNumber(name: string, fallback: number, { least = 0, most = Number.MAX_SAFE_INTEGER } = {}): number {
    const text = this.query.get(name);
    if (text === null) return fallback;
    const value = Number(text);
    if (!/^-?\d+$/.test(text) || value < least) throw invalidParam(`${name} is not a number from ${least} on`);
    return Math.min(value, most);
  }

  queryFlag(name: string): boolean {
    const text = this.query.get(name);
    if (text === null || text === 'false') return false;
    if (text === 'true') return true;
    throw invalidParam(`${name} is neither true nor false`);
  }
}

/** An answer that is JSON already. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** An answer that is not a plain 200 with JSON. */
export class Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}
