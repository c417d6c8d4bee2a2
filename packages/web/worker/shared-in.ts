declare const self: ServiceWorkerGlobalScope;

/** One cache for each person, made by `share/shared-store.ts` of `packages/workbench`, which has the same names and bounds. */
const keptIn = /^kontor-shared-/;
const path = '/share';
/** Of everything that waits here to be put somewhere. */
const mostWaiting = 20;
const mostBytes = 100_000_000;

/**
 * W6 what somebody shares into Kontor from another app is kept on this device, without asking the server, until they have
 * chosen a place for it or discarded it. Any page can send such a form: so nothing goes anywhere by itself. Answers whether it
 * was such a request.
 */
export function takeShared(event: FetchEvent): boolean {
  const { request } = event;
  if (request.method !== 'POST' || new URL(request.url).pathname !== path) return false;
  event.respondWith(keepAndShow(request));
  return true;
}

async function keepAndShow(request: Request): Promise<Response> {
  const question = await keep(await request.formData()).catch(() => 'failed=full');
  // What is shown afterwards can be loaded again without sharing it twice.
  return Response.redirect(`${path}?${question}`, 303);
}

/** Answers with the question behind the address of the page that shows it. */
async function keep(form: FormData): Promise<string> {
  // Nobody keeps anything on this device, or two people do: then it is not clear whose this is.
  const [name, second] = (await caches.keys()).filter((each) => keptIn.test(each));
  if (name === undefined || second !== undefined) return 'failed=nobody';
  const cache = await caches.open(name);
  const files = form.getAll('files').filter((part) => part instanceof File && part.size > 0) as File[]; // filtered just here
  if (!(await hasRoom(cache, files))) return 'failed=full';
  const id = crypto.randomUUID();
  const place = (part: string) => `${path}/${id}/${part}`;
  for (const [at, file] of files.entries()) await cache.put(place(`${at}`), ofFile(file));
  // Last, so that nothing is shown that is not there.
  await cache.put(place('about'), Response.json(aboutOf(form, files)));
  return `id=${id}`;
}

function aboutOf(form: FormData, files: readonly File[]) {
  const words = (name: string) => String(form.get(name) ?? '').slice(0, 50_000);
  return {
    ...{ title: words('title'), text: words('text'), url: words('url'), at: Date.now() },
    files: files.map(({ name, type, size }) => ({ name, type, size })),
  };
}

function ofFile(file: File): Response {
  const type = file.type || 'application/octet-stream';
  return new Response(file, { headers: { 'content-type': type, 'content-length': `${file.size}` } });
}

async function hasRoom(cache: Cache, files: readonly File[]): Promise<boolean> {
  const kept = await cache.matchAll();
  const sizes = [...kept.map(({ headers }) => Number(headers.get('content-length') ?? 0)), ...files.map((f) => f.size)];
  const waiting = (await cache.keys()).filter(({ url }) => url.endsWith('/about')).length;
  return waiting < mostWaiting && sizes.reduce((sum, size) => sum + size, 0) <= mostBytes;
}
