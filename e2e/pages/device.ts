import { expect, type Page } from '@playwright/test';

/** What a browser holds of Kontor, as somebody sees it who looks into its storage. */
export interface BrowserStorage {
  /** Names of databases. */
  readonly databases: readonly string[];
  /** Names of caches. */
  readonly caches: readonly string[];
  readonly workers: number;
  /** Keys and values of both storages. */
  readonly texts: readonly string[];
}

/** Options of a browser in which the shell may be kept; others block service workers. */
export const ownDevice = { serviceWorkers: 'allow' } as const;

export function readStorage(page: Page): Promise<BrowserStorage> {
  return page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name ?? ''),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    texts: [localStorage, sessionStorage].flatMap((storage) =>
      Object.entries({ ...storage }).map(([key, value]) => `${key}=${value}`),
    ),
  }));
}

/** Longer than the first screen comes before everything that is kept, in milliseconds. */
const patience = 7_000;

/** Lets the page live through so much time at once, if its clock was installed before it was opened. */
export async function passPatience(page: Page): Promise<void> {
  await page.clock.runFor(patience);
}

/** Waits until the shell, and what can be found without a connection, are on the device. */
export async function untilKept(page: Page): Promise<void> {
  await passPatience(page);
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 40_000 })
    .toBe('activated');
  await expect.poll(() => countKept(page, 'documents'), { timeout: 40_000 }).toBeGreaterThan(2_000);
}

/** Waits until what a route answered is on the device. */
export async function untilCopied(page: Page, route: string): Promise<void> {
  await expect.poll(async () => (await keysOf(page, 'copies')).some((key) => key.startsWith(`["${route}"`))).toBe(true);
}

/** Waits until what was said in a room is on the device. */
export async function untilSaid(page: Page, text: string): Promise<void> {
  await expect.poll(() => page.evaluate(readRooms)).toContain(text);
}

/** Everything that the chat's databases keep of rooms. */
async function readRooms(): Promise<string> {
  const found: string[] = [];
  for (const { name } of await indexedDB.databases()) {
    if (name?.startsWith('matrix-js-sdk:') !== true) continue;
    const database = await settled(indexedDB.open(name));
    if (database.objectStoreNames.contains('sync'))
      found.push(JSON.stringify(await settled(database.transaction('sync').objectStore('sync').getAll())));
    database.close();
  }
  return found.join();

  function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }
}

/** How many rows a store of the one local database has. */
export async function countKept(page: Page, store: LocalStore): Promise<number> {
  return (await keysOf(page, store)).length;
}

type LocalStore = 'documents' | 'copies' | 'outbox';

function keysOf(page: Page, store: LocalStore): Promise<string[]> {
  return page.evaluate(async (name) => {
    const known = (await indexedDB.databases()).find((each) => each.name?.startsWith('kontor-person-'));
    if (known?.name === undefined) return [];
    const database = await settled(indexedDB.open(known.name));
    const keys = await settled(database.transaction(name).objectStore(name).getAllKeys());
    database.close();
    return keys.map(String);

    function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
      return new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    }
  }, store);
}
