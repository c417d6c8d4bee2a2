import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { moment } from '../fields.ts';

/** One event as a client gets it, with what that client may see of the object now. */
export const liveEvent = z.object({
  position: z.number().int(),
  kind: z.string(),
  payload: z.record(z.string(), z.unknown()),
  object: z.record(z.string(), z.unknown()).nullable(),
  happenedAt: moment,
});
export type LiveEvent = z.output<typeof liveEvent>;

/** Client to server, as JSON text. The first message has to be `start`. */
export const liveClientMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('start'), cursor: z.number().int().min(0) }),
  /** `busy`: somebody is at the keyboard or the screen there. */
  z.strictObject({ type: z.literal('ping'), busy: z.literal(true).optional() }),
]);
export type LiveClientMessage = z.output<typeof liveClientMessage>;

/**
 * Server to client. `events` moves the cursor even when it holds none for this client; one follows each `start`, once
 * everything missed was sent. `refetch`: the cursor is older
 * than what is kept, or rights changed; fetch anew. `ended`: the session is over.
 */
export const liveServerMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('events'), events: z.array(liveEvent), cursor: z.number().int() }),
  z.object({ type: z.literal('refetch'), cursor: z.number().int() }),
  z.object({ type: z.literal('ended') }),
  z.object({ type: z.literal('pong') }),
]);
export type LiveServerMessage = z.output<typeof liveServerMessage>;

/** Close codes of `/live`: the session is over; the first message did not come or does not fit; not read; too many open. */
export const liveCloseCodes = { sessionEnded: 4401, badMessage: 4400, tooSlow: 4408, tooMany: 4429 } as const;

/** The longest that a long poll waits for something to say, in seconds. */
export const longestPoll = 25;

/**
 * The same over HTTP where websockets are blocked: answers at once when there is something, else after `wait` seconds.
 * Who lost the connection asks with 0: the answer says that it is back.
 */
export const pollLive = defineRoute({
  name: 'live.poll',
  method: 'GET',
  path: '/api/live',
  access: 'person',
  summary: 'Long poll for live events after a cursor',
  input: z.object({
    cursor: z.coerce.number().int().min(0),
    /** Somebody is at the keyboard or the screen there. */
    busy: z.literal('true').optional(),
    wait: z.coerce.number().int().min(0).max(longestPoll).default(longestPoll),
  }),
  output: liveServerMessage,
  errors: [],
});
