import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isRefusal } from './matrix-failure.ts';
import { askMatrix, type MatrixRequest, type MatrixTarget, pathOf, readMatrix } from './matrix-requests.ts';

const nothing = z.object({});
const stateEvents = z.array(
  z.object({ type: z.string(), state_key: z.string(), sender: z.string(), content: z.record(z.string(), z.unknown()) }),
);

const relations = z.object({
  chunk: z.array(
    z.object({
      event_id: z.string(),
      sender: z.string(),
      content: z.object({ 'm.relates_to': z.object({ rel_type: z.string().optional() }).optional().catch(undefined) }),
    }),
  ),
  next_batch: z.string().optional(),
});

const someEvents = z.object({
  chunk: z.array(
    z.object({
      event_id: z.string(),
      type: z.string(),
      state_key: z.string().optional(),
      origin_server_ts: z.number(),
      content: z.record(z.string(), z.unknown()),
    }),
  ),
  end: z.string().optional(),
});

export interface EventRelation {
  readonly event: string;
  readonly sender: string;
  /** `m.replace`, `m.annotation`, `m.reference`, `m.thread`. */
  readonly relation: string | undefined;
}

/** Something said in a room. */
export interface PastEvent {
  readonly event: string;
  readonly type: string;
  readonly at: Date;
  readonly content: Readonly<Record<string, unknown>>;
}

/** One event of a room's state. */
export interface StateEvent {
  readonly type: string;
  readonly key: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** The same as the homeserver tells it, with who said it. */
export interface KnownStateEvent extends StateEvent {
  readonly sender: string;
}

export interface NewRoom {
  readonly name: string;
  readonly topic: string;
  readonly version: string;
  readonly isSpace: boolean;
  readonly powerLevels: object;
  readonly state: readonly StateEvent[];
}

export interface MatrixSession {
  readonly userId: string;
  readonly deviceId: string;
  readonly accessToken: string;
}

/**
 * A homeserver as an application service uses it ("Application Service API"): as its own user, or as one of its
 * namespace. Throws `MatrixRefusal` and `MatrixAway`.
 */
export class ApplicationService {
  readonly #target: MatrixTarget;
  readonly #token: string;

  constructor(target: MatrixTarget, token: string) {
    this.#target = target;
    this.#token = token;
  }

  /** Makes a user of the namespace; one that is there already stays as it is. */
  async register(localpart: string): Promise<void> {
    const body = { type: 'm.login.application_service', username: localpart, inhibit_login: true };
    try {
      await this.#ask({ method: 'POST', path: '/_matrix/client/v3/register', body, repeatable: true }, nothing);
    } catch (failure) {
      if (!isRefusal(failure, 'M_USER_IN_USE')) throw failure;
    }
  }

  /** Signs a device of a user in; its older tokens end. */
  async logIn(user: string, device: { readonly id: string; readonly name: string }): Promise<MatrixSession> {
    const body = {
      type: 'm.login.application_service',
      identifier: { type: 'm.id.user', user },
      device_id: device.id,
      initial_device_display_name: device.name,
    };
    const answer = z.object({ user_id: z.string(), device_id: z.string(), access_token: z.string() });
    const request = { method: 'POST', path: '/_matrix/client/v3/login', body, repeatable: true } as const;
    const { user_id: userId, device_id: deviceId, access_token: accessToken } = await this.#ask(request, answer);
    return { userId, deviceId, accessToken };
  }

