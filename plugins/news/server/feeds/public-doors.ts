import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type Language, pickLanguage } from '@kontor/base';
import type { CallContext, ServerHost } from '@kontor/plugin-api/server';
import { publicFeedPath, publicPath } from '../../shared/feeds.ts';
import { picturesIn } from './public-doc.ts';
import { writePublicFeed } from './public-feed.ts';
import { listPage, missingPage, type PublicLook, type PublicPage, postPage } from './public-page.ts';
import type { PublicService } from './public-service.ts';
import { listsTag } from './tags.ts';

const pageSize = 20;
/** Kinds of pictures that browsers show and that run nothing. */
const shownPictures = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif']);

const door = { methods: ['GET', 'HEAD'], access: 'anyone', bodyLimit: 0, callsPerMinute: 120 } as const;
type Context = CallContext<'anyone'>;

/**
 * What everybody may read, as pages without script, cookie or anything from elsewhere. Asked anew each time, so that what is
 * public no longer is gone at once.
 */
export function openPublicDoors(host: ServerHost, posts: PublicService): void {
  const { http, database } = host;
  http.mount(
    { ...door, name: 'news.publicList', path: publicPath, summary: 'Public posts as a page, newest first' },
    async (context) => {
      const page = Math.min(500, Math.max(1, Math.trunc(Number(queryOf(context).get('page'))) || 1));
      const { look, found } = await database.transaction(async (tx) => ({
        look: await lookOf(host, tx, context),
        found: await posts.list(tx, { limit: pageSize, offset: (page - 1) * pageSize }),
      }));
      if (!found) return sendPage(context, missingPage(look), 404);
      return sendPage(context, listPage(look, { ...found, page }));
    },
  );
  http.mount(
    { ...door, name: 'news.publicPost', path: `${publicPath}/:post`, summary: 'A public post as a page' },
    async (context) => {
      const { look, post } = await database.transaction(async (tx) => ({
        look: await lookOf(host, tx, context),
        post: await posts.find(tx, paramOf(context, 'post')),
      }));
      return post ? sendPage(context, postPage(look, post)) : sendPage(context, missingPage(look), 404);
    },
  );
  http.mount(
    {
      ...door,
      name: 'news.publicPicture',
      path: `${publicPath}/:post/pictures/:file`,
      summary: 'A picture of a public post, as long as that is public',
      callsPerMinute: 600,
    },
    (context) => sendPicture(host, posts, context),
  );
  http.mount(
    { ...door, name: 'news.publicFeed', path: publicFeedPath, summary: 'Public posts as an Atom feed' },
    async (context) => {
      const { look, found } = await database.transaction(async (tx) => ({
        look: await lookOf(host, tx, context),
        found: await posts.list(tx, { limit: pageSize, offset: 0 }),
      }));
      if (!found) return context.reply.callNotFound();
      const text = writePublicFeed(look, found.posts, host.clock.now());
      return sendTagged(context, text, 'application/atom+xml; charset=utf-8');
    },
  );
}

async function sendPicture({ database, files }: ServerHost, posts: PublicService, context: Context): Promise<unknown> {
  const { reply, request } = context;
  const file = paramOf(context, 'file');
  const found = await database.transaction(async (tx) => {
    const post = await posts.find(tx, paramOf(context, 'post'));
    if (!post) return undefined;
    const { cover, doc, doc_en: docEn } = post.version;
    const named = [...picturesIn(doc), ...(docEn ? picturesIn(docEn) : []), ...(cover === null ? [] : [cover])];
    return named.includes(file) ? files.openOf(tx, `news/post/${post.id}`, file) : undefined;
  });
  if (!found || !shownPictures.has(found.file.mediaType)) return reply.callNotFound();
  const etag = `"${found.file.hash}"`;
  reply.headers({
    etag,
    'cache-control': 'public, no-cache',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'content-disposition': 'inline',
  });
  if (listsTag(request.headers['if-none-match'], etag)) return reply.status(304).send();
  reply.type(found.file.mediaType).header('content-length', found.file.size);
  if (request.method === 'HEAD') return reply.send();
  return reply.send(Readable.from(found.content));
}

async function lookOf(
  host: ServerHost,
  tx: Parameters<ServerHost['organisation']['get']>[0],
  context: Context,
): Promise<PublicLook> {
  const { name, accent, logo } = await host.organisation.get(tx);
  return {
    language: languageOf(context),
    organisation: name,
    accent,
    logo,
    origin: `${context.request.protocol}://${context.request.host}`,
    timeZone: host.people.timeZone,
  };
}

/** What the address says, else the browser; never the account of somebody who is signed in: the page is the same for all. */
function languageOf(context: Context): Language {
  const asked = queryOf(context).get('lang');
  return asked === 'de' || asked === 'en' ? asked : pickLanguage(context.request.headers['accept-language']);
}

function queryOf({ request }: Context): URLSearchParams {
  return new URL(request.url, 'http://kontor.invalid').searchParams;
}

function paramOf({ request }: Context, name: string): string {
  const params = request.params;
  const value =
    typeof params === 'object' && params !== null ? Object.entries(params).find(([key]) => key === name)?.[1] : '';
  return typeof value === 'string' ? value : '';
}

function sendPage(context: Context, { html, policy }: PublicPage, status = 200): unknown {
  const { reply } = context;
  reply
    .header('content-security-policy', policy)
    .header('referrer-policy', 'no-referrer')
    .header('vary', 'accept-language');
  if (status !== 200)
    return reply.status(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html);
  return sendTagged(context, html, 'text/html; charset=utf-8');
}

function sendTagged({ reply, request }: Context, text: string, type: string): unknown {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 32)}"`;
  reply.headers({ etag, 'cache-control': 'public, no-cache' });
  if (listsTag(request.headers['if-none-match'], etag)) return reply.status(304).send();
  reply.type(type);
  if (request.method === 'HEAD') return reply.header('content-length', Buffer.byteLength(text)).send();
  return reply.send(text);
}
