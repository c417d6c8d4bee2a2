import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { HomeserverContext } from './homeserver-context.ts';
import { isReadRequest, type ReadClaim, readClaimOf } from './read-claim.ts';
import { findUsersById } from './user-store.ts';

const mostBytes = 16 * 1024;
const mostKnown = 10_000;
const longestMs = 10_000;

const whoAmI = z.object({ user_id: z.string() });
const threaded = z.object({ rel_type: z.literal('m.thread'), event_id: z.string() });
const message = z.object({
  origin_server_ts: z.number(),
  content: z.object({ 'm.relates_to': threaded.optional().catch(undefined) }),
});

/**
 * Hears what people read, whatever program they read it with: every client comes through Kontor's door, so it is heard
 * there, private receipts too, which a homeserver tells nobody. Asked is the homeserver alone, as the one who reads.
 */
export class ReadListener {
  readonly #context: HomeserverContext;
  readonly #url: () => string | undefined;
  /** Users by the hash of their token; nobody takes the token of another. */
  readonly #known = new Map<string, string>();

  constructor(context: HomeserverContext, url: () => string | undefined) {
    this.#context = context;
    this.#url = url;
  }

  /** What to call once the homeserver has taken the request; nothing where it says nothing about reading. */
  watch({ raw, headers }: FastifyRequest): (() => void) | undefined {
    const { method = '', url = '' } = raw;
    if (this.#context.listeners.read.length === 0 || !isReadRequest(method, url)) return undefined;
    const chunks: Buffer[] = [];
    let bytes = 0;
    raw.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= mostBytes) chunks.push(chunk);
    });
    return () => {
      const claim = bytes > mostBytes ? undefined : readClaimOf(url, Buffer.concat(chunks).toString());
      const token = tokenOf(headers.authorization, url);
      if (!claim || token === undefined) return;
      this.#tell(claim, token).catch((failure: unknown) =>
        this.#context.log.warn({ failure: String(failure) }, 'it was not heard that a message was read'),
      );
    };
  }

  async #tell(claim: ReadClaim, token: string): Promise<void> {
    const { database, listeners } = this.#context;
    const user = await this.#userOf(token);
    const [known] = user === undefined ? [] : await database.transaction((tx) => findUsersById(tx, [user]));
    if (!known) return;
    const findMessage = (event: string) => this.#findMessage(claim.room, event, token);
    for (const handle of listeners.read) await handle({ ...claim, person: known.person, findMessage });
  }

  async #userOf(token: string): Promise<string | undefined> {
    const hash = createHash('sha256').update(token).digest('base64');
    const known = this.#known.get(hash);
    if (known !== undefined) return known;
    const user = (await this.#ask('/account/whoami', token, whoAmI))?.user_id;
    if (user === undefined) return undefined;
    const [oldest] = this.#known.keys();
    if (this.#known.size >= mostKnown && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(hash, user);
    return user;
  }

  async #findMessage(room: string, event: string, token: string) {
    const path = `/rooms/${encodeURIComponent(room)}/event/${encodeURIComponent(event)}`;
    const found = await this.#ask(path, token, message);
    return found && { at: new Date(found.origin_server_ts), thread: found.content['m.relates_to']?.event_id };
  }

  async #ask<Answer>(path: string, token: string, answer: z.ZodType<Answer>): Promise<Answer | undefined> {
    const url = this.#url();
    if (url === undefined) return undefined;
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${url}/_matrix/client/v3${path}`, {
      headers,
      signal: AbortSignal.timeout(longestMs),
    });
    const body: unknown = await response.json();
    return response.ok ? answer.safeParse(body).data : undefined;
  }
}

/** "Using access tokens". */
function tokenOf(authorization: string | undefined, url: string): string | undefined {
  const [, given] = /^Bearer (\S+)$/i.exec(authorization ?? '') ?? [];
  return given ?? new URL(url, 'http://kontor.invalid').searchParams.get('access_token') ?? undefined;
}