  /** Ends a device with all that belongs to it: signing in anew is the one way to a token of it. */
  async endDevice(user: string, device: string): Promise<void> {
    const { accessToken } = await this.logIn(user, { id: device, name: '' });
    const request = { method: 'POST', path: '/_matrix/client/v3/logout', token: accessToken, body: {} } as const;
    await askMatrix(this.#target, request, nothing);
  }

  async setDisplayName(user: string, name: string): Promise<void> {
    const path = pathOf('/_matrix/client/v3/profile/%/displayname', user);
    await this.#ask({ method: 'PUT', path, body: { displayname: name } }, nothing, user);
  }

  /**
   * Ends a user for good and has their name, picture and what their clients kept forgotten; every room is left. A service
   * does so for its own users without anybody's password.
   */
  async deactivate(user: string): Promise<void> {
    const path = '/_matrix/client/v3/account/deactivate';
    await this.#ask({ method: 'POST', path, body: { erase: true }, repeatable: true }, nothing, user);
  }

  /**
   * Publishes signing keys of a user in place of others. Whoever has a password would confirm it by that; for its own users
   * a service need not ("Application services", cross-signing without user-interactive authentication).
   */
  async replaceSigningKeys(user: string, keys: object): Promise<void> {
    const path = '/_matrix/client/v3/keys/device_signing/upload';
    await this.#ask({ method: 'POST', path, body: keys, repeatable: true }, nothing, user);
  }

  async createRoom(room: NewRoom): Promise<string> {
    const body = {
      preset: 'private_chat',
      visibility: 'private',
      name: room.name,
      ...(room.topic === '' ? {} : { topic: room.topic }),
      room_version: room.version,
      creation_content: { ...(room.isSpace ? { type: 'm.space' } : {}), 'm.federate': false },
      power_level_content_override: room.powerLevels,
      initial_state: room.state.map(({ type, key, content }) => ({ type, state_key: key, content })),
    };
    const request = { method: 'POST', path: '/_matrix/client/v3/createRoom', body } as const;
    return (await this.#ask(request, z.object({ room_id: z.string() }))).room_id;
  }

  /** As the service sees it, or as a user who is in the room does. */
  async readState(room: string, user?: string): Promise<KnownStateEvent[]> {
    const path = pathOf('/_matrix/client/v3/rooms/%/state', room);
    const events = await this.#ask({ method: 'GET', path }, stateEvents, user);
    return events.map(({ type, state_key: key, sender, content }) => ({ type, key, sender, content }));
  }

  /** Whether a user sees a room as encrypted. Refused where they are not in it ("M_FORBIDDEN"). */
  async isEncrypted(room: string, user: string): Promise<boolean> {
    const path = pathOf('/_matrix/client/v3/rooms/%/state/m.room.encryption', room);
    try {
      await this.#ask({ method: 'GET', path }, nothing, user);
      return true;
    } catch (failure) {
      if (isRefusal(failure, 'M_NOT_FOUND')) return false;
      throw failure;
    }
  }

  /** As the service, or as a user with the rights that they have there. */
  async setState(room: string, { type, key, content }: StateEvent, user?: string): Promise<void> {
    const path = pathOf('/_matrix/client/v3/rooms/%/state/%/%', room, type, key);
    await this.#ask({ method: 'PUT', path, body: content }, nothing, user);
  }

  /** `by`: who invites them, if not the service. */
  async invite(room: string, user: string, by?: string): Promise<void> {
    const path = pathOf('/_matrix/client/v3/rooms/%/invite', room);
    await this.#ask({ method: 'POST', path, body: { user_id: user } }, nothing, by);
  }

  async join(room: string, user: string): Promise<void> {
    const path = pathOf('/_matrix/client/v3/rooms/%/join', room);
    await this.#ask({ method: 'POST', path, body: {}, repeatable: true }, nothing, user);
  }

  async kick(room: string, user: string, reason?: string): Promise<void> {
    const path = pathOf('/_matrix/client/v3/rooms/%/kick', room);
    await this.#ask({ method: 'POST', path, body: { user_id: user, ...(reason ? { reason } : {}) } }, nothing);
  }

  /** For who has left it: the homeserver shows them nothing more of what was said while they were there. */
  async forget(room: string, user: string): Promise<void> {
    const path = pathOf('/_matrix/client/v3/rooms/%/forget', room);
    await this.#ask({ method: 'POST', path, body: {}, repeatable: true }, nothing, user);
  }

  async leave(room: string, user?: string): Promise<void> {
    const path = pathOf('/_matrix/client/v3/rooms/%/leave', room);
    await this.#ask({ method: 'POST', path, body: {} }, nothing, user);
  }

  async listJoinedRooms(user?: string): Promise<string[]> {
    const request = { method: 'GET', path: '/_matrix/client/v3/joined_rooms' } as const;
    return (await this.#ask(request, z.object({ joined_rooms: z.array(z.string()) }), user)).joined_rooms;
  }

  /** `at`: when it counts as written, which only a service may say. `transaction`: sent again under it, it is one event. */
  async send(
    room: string,
    user: string,
    event: { readonly type: string; readonly content: object; readonly at?: Date; readonly transaction?: string },
  ): Promise<string> {
    const transaction = event.transaction ?? randomUUID();
    const path = pathOf('/_matrix/client/v3/rooms/%/send/%/%', room, event.type, transaction);
    const query: Record<string, string> = event.at ? { ts: String(event.at.getTime()) } : {};
    const request = { method: 'PUT', path, body: event.content, query } as const;
    return (await this.#ask(request, z.object({ event_id: z.string() }), user)).event_id;
  }

  /** What was said there is gone; `at`: when that counts as done. Under one `transaction` it is one event. */
  async redact(
    room: string,
    event: string,
    { at, transaction, user }: { readonly at: Date; readonly transaction: string; readonly user?: string | undefined },
  ): Promise<void> {
    const path = pathOf('/_matrix/client/v3/rooms/%/redact/%/%', room, event, transaction);
    await this.#ask({ method: 'PUT', path, body: {}, query: { ts: String(at.getTime()) } }, nothing, user);
  }

  /** Who wrote an event, as somebody sees it who is in the room. */
  async findSender(room: string, event: string, user: string): Promise<string> {
    const path = pathOf('/_matrix/client/v3/rooms/%/event/%', room, event);
    return (await this.#ask({ method: 'GET', path }, z.object({ sender: z.string() }), user)).sender;
  }

  /** What was said in a room, the newest first, as somebody sees it who is in it; a page, and where the next one begins. */
  async listMessages(
    room: string,
    user: string,
    from: string | undefined,
  ): Promise<{ readonly events: readonly PastEvent[]; readonly next: string | undefined }> {
    const path = pathOf('/_matrix/client/v3/rooms/%/messages', room);
    const query = { dir: 'b', limit: '200', ...(from === undefined ? {} : { from }) };
    const { chunk, end } = await this.#ask({ method: 'GET', path, query }, someEvents, user);
    const events = chunk.flatMap(({ event_id: event, type, state_key: key, origin_server_ts: at, content }) =>
      key === undefined ? [{ event, type, at: new Date(at), content }] : [],
    );
    return { events, next: chunk.length > 0 ? end : undefined };
  }

  /** What others and its author added to an event: edits, reactions, votes, answers in its thread; with how it is related. */
  async listRelations(room: string, event: string, user?: string): Promise<EventRelation[]> {
    const found: EventRelation[] = [];
    let from: string | undefined;
    do {
      const path = pathOf('/_matrix/client/v1/rooms/%/relations/%', room, event);
      const query = { limit: '100', ...(from === undefined ? {} : { from }) };
      const { chunk, next_batch: next } = await this.#ask({ method: 'GET', path, query }, relations, user);
      for (const { event_id: id, sender, content } of chunk)
        found.push({ event: id, sender, relation: content['m.relates_to']?.rel_type });
      from = chunk.length > 0 ? next : undefined;
    } while (from !== undefined);
    return found;
  }

  /** The bytes of a file that somebody uploaded (`mxc://server/id`); nothing where there are more than that many. */
  async download(server: string, media: string, mostBytes: number): Promise<Uint8Array | undefined> {
    const path = pathOf('/_matrix/client/v1/media/download/%/%', server, media);
    return readMatrix(this.#target, { path, token: this.#token }, mostBytes);
  }

  /** Whether the homeserver is there and knows the service. */
  async whoAmI(): Promise<string> {
    const request = { method: 'GET', path: '/_matrix/client/v3/account/whoami' } as const;
    return (await this.#ask(request, z.object({ user_id: z.string() }))).user_id;
  }

  #ask<Answer>(request: MatrixRequest, answer: z.ZodType<Answer>, user?: string): Promise<Answer> {
    const query = { ...request.query, ...(user === undefined ? {} : { user_id: user }) };
    return askMatrix(this.#target, { ...request, query, token: this.#token }, answer);
  }
}
