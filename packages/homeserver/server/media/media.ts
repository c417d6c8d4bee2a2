import { randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import type { Database } from '@kontor/database';
import type { HomeserverConfig } from '../config.ts';
import { MatrixError, notFound, tooLarge } from '../matrix-error.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { LoadingCache } from '../storage/loading-cache.ts';
import type { MediaRow } from '../storage/media-table.ts';
import * as table from '../storage/media-table.ts';
import { mayRead } from './media-rights.ts';
import { sniffPicture } from './media-type.ts';

/** Files lie in the database in pieces of this size. */
export const chunkBytes = 1024 * 1024;
const mostKept = 5_000;
/** Of one person: reserved and not filled. */
const mostReserved = 100;
const reservedForMs = 24 * 60 * 60 * 1000;
/** Longer than clients remember a preview. */
const previewKeptForMs = 14 * 24 * 60 * 60 * 1000;

interface Parts {
  readonly config: HomeserverConfig;
  readonly database: Database;
  readonly rooms: Rooms;
}

export interface Upload {
  readonly type: string;
  readonly name: string | undefined;
  readonly content: AsyncIterable<Buffer>;
}

/** The files of the "Content repository". */
export class Media {
  readonly #core: Parts;
  readonly #rows: LoadingCache<{ readonly row: MediaRow | undefined }>;
  readonly #arrivals = new EventEmitter().setMaxListeners(0);
  /** Two uploads to one address do not mix. */
  readonly #filling = new Set<string>();

  constructor(core: Parts) {
    this.#core = core;
    this.#rows = new LoadingCache(mostKept, async (mediaId) => ({
      row: await core.database.transaction((tx) => table.findMedia(tx, mediaId)),
    }));
  }

  /** An address that is filled later, within a day; throws M_LIMIT_EXCEEDED. */
  async reserve(userId: string): Promise<string> {
    const mediaId = randomBytes(24).toString('base64url');
    await this.#core.database.transaction(async (tx) => {
      await table.deleteWaiting(tx, new Date(Date.now() - reservedForMs));
      if ((await table.countWaiting(tx, userId)) >= mostReserved)
        throw new MatrixError(429, 'M_LIMIT_EXCEEDED', 'Too many uploads are waiting', { retry_after_ms: 60_000 });
      await table.addMedia(tx, mediaId, userId);
    });
    return mediaId;
  }

  /** When what was reserved is given up. */
  get reservedUntil(): number {
    return Date.now() + reservedForMs;
  }

  /** Fills an address; throws M_NOT_FOUND, M_FORBIDDEN, M_CANNOT_OVERWRITE_MEDIA or M_TOO_LARGE. */
  async fill(mediaId: string, userId: string, upload: Upload): Promise<void> {
    const file = await this.#find(mediaId);
    if (!file) throw notFound('Nobody has reserved this address');
    if (file.user_id !== userId) throw new MatrixError(403, 'M_FORBIDDEN', 'Somebody else has reserved this address');
    if (file.bytes !== null || this.#filling.has(mediaId)) throw alreadyThere();
    this.#filling.add(mediaId);
    await this.#receive(mediaId, upload).finally(() => this.#filling.delete(mediaId));
  }

  /** Keeps a new file and answers with its id. */
  async add(userId: string, upload: Upload): Promise<string> {
    const mediaId = randomBytes(24).toString('base64url');
    await this.#core.database.transaction((tx) => table.addMedia(tx, mediaId, userId));
    try {
      await this.#receive(mediaId, upload);
    } catch (failure) {
      await this.#core.database.transaction((tx) => table.deleteMedia(tx, mediaId));
      throw failure;
    }
    return mediaId;
  }

  /** Keeps a picture of a link's preview for a while; one that somebody sends in a room stays. */
  async addPreview(userId: string, upload: Upload): Promise<string> {
    const mediaId = await this.add(userId, upload);
    const old = await this.#core.database.transaction(async (tx) => {
      await table.markPreview(tx, mediaId);
      return table.deletePreviews(tx, new Date(Date.now() - previewKeptForMs));
    });
    this.forget(old);
    return mediaId;
  }

  /** A file as far as `userId` may have it; waits for one that is still to come. Throws M_NOT_FOUND, M_NOT_YET_UPLOADED. */
  async open(mediaId: string, userId: string, waitMs: number): Promise<MediaRow & { readonly bytes: number }> {
    const file =
      (await this.#find(mediaId))?.bytes === null ? await this.#await(mediaId, waitMs) : await this.#find(mediaId);
    if (!file || file.quarantined_by !== null) throw notFound('There is no such file');
    const { bytes } = file;
    if (bytes === null) throw new MatrixError(504, 'M_NOT_YET_UPLOADED', 'The file has not been uploaded yet');
    if (!(await mayRead(this.#core, userId, file))) throw notFound('There is no such file');
    return { ...file, bytes };
  }

  /** Which of these somebody may pass on although they did not upload them. */
  async listPassedOn(userId: string, mediaIds: readonly string[]): Promise<string[]> {
    const passed: string[] = [];
    for (const mediaId of mediaIds.slice(0, 5)) {
      const file = await this.#find(mediaId);
      if (file && file.user_id !== userId && (await mayRead(this.#core, userId, file))) passed.push(mediaId);
    }
    return passed;
  }

  async *read(mediaId: string, start: number, end: number): AsyncGenerator<Buffer> {
    for (let number = Math.floor(start / chunkBytes); number * chunkBytes <= end; number += 1) {
      const chunk = await this.#core.database.transaction((tx) => table.findChunk(tx, mediaId, number));
      if (!chunk) throw new Error(`The file ${mediaId} has no piece ${number}`);
      const offset = number * chunkBytes;
      yield chunk.subarray(Math.max(0, start - offset), end - offset + 1);
    }
  }

  /** Nobody gets these any more; nothing as `by` takes it back. How many there were. */
  async quarantine(mediaIds: readonly string[], by: string | null): Promise<number> {
    const changed = await this.#core.database.transaction((tx) => table.setQuarantined(tx, mediaIds, by));
    for (const mediaId of changed) this.#rows.delete(mediaId);
    return changed.length;
  }

  ofRoom(roomId: string): Promise<string[]> {
    return this.#core.database.transaction((tx) => table.listMediaOfRoom(tx, roomId));
  }

  ofUser(userId: string): Promise<string[]> {
    return this.#core.database.transaction((tx) => table.listMediaOfUser(tx, userId));
  }

  async delete(mediaId: string): Promise<void> {
    await this.#core.database.transaction((tx) => table.deleteMedia(tx, mediaId));
    this.#rows.delete(mediaId);
  }

  /** These are gone from the database already. */
  forget(mediaIds: readonly string[]): void {
    for (const mediaId of mediaIds) this.#rows.delete(mediaId);
  }

  async #find(mediaId: string): Promise<MediaRow | undefined> {
    const { row } = await this.#rows.get(mediaId);
    // Guessed ids are not remembered.
    if (!row) this.#rows.delete(mediaId);
    return row;
  }

  async #await(mediaId: string, waitMs: number): Promise<MediaRow | undefined> {
    const arrived = once(this.#arrivals, mediaId, { signal: AbortSignal.timeout(waitMs) }).catch(() => undefined);
    const file = await this.#find(mediaId);
    if (file?.bytes !== null) return file;
    await arrived;
    return this.#find(mediaId);
  }

  async #receive(mediaId: string, { type, name, content }: Upload): Promise<void> {
    const put = (number: number, chunk: Buffer) =>
      this.#core.database.transaction((tx) => table.putChunk(tx, mediaId, number, chunk));
    let head: Buffer | undefined;
    let [bytes, number] = [0, 0];
    try {
      for await (const chunk of inPieces(content)) {
        bytes += chunk.length;
        if (bytes > this.#core.config.mostUploadBytes) throw tooLarge('The file is too large');
        head ??= chunk.subarray(0, 64);
        await put(number, chunk);
        number += 1;
      }
    } catch (failure) {
      await this.#core.database.transaction((tx) => table.deleteChunks(tx, mediaId));
      throw failure;
    }
    const done = { type, name: name ?? null, bytes, sniffed_type: sniffPicture(head ?? Buffer.alloc(0)) ?? null };
    await this.#core.database.transaction((tx) => table.completeMedia(tx, mediaId, done));
    this.#rows.delete(mediaId);
    this.#arrivals.emit(mediaId);
  }
}

const alreadyThere = () => new MatrixError(409, 'M_CANNOT_OVERWRITE_MEDIA', 'This address has been filled already');

/** The same bytes in pieces of `chunkBytes`, but for the last. */
async function* inPieces(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let [parts, bytes]: [Buffer[], number] = [[], 0];
  for await (const part of content) {
    let rest = part;
    while (bytes + rest.length >= chunkBytes) {
      const cut = chunkBytes - bytes;
      yield Buffer.concat([...parts, rest.subarray(0, cut)]);
      [parts, bytes, rest] = [[], 0, rest.subarray(cut)];
    }
    if (rest.length > 0) parts.push(rest);
    bytes += rest.length;
  }
  if (bytes > 0) yield Buffer.concat(parts);
}
