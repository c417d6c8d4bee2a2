import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Answer, Json } from './answer.ts';
import { checkAnswer } from './spec-check.ts';
import type { Target } from './target.ts';

export type { Answer, Json } from './answer.ts';

export interface CallOptions {
  readonly query?: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is, instead of JSON. */
  readonly raw?: string | Uint8Array;
}

let numbers = 0;
/** Something never used before on this server. */
export function fresh(word = 'x'): string {
  numbers += 1;
  return `${word}${Date.now().toString(36)}${process.pid.toString(36)}${numbers.toString(36)}`;
}

/** Room ids, aliases, user ids and event ids belong into a path in this form. */
export const part = encodeURIComponent;

/** A path below a room: `room(id, 'state', 'm.room.name', '')`. */
export function room(roomId: string, ...parts: readonly string[]): string {
  return ['/v3/rooms', ...[roomId, ...parts].map(part)].join('/');
}

/** One signed-in device, or nobody where `token` is missing. */
export class Client {
  readonly target: Target;
  readonly userId: string;
  readonly deviceId: string;
  token: string | undefined;

  constructor(target: Target, who: { userId?: string; deviceId?: string; token?: string | undefined } = {}) {
    this.target = target;
    this.userId = who.userId ?? '';
    this.deviceId = who.deviceId ?? '';
    this.token = who.token;
  }

  /**
   * Calls `/_matrix/client` + path (`/v3/sync`), or an address from the root (`/_matrix/media/...`, `/_synapse/...`). Throws
   * if the answer is not what the official definition of the endpoint says.
   */
  async call(method: string, path: string, body?: unknown, options: CallOptions = {}): Promise<Answer> {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(options.query ?? {}))
      for (const each of Array.isArray(value) ? value : [value])
        if (each !== undefined) query.append(name, String(each));
    const from = /^\/(_matrix|_synapse|\.well-known)\//.test(path) ? '' : '/_matrix/client';
    const address = `${this.target.url}${from}${path}${query.size > 0 ? `?${query}` : ''}`;
    const sent = options.raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(address, {
      method,
      headers: {
        ...(this.token === undefined ? {} : { authorization: `Bearer ${this.token}` }),
        ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
        ...options.headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
      redirect: 'manual',
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    const answer = {
      status: response.status,
      headers: response.headers,
      body: isJson && bytes.length > 0 ? JSON.parse(Buffer.from(bytes).toString()) : bytes,
    };
    checkAnswer(this.target, method, `${from}${path}`.replace(/\?.*/, ''), answer);
    return answer;
  }

  /** The body of an answer that has to be a success. */
  async ok(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Json> {
    const answer = await this.call(method, path, body, options);
    expect(answer.status, `${method} ${path}: ${JSON.stringify(answer.body)?.slice(0, 400)}`).toBe(200);
    return answer.body;
  }

  get(path: string, query?: CallOptions['query']): Promise<Json> {
    return this.ok('GET', path, undefined, query ? { query } : {});
  }

  post(path: string, body: unknown = {}, options?: CallOptions): Promise<Json> {
    return this.ok('POST', path, body, options);
  }

  put(path: string, body: unknown = {}, options?: CallOptions): Promise<Json> {
    return this.ok('PUT', path, body, options);
  }

  delete(path: string, body?: unknown): Promise<Json> {
    return this.ok('DELETE', path, body);
  }

  /** The call has to be refused with this status and errcode, or one of these where the specification leaves it open. */
  async refused(
    status: number | readonly number[],
    errcode: string | readonly string[],
    method: string,
    path: string,
    body?: unknown,
    options?: CallOptions,
  ): Promise<Json> {
    const answer = await this.call(method, path, body, options);
    const oneOf = <Value>(values: Value | readonly Value[]) => expect.toBeOneOf([values].flat());
    expect(
      { status: answer.status, errcode: answer.body?.errcode },
      `${method} ${path}: ${JSON.stringify(answer.body)?.slice(0, 400)}`,
    ).toEqual({ status: oneOf(status), errcode: oneOf(errcode) });
    return answer.body;
  }

  /** Makes a room and answers with its id; `private_chat` without options. */
  async createRoom(options: Json = {}): Promise<string> {
    return (await this.post('/v3/createRoom', { preset: 'private_chat', ...options })).room_id;
  }

  async join(roomIdOrAlias: string): Promise<void> {
    await this.post(`/v3/join/${part(roomIdOrAlias)}`);
  }

  async invite(roomId: string, userId: string): Promise<void> {
    await this.post(`/v3/rooms/${part(roomId)}/invite`, { user_id: userId });
  }

  async leave(roomId: string): Promise<void> {
    await this.post(`/v3/rooms/${part(roomId)}/leave`);
  }

  /** Sends an event and answers with its id. */
  async send(roomId: string, content: Json, type = 'm.room.message', txnId: string = randomUUID()): Promise<string> {
    return (await this.put(`/v3/rooms/${part(roomId)}/send/${part(type)}/${part(txnId)}`, content)).event_id;
  }

  sendText(roomId: string, body: string): Promise<string> {
    return this.send(roomId, { msgtype: 'm.text', body });
  }

  /** Sets state and answers with the event's id. */
  async setState(roomId: string, type: string, content: Json, stateKey = ''): Promise<string> {
    return (await this.put(`/v3/rooms/${part(roomId)}/state/${part(type)}/${part(stateKey)}`, content)).event_id;
  }

  /** The content of a room's current state. */
  getState(roomId: string, type: string, stateKey = ''): Promise<Json> {
    return this.get(room(roomId, 'state', type, stateKey));
  }

  async redact(roomId: string, eventId: string, content: Json = {}): Promise<string> {
    return (await this.put(`/v3/rooms/${part(roomId)}/redact/${part(eventId)}/${randomUUID()}`, content)).event_id;
  }

  sync(query: CallOptions['query'] = {}): Promise<Json> {
    return this.get('/v3/sync', { timeout: 0, ...query });
  }

  /** Syncs on from `since` (from now without it) until `found` says so, ten seconds at most; the last answer. */
  async syncUntil(found: (sync: Json) => unknown, since?: string): Promise<Json> {
    let position = since;
    for (const deadline = Date.now() + 10_000; Date.now() < deadline; ) {
      const answer = await this.sync({ since: position, timeout: position === undefined ? 0 : 2000 });
      if (found(answer)) return answer;
      position = answer.next_batch;
    }
    throw new Error('The sync never showed what was waited for');
  }
}

/** A new account with a device, registered over the dummy stage. */
export async function register(target: Target, word = 'user', extra: Json = {}): Promise<Client> {
  const nobody = new Client(target);
  const asked = { username: fresh(word), password: 'Drei Räder im Regen 7', ...extra };
  const first = await nobody.call('POST', '/v3/register', asked);
  const answer =
    first.status === 401
      ? await nobody.ok('POST', '/v3/register', {
          ...asked,
          auth: { type: 'm.login.dummy', session: first.body.session },
        })
      : first.body;
  return new Client(target, { userId: answer.user_id, deviceId: answer.device_id, token: answer.access_token });
}

export const password = 'Drei Räder im Regen 7';

/** Another device of the same person. */
export async function signInAgain(client: Client, deviceId?: string): Promise<Client> {
  const answer = await new Client(client.target).post('/v3/login', {
    type: 'm.login.password',
    identifier: { type: 'm.id.user', user: client.userId },
    password,
    ...(deviceId === undefined ? {} : { device_id: deviceId }),
  });
  return new Client(client.target, { userId: answer.user_id, deviceId: answer.device_id, token: answer.access_token });
}
