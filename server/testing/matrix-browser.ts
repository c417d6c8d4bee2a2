import { randomBytes } from 'node:crypto';
import { type OutputOf, openMatrixSession } from '@kontor/schema';
import type { ApiClient } from './api-client.ts';

// biome-ignore lint/suspicious/noExplicitAny: raw JSON, as a foreign client sees it.
type Json = any;

/** The id that a browser makes for itself once. */
export const newBrowser = () => randomBytes(12).toString('hex');

/** A raw Matrix client of a test, which knows nothing but the specification and goes through Kontor's door. */
export class MatrixBrowser {
  readonly url: string;
  readonly session: OutputOf<typeof openMatrixSession>;
  #since: string | undefined;

  private constructor(url: string, session: OutputOf<typeof openMatrixSession>) {
    this.url = url;
    this.session = session;
  }

  static async open(client: ApiClient, device = newBrowser()): Promise<MatrixBrowser> {
    return new MatrixBrowser(client.url, await client.call(openMatrixSession, { device }));
  }

  get userId(): string {
    return this.session.userId;
  }

  fetch(method: string, path: string, body?: object): Promise<Response> {
    return fetch(`${this.url}/_matrix/client${path}`, {
      method,
      headers: { authorization: `Bearer ${this.session.accessToken}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async call(method: string, path: string, body?: object): Promise<Json> {
    const response = await this.fetch(method, path, body);
    const answer: Json = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  }

  /** What came since the last call; waits for news so long. */
  async sync(waitMs = 0): Promise<Json> {
    const since = this.#since === undefined ? '' : `&since=${this.#since}`;
    const answer = await this.call('GET', `/v3/sync?timeout=${waitMs}${since}`);
    this.#since = answer.next_batch;
    return answer;
  }

  async joinedRooms(): Promise<string[]> {
    return (await this.call('GET', '/v3/joined_rooms')).joined_rooms;
  }

  async send(room: string, text: string): Promise<string> {
    const path = `/v3/rooms/${encodeURIComponent(room)}/send/m.room.message/${newBrowser()}`;
    return (await this.call('PUT', path, { msgtype: 'm.text', body: text })).event_id;
  }

  /** The content of a state event; nothing where there is none. */
  async state(room: string, type: string, key = ''): Promise<Json> {
    const path = `/v3/rooms/${encodeURIComponent(room)}/state/${type}/${encodeURIComponent(key)}`;
    const response = await this.fetch('GET', path);
    return response.ok ? response.json() : undefined;
  }
}
