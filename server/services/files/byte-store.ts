import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newId } from '@kontor/base';

/** Bytes that lie beside the store and are not part of it yet. */
export interface StagedBytes {
  readonly path: string;
  readonly hash: string;
  readonly size: number;
  /** The first bytes, for telling text from other things. */
  readonly head: Buffer;
}

const headLength = 4096;
const abandonedAfterMs = 60 * 60 * 1000;

/**
 * Bytes under their SHA-256, in `files/ab/cd/<hash>` of the data folder. Bytes are staged beside it first and then
 * renamed into place, both made durable, so that what lies under a hash is always whole.
 */
export class ByteStore {
  readonly folder: string;
  readonly #staging: string;

  constructor(dataFolder: string) {
    this.folder = join(dataFolder, 'files');
    this.#staging = join(this.folder, 'staging');
  }

  /** Removes what uploads left behind that ended with their process; younger ones may belong to another process. */
  async open(): Promise<void> {
    await mkdir(this.#staging, { recursive: true, mode: 0o700 });
    for (const name of await readdir(this.#staging)) {
      const path = join(this.#staging, name);
      const found = await stat(path).catch(() => undefined);
      if (found && found.mtimeMs < Date.now() - abandonedAfterMs) await rm(path, { force: true });
    }
  }

  /** Writes a stream to disk; whatever the stream or `onSize` throws leaves nothing behind. */
  async stage(source: AsyncIterable<Uint8Array>, onSize: (size: number) => void): Promise<StagedBytes> {
    const path = join(this.#staging, newId());
    await mkdir(this.#staging, { recursive: true, mode: 0o700 });
    const hash = createHash('sha256');
    const heads: Uint8Array[] = [];
    let size = 0;
    const handle = await open(path, 'wx', 0o600);
    try {
      for await (const chunk of source) {
        if (size < headLength) heads.push(chunk.slice(0, headLength - size));
        size += chunk.length;
        onSize(size);
        hash.update(chunk);
        await handle.writeFile(chunk);
      }
      await handle.sync();
    } catch (failure) {
      await handle.close();
      await rm(path, { force: true });
      throw failure;
    }
    await handle.close();
    return { path, hash: hash.digest('hex'), size, head: Buffer.concat(heads) };
  }

  /** Puts staged bytes in place; the caller holds the lock of the hash. */
  async keep(staged: StagedBytes): Promise<void> {
    const target = this.#pathOf(staged.hash);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await rename(staged.path, target);
    await syncFolder(dirname(target));
  }

  /** Forgets staged bytes that were not kept. */
  async discard(staged: StagedBytes): Promise<void> {
    await rm(staged.path, { force: true });
  }

  /** The bytes from `start` up to and with `end`. Fails at once, not in the stream, when they are not there. */
  async read(hash: string, range?: { readonly start: number; readonly end: number }): Promise<ReadStream> {
    const handle = await open(this.#pathOf(hash), 'r');
    return createReadStream('', { fd: handle, ...range });
  }

  /** Removes bytes; the caller holds the lock of the hash and has seen that no file has it. */
  async remove(hash: string): Promise<void> {
    await rm(this.#pathOf(hash), { force: true });
  }

  /** Every hash in the store with its size and age, folder by folder: for backups and the search for orphans. */
  async *list(): AsyncIterable<{ hash: string; path: string; size: number; changedAt: Date }> {
    for (const first of await readFolder(this.folder, /^[0-9a-f]{2}$/)) {
      for (const second of await readFolder(join(this.folder, first), /^[0-9a-f]{2}$/)) {
        for (const hash of await readFolder(join(this.folder, first, second), /^[0-9a-f]{64}$/)) {
          const path = this.#pathOf(hash);
          const found = await stat(path).catch(() => undefined);
          // Gone since the folder was read.
          if (found) yield { hash, path, size: found.size, changedAt: found.mtime };
        }
      }
    }
  }

  #pathOf(hash: string): string {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('Not a SHA-256');
    return join(this.folder, hash.slice(0, 2), hash.slice(2, 4), hash);
  }
}

async function readFolder(folder: string, names: RegExp): Promise<string[]> {
  const entries = await readdir(folder).catch(() => []);
  return entries.filter((name) => names.test(name)).sort();
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
