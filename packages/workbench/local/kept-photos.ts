import type { Disposable } from '@kontor/base';
import { unlessWiped } from './local-database.ts';

/** The service worker (`packages/web/worker/kept-photos.ts`) looks into caches of this name. */
const photosOf = 'kontor-photos-';
/** Of some 40 kB at most each. */
const mostPhotos = 300;

export interface KeptPhotosParts {
  readonly person: string;
  /** Addresses of all photos that the person may see like everybody, as this device knows them. */
  readonly visible: () => Promise<readonly string[]>;
}

/**
 * Photos of people whom the person has seen on this device, for times without a connection (rule P1). Kept is only what
 * everybody may see: what was withdrawn, changed or narrowed goes as soon as this device hears of it.
 */
export class KeptPhotos implements Disposable {
  readonly #parts: KeptPhotosParts;
  /** Shown in this window, in their order; looked at once each. */
  readonly #shown = new Set<string>();
  #visible: ReadonlySet<string> | undefined;
  #working: Promise<unknown> = Promise.resolve();

  constructor(parts: KeptPhotosParts) {
    this.#parts = parts;
  }

  start(): void {
    if ('caches' in window) document.addEventListener('load', this.#see, true);
  }

  dispose(): void {
    document.removeEventListener('load', this.#see, true);
  }

  /** What this device knows of people has changed: photos that nobody may see any more go, others may come. */
  async tidy(): Promise<void> {
    if (!('caches' in window)) return;
    this.#visible = undefined;
    await this.#inTurn(async (cache) => {
      const visible = await this.#findVisible();
      for (const { url } of await cache.keys()) if (!visible.has(versionOf(url))) await cache.delete(url);
      for (const address of this.#shown) await this.#keep(cache, address);
    });
  }

  readonly #see = ({ target }: Event) => {
    if (!(target instanceof HTMLImageElement) || this.#shown.has(target.src) || versionOf(target.src) === '') return;
    const { src } = target;
    this.#shown.add(src);
    void this.#inTurn((cache) => this.#keep(cache, src));
  };

  async #keep(cache: Cache, address: string): Promise<void> {
    if (!(await this.#findVisible()).has(versionOf(address)) || (await cache.match(address))) return;
    // Just shown, so it comes from the browser's own cache.
    const photo = await fetch(address).catch(() => undefined);
    if (!photo?.ok) return;
    await cache.put(address, photo);
    const kept = await cache.keys();
    for (const { url } of kept.slice(0, Math.max(0, kept.length - mostPhotos))) await cache.delete(url);
  }

  async #findVisible(): Promise<ReadonlySet<string>> {
    this.#visible ??= new Set((await this.#parts.visible()).map(versionOf));
    return this.#visible;
  }

  /** One after the other, so that nothing is put back that another step has just taken away. */
  #inTurn(work: (cache: Cache) => Promise<void>): Promise<unknown> {
    const step = async () => work(await caches.open(photosOf + this.#parts.person));
    this.#working = this.#working.then(() => unlessWiped(step()));
    return this.#working;
  }
}

export interface PhotoUsage {
  readonly count: number;
  readonly bytes: number;
}

export async function measurePhotos(person: string): Promise<PhotoUsage> {
  if (!('caches' in window) || !(await caches.has(photosOf + person))) return { count: 0, bytes: 0 };
  const cache = await caches.open(photosOf + person);
  const photos = await cache.matchAll();
  const sizes = photos.map(({ headers }) => Number(headers.get('content-length') ?? 0));
  return { count: photos.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

/**
 * Takes away the photos of one person, or of all but one, and pictures that are here for them. What was shared by others goes, too
 * (W6); what the person shared waits for them.
 */
export async function forgetPhotos(whose: { readonly of: string } | { readonly allBut: string | undefined }) {
  if (!('caches' in window)) return;
  const isMeant = (name: string) => {
    const [, kind, person] = /^kontor-(photos|pictures|shared)-(.+)$/.exec(name) ?? [];
    return 'of' in whose ? person === whose.of && kind !== 'shared' : kind && person !== whose.allBut;
  };
  const names = (await caches.keys()).filter(isMeant);
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** What is the same for all sizes of one photo: its path and version; empty for pictures without one. */
function versionOf(address: string): string {
  const { pathname, searchParams } = new URL(address, window.location.origin);
  const version = searchParams.get('version');
  return version === null ? '' : `${pathname} ${version}`;
}
