import { createHash, timingSafeEqual } from 'node:crypto';
import type { Tx } from '@kontor/database';
import { type PushedEvent, transaction } from '@kontor/matrix/server';
import type { SpaceRoomEvent } from '@kontor/plugin-api/server';
import type { HomeserverContext } from './homeserver-context.ts';
import { readPrivateEvents } from './private-events.ts';
import { findSpacesOf } from './room-store.ts';
import { takeTransaction } from './transaction-store.ts';
import { findUsersById } from './user-store.ts';

export interface IntakeRequest {
  readonly method: string;
  /** With its query. */
  readonly url: string;
  readonly authorization: string | undefined;
  /** Nothing where the body is too large. */
  readonly readBody: () => Promise<string | undefined>;
}

export interface IntakeAnswer {
  readonly status: number;
  readonly body: object;
}

const done: IntakeAnswer = { status: 200, body: {} };
const wrong = (status: number, errcode: string, error: string): IntakeAnswer => ({ status, body: { errcode, error } });

/** What a homeserver tells and asks an application service: `/_matrix/app/v1/…`. */
export class Intake {
  readonly #context: HomeserverContext;
  readonly #token: () => string | undefined;
  readonly #onLeft: (space: string) => void;

  /** `token`: what the homeserver has to show. `onLeft`: somebody left a room of this space by themselves. */
  constructor(context: HomeserverContext, token: () => string | undefined, onLeft: (space: string) => void) {
    this.#context = context;
    this.#token = token;
    this.#onLeft = onLeft;
  }

  async answer(request: IntakeRequest): Promise<IntakeAnswer> {
    if (request.authorization === undefined) return wrong(401, 'M_MISSING_TOKEN', 'A token is needed');
    if (!this.#isHomeserver(request.authorization))
      return wrong(403, 'M_FORBIDDEN', 'This is not the homeserver’s token');
    const path = request.url.split('?', 1)[0] ?? '';
    const id = /^\/_matrix\/app\/v1\/transactions\/([^/]+)$/.exec(path)?.[1];
    if (id !== undefined && request.method === 'PUT') return this.#take(id, request);
    if (path === '/_matrix/app/v1/ping' && request.method === 'POST') return done;
    // Every user is made by Kontor beforehand, and it has no aliases.
    if (/^\/_matrix\/app\/v1\/(users|rooms)\/[^/]+$/.test(path) && request.method === 'GET')
      return wrong(404, 'M_NOT_FOUND', 'There is none');
    return wrong(404, 'M_UNRECOGNIZED', 'There is no such endpoint');
  }

  #isHomeserver(authorization: string): boolean {
    const given = Buffer.from(authorization);
    const token = this.#token();
    const wanted = Buffer.from(`Bearer ${token}`);
    return token !== undefined && given.length === wanted.length && timingSafeEqual(given, wanted);
  }

  async #take(id: string, request: IntakeRequest): Promise<IntakeAnswer> {
    const body = await request.readBody();
    if (body === undefined) return wrong(413, 'M_TOO_LARGE', 'The transaction is too large');
    const parsed = transaction.safeParse(parseJson(body));
    if (!parsed.success) return wrong(400, 'M_BAD_JSON', 'This is no transaction');
    const { database, clock, listeners } = this.#context;
    const left = await database.transaction(async (tx) => {
      const pushed = parsed.data.events;
      if (!(await takeTransaction(tx, nameOf(id, pushed), clock.now()))) return [];
      const spaceOf = await findSpacesOf(tx, [...new Set(pushed.map((event) => event.room_id))]);
      const events = await this.#ofSpaces(tx, pushed, spaceOf);
      if (events.length > 0) for (const handle of listeners.roomEvents) await handle(tx, events);
      const others = await readPrivateEvents(
        tx,
        pushed.filter((event) => !spaceOf.has(event.room_id)),
      );
      if (others.length > 0) for (const handle of listeners.privateEvents) await handle(tx, others);
      return events.filter(hasLeft);
    });
    for (const space of new Set(left.map((event) => event.space))) this.#onLeft(space);
    return done;
  }

  async #ofSpaces(
    tx: Tx,
    events: readonly PushedEvent[],
    spaceOf: ReadonlyMap<string, string>,
  ): Promise<SpaceRoomEvent[]> {
    const here = events.filter((event) => spaceOf.has(event.room_id));
    const users = await findUsersById(tx, [...new Set(here.map(({ sender }) => sender))]);
    const personOf = new Map(users.map(({ user, person }) => [user, person]));
    return here.map((event) => ({
      room: event.room_id,
      space: spaceOf.get(event.room_id) ?? '',
      event: event.event_id,
      type: event.type,
      person: personOf.get(event.sender),
      at: new Date(event.origin_server_ts),
      content: event.content,
    }));
  }
}

/** Homeservers count from 1, also one that takes the place of another: the same id with other events is another transaction. */
function nameOf(id: string, events: readonly PushedEvent[]): string {
  const digest = createHash('sha256').update(events.map((event) => event.event_id).join(' '));
  return `${id} ${digest.digest('base64url')}`;
}

/** By their own doing: what the service does is done by nobody who is a person. */
function hasLeft({ type, person, content }: SpaceRoomEvent): boolean {
  return type === 'm.room.member' && person !== undefined && content.membership === 'leave';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
