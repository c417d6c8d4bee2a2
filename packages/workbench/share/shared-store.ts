import { z } from 'zod';

/** The service worker (`packages/web/worker/shared-in.ts`) puts into a cache of this name, where there is one. */
const sharedOf = 'kontor-shared-';
const aboutPart = /^\/share\/([\w-]+)\/about$/;

const about = z.object({
  title: z.string(),
  text: z.string(),
  url: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
  files: z.array(z.object({ name: z.string(), type: z.string(), size: z.number() })),
});

/** What somebody shared into Kontor from another app, until they have put it somewhere. */
export interface Shared extends z.output<typeof about> {
  readonly id: string;
}

/** From now on this device takes what is shared, for this person alone (rule W6). */
export async function startSharing(person: string): Promise<void> {
  if ('caches' in window) await caches.open(sharedOf + person);
}

/** What waits, the newest first. */
export async function listShared(person: string): Promise<Shared[]> {
  const cache = await openOf(person);
  const found: Shared[] = [];
  for (const { url } of (await cache?.keys()) ?? []) {
    const id = aboutPart.exec(new URL(url).pathname)?.[1];
    const read = id === undefined ? undefined : about.safeParse(await (await cache?.match(url))?.json());
    if (id !== undefined && read?.success) found.push({ id, ...read.data });
  }
  return found.sort((one, other) => other.at - one.at);
}

export async function readFiles(person: string, { id, files }: Shared): Promise<File[]> {
  const cache = await openOf(person);
  const found = files.map(async ({ name, type }, at) => {
    const blob = await (await cache?.match(placeOf(id, at)))?.blob();
    return blob ? [new File([blob], name, { type })] : [];
  });
  return (await Promise.all(found)).flat();
}

export async function forgetShared(person: string, { id, files }: Shared): Promise<void> {
  const cache = await openOf(person);
  for (const part of ['about', ...files.keys()]) await cache?.delete(placeOf(id, part));
}

/** Puts back what was just discarded. */
export async function keepShared(person: string, shared: Shared, files: readonly File[]): Promise<void> {
  const cache = await openOf(person);
  for (const [at, file] of files.entries()) {
    const headers = { 'content-type': file.type, 'content-length': `${file.size}` };
    await cache?.put(placeOf(shared.id, at), new Response(file, { headers }));
  }
  const { id, ...rest } = shared;
  await cache?.put(placeOf(id, 'about'), Response.json(rest));
}

export interface SharedUsage {
  readonly count: number;
  readonly bytes: number;
}

export async function measureShared(person: string): Promise<SharedUsage> {
  const all = await listShared(person);
  const sizes = all.flatMap(({ text, files }) => [text.length, ...files.map(({ size }) => size)]);
  return { count: all.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

function placeOf(id: string, part: string | number): string {
  return `/share/${id}/${part}`;
}

/** Nothing where nobody takes what is shared: looking makes no cache. */
async function openOf(person: string): Promise<Cache | undefined> {
  if (!('caches' in window) || !(await caches.has(sharedOf + person))) return undefined;
  return caches.open(sharedOf + person);
}
