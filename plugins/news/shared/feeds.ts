import { defineError, defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import { channelNotFound, postNotFound } from './errors.ts';

const { id, moment, nothing } = fields;

/** Where whoever has no account reads what is public, and the same for programs. */
export const publicPath = '/public/news';
export const publicFeedPath = '/public/news.atom';

/** Where one’s own posts are read by programs; the secret is an app password. */
export function feedPath(secret: string, channel?: string): string {
  return `/api/news/feed/${secret}.atom${channel === undefined ? '' : `?channel=${channel}`}`;
}

export const publishingNotAllowed = defineError('news.publishing_not_allowed', 'forbidden', {
  de: 'Öffentlich macht Beiträge nur die Redaktion eines Kanals, für den die Verwaltung das erlaubt hat.',
  en: 'Posts are made public by editors of a channel for which administrators have allowed it, and by nobody else.',
});

/** Whether and how a post is read by whoever comes along. */
export const publicState = z.object({
  /** The organisation has a public outlet, and the channel may use it. */
  isPossible: z.boolean(),
  /** The caller may make it public, or take that back. */
  mayDecide: z.boolean(),
  markedAt: moment.nullable(),
  /** Address within Kontor, while it is really there: marked, published, not expired. */
  path: z.string().nullable(),
});
export type PublicState = z.output<typeof publicState>;

export const getPublicState = defineRoute({
  name: 'news.getPublicState',
  method: 'GET',
  path: '/api/news/posts/:post/public',
  access: 'person',
  summary: 'Whether a post is read without signing in, and whether the caller decides that',
  input: z.object({ post: id }),
  output: publicState,
  errors: [postNotFound],
});

export const setPublic = defineRoute({
  name: 'news.setPublic',
  method: 'PUT',
  path: '/api/news/posts/:post/public',
  access: 'person',
  summary: 'Marks a post as public, or takes that back; for editors of a channel that may publish',
  input: z.object({ post: id, public: z.boolean() }),
  output: publicState,
  errors: [postNotFound, publishingNotAllowed],
});

export const listPublicChannels = defineRoute({
  name: 'news.listPublicChannels',
  method: 'GET',
  path: '/api/news/public-channels',
  access: 'administrator',
  summary: 'Which channels may make posts public, and whether the organisation has a public outlet at all',
  input: nothing,
  output: z.object({
    isOn: z.boolean(),
    channels: z.array(z.object({ id, name: z.string(), mayPublish: z.boolean() })),
  }),
  errors: [],
});

export const allowPublicChannel = defineRoute({
  name: 'news.allowPublicChannel',
  method: 'PUT',
  path: '/api/news/public-channels/:channel',
  access: 'administrator',
  summary: 'Allows the editors of a channel to make posts public, or no longer: then none of its posts is',
  input: z.object({ channel: id, allowed: z.boolean() }),
  output: nothing,
  errors: [channelNotFound],
});
