import { errorKinds } from '@kontor/plugin-api/client';
import { z } from 'zod';

/** An event that this device shows before the server has said it, as `Sync` folds it. */
const expectedEvent = z.object({
  kind: z.string(),
  payload: z.record(z.string(), z.unknown()),
  object: z.record(z.string(), z.unknown()).nullable(),
});
export type ExpectedEvent = z.output<typeof expectedEvent>;

/** A change that waits to be sent, or was refused and waits for its author. Kept in the person's local database. */
export const outboxEntry = z.object({
  /** Its place in the outbox, given by the local database when it is put there. */
  sequence: z.number().int().optional(),
  /** Made by this device; it is also the `Idempotency-Key`. */
  id: z.string(),
  account: z.string(),
  /** Ref of what it changes: entries about one object are sent one after the other, in the order they were made. */
  object: z.string(),
  /** Refs of what has to be there before, such as the list of a new task. */
  after: z.array(z.string()).default([]),
  /** How the list of waiting changes calls it, in the language in which it was made. */
  title: z.string(),
  /** The address of the screen on which it was made. */
  madeOn: z.string().optional(),
  request: z.object({ method: z.string(), path: z.string(), body: z.string().nullable() }),
  expects: z.array(expectedEvent),
  /** Names of routes whose copies no event keeps true. */
  refreshes: z.array(z.string()),
  /** Milliseconds since 1970. */
  madeAt: z.number(),
  /** Whether it was sent at least once, or may have been: from then on its key stands for what it says. */
  isTried: z.boolean().default(true),
  /** Set when the server refused it: it is not sent again unless its author says so. */
  refusal: z.object({ code: z.string(), kind: z.enum(errorKinds), message: z.string() }).nullable(),
});
export type OutboxEntry = z.output<typeof outboxEntry>;
