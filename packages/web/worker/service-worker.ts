import { cleanupOutdatedCaches, PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { installInLanes } from './install-in-lanes.ts';
import { answerPhoto } from './kept-photos.ts';
import { openNote, showPush } from './push.ts';
import { takeShared } from './shared-in.ts';

/** Every file of this build with its revision; put in by `vite-service-worker.ts`. */
declare const __KONTOR_FILES__: { readonly url: string; readonly revision: string | null }[];
declare const self: ServiceWorkerGlobalScope;

/** Paths that belong to programs, not to pages; the server has the same list. */
const programPaths = /^\/(api|live|collab|_matrix|\.well-known|healthz|readyz|metrics|public)(\/|$)/;
/** Pages before the shell, which only the server can answer: who comes there is not signed in, or has a link. */
const entryPaths = new Set(['/sign-in.html', '/welcome', '/setup', '/password-reset']);

/**
 * The one service worker. It is registered only in browsers where somebody is signed in and keeps things (never on a
 * shared computer), and removed when they sign out. Rules:
 * W1 a page of the shell opens from this device, with a connection or without; what it shows asks the server itself;
 * W2 a new version is fetched beside the one in use, and takes over when the person says so, or at the next start;
 * W3 everything else goes to the network untouched: answers of the API are kept by the local database, never here.
 */
self.addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate' || takeShared(event)) return;
  const { pathname } = new URL(event.request.url);
  if (entryPaths.has(pathname)) event.respondWith(openOrSaySo(event.request));
  else if (pathname.startsWith('/legal/')) event.respondWith(openForAnybody(event.request));
  else if (!programPaths.test(pathname) && !isFile(pathname)) event.respondWith(openShell(event.request));
});

self.addEventListener('fetch', answerPhoto);
self.addEventListener('push', showPush);
self.addEventListener('notificationclick', openNote);

self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void self.skipWaiting();
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

const files = new PrecacheController();
files.addToCacheList(__KONTOR_FILES__);
self.addEventListener('install', (event) => event.waitUntil(installInLanes(files, event)));
self.addEventListener('activate', (event) => event.waitUntil(files.activate(event)));
registerRoute(new PrecacheRoute(files, { directoryIndex: '', cleanURLs: false }));
cleanupOutdatedCaches();

async function openShell(request: Request): Promise<Response> {
  return (await files.matchPrecache('/index.html')) ?? fetch(request);
}

/** Legal texts are for those who are not signed in, too: which page shows them only the server knows. */
async function openForAnybody(request: Request): Promise<Response> {
  return fetch(request).catch(() => openShell(request)); // without a connection the shell shows what was opened before
}

/** Without a connection the sign-in page says that the server does not answer. */
async function openOrSaySo(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (failure) {
    const page = await files.matchPrecache('/sign-in.html');
    if (page) return page;
    throw failure;
  }
}

function isFile(path: string): boolean {
  return /\.[a-z0-9]+$/.test(path);
}
