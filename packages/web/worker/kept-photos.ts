declare const self: ServiceWorkerGlobalScope;

/** Caches of one person each: filled and tidied by `kept-photos.ts` and `kept-pictures.ts` of `packages/workbench/local`, which have the same names. */
const kept = /^kontor-(?:photos|pictures)-/;

/**
 * W4 a picture that this device keeps is shown where the server cannot be reached; nothing is put here. The server decides
 * who sees a picture, so it is asked first: what it refuses is not shown, kept or not.
 */
export function answerPhoto(event: FetchEvent): void {
  const { request } = event;
  if (request.destination !== 'image' || !request.url.startsWith(self.location.origin)) return;
  // Only these addresses show the same picture for ever.
  const { pathname, searchParams } = new URL(request.url);
  if (searchParams.has('version') || pathname.startsWith('/api/files/')) event.respondWith(fetchOrKept(request));
}

async function fetchOrKept(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (failure) {
    const picture = await findKept(request.url);
    if (picture) return picture;
    throw failure;
  }
}

async function findKept(address: string): Promise<Response | undefined> {
  for (const cacheName of await caches.keys()) {
    const picture = kept.test(cacheName) ? await caches.match(address, { cacheName }) : undefined;
    if (picture) return picture;
  }
  return undefined;
}
