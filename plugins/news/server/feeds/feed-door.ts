import { createHash } from 'node:crypto';
import { isUuid } from '@kontor/base';
import type { CallContext, ServerHost } from '@kontor/plugin-api/server';
import { channelNotFound } from '../../shared/index.ts';
import type { AtomService } from './atom-service.ts';
import { listsTag } from './tags.ts';

/** One's news to subscribe to. Its address is the key to it: nothing but its owner's programs may learn it. */
export function openFeedDoor({ http }: Pick<ServerHost, 'http'>, feeds: AtomService): void {
  http.mount(
    {
      name: 'news.feed',
      methods: ['GET', 'HEAD'],
      path: '/api/news/feed/:secret',
      access: 'person',
      appPassword: 'feeds',
      secretInPath: true,
      summary:
        'News of the caller as an Atom feed, or those of one channel (`channel`); the address has an app password in it',
      bodyLimit: 0,
      callsPerMinute: 30,
    },
    (context) => send(feeds, context),
  );
}

async function send(feeds: AtomService, { actor, language, request, reply }: CallContext<'person'>) {
  const channel = new URL(request.url, 'http://kontor.invalid').searchParams.get('channel') ?? undefined;
  if (channel !== undefined && !isUuid(channel)) throw channelNotFound();
  const text = await feeds.write(actor, { channel, language, origin: `${request.protocol}://${request.host}` });
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 32)}"`;
  reply.headers({
    etag,
    'cache-control': 'private, no-cache',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  if (listsTag(request.headers['if-none-match'], etag)) return reply.status(304).send();
  reply.type('application/atom+xml; charset=utf-8');
  if (request.method === 'HEAD') return reply.header('content-length', Buffer.byteLength(text)).send();
  return reply.send(text);
}
