import { defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import { commentNotAllowed, pageNotFound, threadNotFound } from './errors.ts';

const { id, moment, nothing } = fields;

/** A place in the text that stays with its words: two relative positions of Yjs, as base64. */
export const anchor = z.object({ from: z.base64().max(400), to: z.base64().max(400) });

/** Characters of a comment. */
export const longestComment = 4000;
const text = z.string().trim().min(1).max(longestComment);

export const comment = z.object({
  id,
  author: z.object({ id, name: z.string() }),
  text: z.string(),
  at: moment,
  /** Changed since. */
  isEdited: z.boolean(),
});
export type Comment = z.output<typeof comment>;

/** What was said about a place of a page, or, without an anchor, about all of it. */
export const thread = z.object({
  id,
  page: id,
  anchor: anchor.nullable(),
  /** The words as they were: what is left when the place is gone. */
  quote: z.string(),
  resolvedAt: moment.nullable(),
  resolvedBy: z.object({ id, name: z.string() }).nullable(),
  comments: z.array(comment),
});
export type Thread = z.output<typeof thread>;

export const listThreads = defineRoute({
  name: 'wiki.listThreads',
  method: 'GET',
  path: '/api/wiki/pages/:page/threads',
  access: 'person',
  summary: 'What was said about a page, oldest first',
  input: z.object({ page: id }),
  output: z.object({ threads: z.array(thread) }),
  errors: [pageNotFound],
});

export const startThread = defineRoute({
  name: 'wiki.startThread',
  method: 'POST',
  path: '/api/wiki/pages/:page/threads',
  idempotent: true,
  access: 'person',
  summary: 'Says something about a place of a page, or about all of it',
  input: z.object({ page: id, anchor: anchor.nullable(), quote: z.string().max(400), text }),
  output: thread,
  errors: [pageNotFound, commentNotAllowed],
  callsPerMinute: 60,
});

export const answerThread = defineRoute({
  name: 'wiki.answerThread',
  method: 'POST',
  path: '/api/wiki/threads/:thread/comments',
  idempotent: true,
  access: 'person',
  summary: 'Answers; a resolved thread is open again',
  input: z.object({ thread: id, text }),
  output: thread,
  errors: [threadNotFound, commentNotAllowed],
  callsPerMinute: 60,
});

export const resolveThread = defineRoute({
  name: 'wiki.resolveThread',
  method: 'PUT',
  path: '/api/wiki/threads/:thread/resolved',
  access: 'person',
  summary: 'Says that a thread is settled, or that it is not; who may comment may',
  input: z.object({ thread: id, resolved: z.boolean() }),
  output: thread,
  errors: [threadNotFound, commentNotAllowed],
});

export const editComment = defineRoute({
  name: 'wiki.editComment',
  method: 'PATCH',
  path: '/api/wiki/comments/:comment',
  access: 'person',
  summary: 'Says one’s own comment in other words; all see that it was edited',
  input: z.object({ comment: id, text }),
  output: thread,
  errors: [threadNotFound, commentNotAllowed],
  callsPerMinute: 60,
});

export const deleteComment = defineRoute({
  name: 'wiki.deleteComment',
  method: 'DELETE',
  path: '/api/wiki/comments/:comment',
  access: 'person',
  summary: 'Takes one’s own comment away; whoever manages the page takes away any. The last one takes its thread along',
  input: z.object({ comment: id }),
  output: nothing,
  errors: [threadNotFound, commentNotAllowed],
});
