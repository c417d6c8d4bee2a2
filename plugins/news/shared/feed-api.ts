import { defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import { channelNotFound } from './errors.ts';
import { listedPost, ownPost } from './post.ts';

const { id, moment, nothing } = fields;

export const listPosts = defineRoute({
  name: 'news.listPosts',
  method: 'GET',
  path: '/api/news/posts',
  access: 'person',
  summary: 'Posts that the caller may read, newest first: those of their own news, all, or those of one channel',
  input: z.object({
    /** `own`: channels for everybody, followed ones, and what addresses the caller more closely than everybody. */
    view: z.enum(['own', 'all']).default('own'),
    channel: id.optional(),
    /** `next` of the answer before. */
    after: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  output: z.object({
    /** Without those on top. */
    posts: z.array(listedPost),
    /** Only in the first answer. */
    pinned: z.array(listedPost),
    next: z.string().nullable(),
    followed: z.array(id),
    /** Until when the caller had seen everything; null before the first time. */
    seenUntil: moment.nullable(),
  }),
  errors: [channelNotFound],
  callsPerMinute: 300,
});

export const listOwnPosts = defineRoute({
  name: 'news.listOwnPosts',
  method: 'GET',
  path: '/api/news/own-posts',
  access: 'person',
  summary: 'What the caller writes or wrote, and what waits for their decision, changed last first',
  input: nothing,
  output: z.object({ posts: z.array(ownPost) }),
  errors: [],
});

export const listNewPosts = defineRoute({
  name: 'news.listNewPosts',
  method: 'GET',
  path: '/api/news/new-posts',
  access: 'person',
  summary: 'Of the own news the few newest since the caller saw them last, and how many there are; their own are none',
  input: nothing,
  output: z.object({ posts: z.array(listedPost), count: z.number().int(), followed: z.array(id) }),
  errors: [],
});

export const recordVisit = defineRoute({
  name: 'news.recordVisit',
  method: 'PUT',
  path: '/api/news/visit',
  idempotent: true,
  access: 'person',
  summary: 'The caller has seen what was new until now; only this last moment is kept, for them alone',
  input: nothing,
  output: nothing,
  errors: [],
  callsPerMinute: 60,
});
