import { existsSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { Http } from '@kontor/plugin-api/server';
import { routeNotFound } from '@kontor/schema';
import type { FastifyInstance } from 'fastify';

/** Paths that belong to programs: what is unknown there is an error, not a page. */
const programPaths = /^\/(api|live|collab|_matrix|\.well-known|healthz|readyz|metrics|public)(\/|$)/;
const hashedAsset = /^\/assets\//;
/** What runs in the frame below asks for these from an origin of its own. */
const diagramAsset = /^\/assets\/diagram\//;
const diagramPage = '/diagram.html';
/**
 * The page in which Mermaid draws: an origin of its own, no network, and the style elements without which it draws
 * nothing (docs/decisions/0008-diagrams-in-a-frame.md).
 */
const diagramPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-scripts',
].join('; ');
const clientNotBuilt = 'The web client is not built yet. Start Kontor with npm start, which builds it.';

/**
 * Serves the built web client. Assets carry a hash in their names and stay in caches for a year; every other path that
 * is no file gets the page that fits: the shell for a signed-in person, else the small sign-in page.
 */
export function serveClientFiles(http: Http, folder: string): void {
  http.mount(
    {
      name: 'client.file',
      methods: ['GET', 'HEAD'],
      path: '/*',
      access: 'anyone',
      summary: 'The web client',
      bodyLimit: 0,
      // A start without a cache is some hundred files, and a person may have several windows; they cost next to nothing.
      callsPerMinute: 6000,
    },
    async ({ actor, request, reply }) => {
      const path = new URL(request.url, 'http://localhost').pathname;
      if (programPaths.test(path)) throw routeNotFound();
      if (path !== '/' && /\.[a-z0-9]+$/.test(path)) {
        if (path === diagramPage) reply.header('content-security-policy', diagramPolicy);
        if (diagramAsset.test(path)) reply.header('access-control-allow-origin', '*');
        if (hashedAsset.test(path)) return reply.sendFile(path.slice(1), { maxAge: '365d', immutable: true });
        return reply.header('cache-control', 'no-cache').sendFile(path.slice(1));
      }
      const page = actor ? 'index.html' : 'sign-in.html';
      if (!existsSync(join(folder, page))) return reply.status(503).type('text/plain').send(clientNotBuilt);
      // Which page it is depends on the session, so no cache may keep it.
      return reply.header('cache-control', 'no-store').sendFile(page);
    },
  );
}

/** Registers the file sender that `serveClientFiles` answers with. */
export async function registerClientFiles(fastify: FastifyInstance, folder: string): Promise<void> {
  await fastify.register(staticFiles, {
    root: folder,
    serve: false,
    preCompressed: true,
    cacheControl: false,
    dotfiles: 'ignore',
  });
}
