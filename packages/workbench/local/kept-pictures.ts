import { unlessWiped } from './local-database.ts';

/** The service worker (`packages/web/worker/kept-photos.ts`) looks into caches of this name. */
const picturesOf = 'kontor-pictures-';
/** Bytes of one, and of all: a picture straight from a camera stays with the server. */
const mostOfOne = 2 * 1024 * 1024;
const mostOfAll = 64 * 1024 * 1024;
const pauseMs = 100;

/**
 * Has exactly these pictures on this device, by their addresses and as far as they fit, one after the other (K1). What else
 * was kept so goes, and so does what the server does not show this person any more (K4).
 */
export async function keepPictures(person: string, addresses: readonly string[], signal: AbortSignal): Promise<void> {
  if (!('caches' in window)) return;
  const name = picturesOf + person;
  if (addresses.length === 0) return void (await caches.delete(name));
  await unlessWiped(keepExactly(await caches.open(name), addresses, signal));
}

async function keepExactly(cache: Cache, addresses: readonly string[], signal: AbortSignal): Promise<void> {
  const wanted = new Set(addresses.map((address) => new URL(address, window.location.origin).href));
  let bytes = 0;
  for (const request of await cache.keys()) {
    if (!wanted.has(request.url)) await cache.delete(request);
    else bytes += sizeOf(await cache.match(request));
    wanted.delete(request.url);
  }
  for (const address of wanted) {
    if (bytes >= mostOfAll) return;
    const picture = await fetch(address, { signal });
    const fits = isPicture(picture) && sizeOf(picture) <= mostOfOne;
    if (!picture.ok || !fits) await picture.body?.cancel();
    // What does not fit is noted, so that it is not asked for again and again.
    if (picture.ok)
      await cache.put(address, fits ? picture : new Response(null, { headers: { 'content-length': '0' } }));
    if (picture.ok && fits) bytes += sizeOf(picture);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

function isPicture(answer: Response): boolean {
  return answer.headers.get('content-type')?.startsWith('image/') ?? false;
}

/** Without a length it is too large. */
function sizeOf(answer: Response | undefined): number {
  return Number(answer?.headers.get('content-length') ?? mostOfOne + 1);
}
