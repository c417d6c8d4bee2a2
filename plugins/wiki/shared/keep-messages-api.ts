import { defineRoute, fields, spaceNotFound } from '@kontor/schema';
import { z } from 'zod';
import { pageNotFound, pageReadOnly, pageTrashed } from './errors.ts';
import { treePage } from './page.ts';

const { id, language, line, moment, requiredLine } = fields;

/** Where one message is read: an address of this installation's chat that names it. */
const messageAddress = z
  .string()
  .max(1000)
  .regex(/^https?:\/\/[^/?#\s]+\/chat\/[^/?#\s]+\/[^/?#\s]+(\?thread=[^&#\s]+)?$/);

/** A message as whoever keeps it saw it: it may come from a room that the server cannot read. */
export const keptMessage = z.object({
  author: line(200),
  at: moment,
  /** What the chat shows of it, as HTML. */
  html: z.string().min(1).max(100_000),
  address: messageAddress,
});
export type KeptMessage = z.output<typeof keptMessage>;

export const keepMessages = defineRoute({
  name: 'wiki.keepMessages',
  method: 'POST',
  path: '/api/wiki/kept-messages',
  idempotent: true,
  access: 'person',
  summary: 'Makes a page of messages that the caller sees, each as a quote with author, time and the way back to it',
  input: z.object({
    space: id,
    parent: id.nullable().default(null),
    title: requiredLine(200),
    messages: z.array(keptMessage).min(1).max(100),
    /** In which the times are written. */
    language,
  }),
  output: treePage,
  errors: [spaceNotFound, pageNotFound, pageReadOnly, pageTrashed],
  callsPerMinute: 30,
});
