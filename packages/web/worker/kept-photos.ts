declare const self: ServiceWorkerGlobalScope;

/** Caches of photos, one per person: filled and tidied by `packages/workbench/local/kept-photos.ts`, which has the same name. */
const photosOf = 'kontor-photos-';

/**
 * W4 a photo that this device keeps is shown where the server cannot be reached; nothing is put here. The server decides
 * who sees a photo, so it is asked first: what it refuses is not shown, kept or not.
 */
export function answerPhoto(event: FetchEvent): void {
  const { request } = event;
  // Only an address with a version shows the same picture for ever.
  const isPhoto = request.destination === 'image' && new URL(request.url).searchParams.has('version');
  if (isPhoto && request.url.startsWith(self.location.origin)) event.respondWith(fetchOrKept(request));
}

async function fetchOrKept(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (failure) {
    const kept = await findKept(request.url);
    if (kept) return kept;
    throw failure;
  }
}

async function findKept(address: string): Promise<Response | undefined> {
  for (const cacheName of await caches.keys()) {
    const kept = cacheName.startsWith(photosOf) ? await caches.match(address, { cacheName }) : undefined;
    if (kept) return kept;
  }
  return undefined;
}
