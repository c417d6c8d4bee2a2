const storeName = 'lock';
type Bytes = Uint8Array<ArrayBuffer>;

/** A random key, itself encrypted with one that the browser uses but gives to nobody, not even to us. */
interface Lock {
  readonly wrapping: CryptoKey;
  readonly iv: Bytes;
  readonly wrapped: ArrayBuffer;
}

/** The library makes its databases below this name. */
export function keyStoreName(database: string): string {
  return `${database}-keys`;
}

/** Whether this device has kept keys; a browser that keeps nothing has none. */
export async function hasKeyStore(database: string): Promise<boolean> {
  const databases = await globalThis.indexedDB.databases().catch(() => []);
  return databases.some(({ name }) => name === `${keyStoreName(database)}::matrix-sdk-crypto`);
}

/** The key by which what is kept is encrypted; made when there is none. */
export async function openKeyOfStore(database: string): Promise<Bytes> {
  const opened = await openDatabase(`${keyStoreName(database)}-lock`);
  try {
    const known = await ask<Lock | undefined>(opened.transaction(storeName).objectStore(storeName).get(storeName));
    if (known) return await unwrap(known);
    const key = crypto.getRandomValues(new Uint8Array(32));
    const lock = await wrap(key);
    await ask(opened.transaction(storeName, 'readwrite').objectStore(storeName).put(lock, storeName));
    return key;
  } finally {
    opened.close();
  }
}

async function wrap(key: Bytes): Promise<Lock> {
  const wrapping = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { wrapping, iv, wrapped: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, wrapping, key) };
}

async function unwrap({ wrapping, iv, wrapped }: Lock): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, wrapping, wrapped));
}

async function openDatabase(name: string): Promise<IDBDatabase> {
  const request = globalThis.indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(storeName);
  const database = await ask(request);
  database.onversionchange = () => database.close();
  return database;
}

function ask<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
