import type { ReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isUuid, newId, parseRef, type Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, Files, Links, StoredFile } from '@kontor/plugin-api/server';
import {
  fileAttachRefused,
  fileNotFound,
  fileQuotaFull,
  fileTooLarge,
  fileTotalFull,
  type UploadedFile,
} from '@kontor/schema';
import type { Core } from '../../core.ts';
import { megabyte, type PolicyReader } from '../organisation/policy-reader.ts';
import type { ByteStore, StagedBytes } from './byte-store.ts';
import { cleanName } from './file-name.ts';
import * as store from './file-store.ts';
import { collectBytes } from './garbage-jobs.ts';
import { sniffMediaType } from './media-type.ts';
import { canTellPlace, withoutLocation } from './photo-location.ts';
import { announceFiles } from './text/announce-files.ts';
import { readFileText } from './text/text-jobs.ts';
import { kindOfText } from './text/text-kind.ts';

/** Bytes at most that one person may have lying about unattached. */
export const unattachedQuota = 500 * 1024 * 1024;
/** How long an upload waits to be attached. */
export const unattachedForMs = 24 * 60 * 60 * 1000;

/** Larger pictures are no phone's photos and are kept as they are, rather than read into memory. */
const largestPhoto = 64 * 1024 * 1024;

type CanAttach = (tx: Tx, actor: Actor, id: string) => Promise<boolean>;

/** Files belong to one object for ever and are readable exactly as that object is; see the README. */
export class FileService implements Omit<Files, 'readText'> {
  readonly #core: Core;
  readonly #links: Pick<Links, 'canSee'>;
  readonly #policies: PolicyReader;
  readonly #bytes: ByteStore;
  readonly #owners = new Map<string, CanAttach>();

  constructor(core: Core, others: { links: Pick<Links, 'canSee'>; policies: PolicyReader }, bytes: ByteStore) {
    this.#core = core;
    this.#links = others.links;
    this.#policies = others.policies;
    this.#bytes = bytes;
  }

  defineOwner(noun: `${string}/${string}`, canAttach: CanAttach): void {
    if (this.#owners.has(noun)) throw new Error(`Two modules own the files of ${noun}`);
    this.#owners.set(noun, canAttach);
  }

  /** Keeps an upload that belongs to nothing yet. The row commits only after the bytes are durable. */
  async upload(actor: Actor, source: AsyncIterable<Uint8Array>, name: string | undefined): Promise<UploadedFile> {
    const { database } = this.#core;
    const limit = await database.transaction(async (tx) => {
      await this.#checkRoom(tx, actor, 1);
      return this.findLimit(tx);
    });
    const received = await this.#bytes.stage(source, (size) => {
      if (size > limit) throw fileTooLarge({ limit });
    });
    let staged = received;
    try {
      const mediaType = await sniffMediaType(received.path, received.head);
      if (canTellPlace(mediaType)) staged = await this.#withoutLocation(received, mediaType);
      return await database.transaction(async (tx) => {
        await store.lockUploader(tx, actor.person);
        await this.#checkRoom(tx, actor, staged.size);
        const row = this.#rowOf(staged, mediaType, cleanName(name));
        await this.#insert(tx, staged, { ...row, uploader: actor.person, ref: null });
        return { id: row.id, name: row.name, mediaType, size: staged.size };
      });
    } finally {
      await this.#bytes.discard(received);
      await this.#bytes.discard(staged);
    }
  }

  /** Largest upload in bytes: what the organisation decided, within what the server allows. */
  async findLimit(tx: Tx): Promise<number> {
    const { uploadLimit } = this.#core.config;
    const { uploadMegabytes } = await this.#policies.read(tx);
    return uploadMegabytes === null ? uploadLimit : Math.min(uploadLimit, uploadMegabytes * megabyte);
  }

  /** A file that the actor may read now, with its bytes still to be opened. Throws `files.not_found`. */
  async getReadable(actor: Actor, id: string): Promise<StoredFile> {
    return this.#core.database.transaction(async (tx) => {
      const row = await store.findFile(tx, id);
      if (!row || !(await this.#mayRead(tx, actor, row))) throw fileNotFound();
      return fromRow(row);
    });
  }

  /** Removes an own upload that was not attached. Throws `files.not_found` for any other. */
  async discardUpload(actor: Actor, id: string): Promise<void> {
    await this.#core.database.transaction(async (tx) => {
      const row = await store.lockFile(tx, id);
      if (!row || row.ref !== null || row.uploader !== actor.person) throw fileNotFound();
      await this.remove(tx, id);
    });
  }

  async attach(tx: Tx, actor: Actor, fileId: string, ref: Ref): Promise<StoredFile> {
    const row = await store.lockFile(tx, fileId);
    // A retry of the same attach finds it done.
    if (!row || row.uploader !== actor.person || (row.ref !== null && row.ref !== ref)) throw fileNotFound();
    if (row.ref === null && this.#isExpired(row)) throw fileNotFound();
    if (!(await this.#mayAttach(tx, actor, ref))) throw fileAttachRefused();
    await store.setRef(tx, fileId, ref);
    await this.#announceNew(tx, [row]);
    return fromRow(row);
  }

  async copy(
    tx: Tx,
    actor: Actor,
    files: readonly string[],
    { from, to }: { readonly from: Ref; readonly to: Ref },
  ): Promise<ReadonlyMap<string, string>> {
    const copies = new Map<string, string>();
    // Held until the commit: bytes that the old ones lose meanwhile are still the new ones'.
    const rows = await store.holdFilesOf(tx, from, files.filter(isUuid));
    if (rows.length === 0 || !(await this.#links.canSee(tx, actor, from))) return copies;
    await store.lockUploader(tx, actor.person);
    for (const row of rows) {
      const copy = { ...row, id: newId(), uploader: actor.person, ref: to, created_at: this.#core.clock.now() };
      await store.insertFile(tx, copy);
      copies.set(row.id, copy.id);
      await this.#announceNew(tx, [copy]);
    }
    await this.#checkRoom(tx, actor, 0);
    return copies;
  }

  async store(tx: Tx, content: Uint8Array, name: string, ref: Ref): Promise<StoredFile> {
    const staged = await this.#bytes.stage(single(content), () => undefined);
    try {
      const mediaType = await sniffMediaType(staged.path, staged.head);
      const row = { ...this.#rowOf(staged, mediaType, cleanName(name)), uploader: null, ref };
      await this.#insert(tx, staged, row);
      await this.#announceNew(tx, [row]);
      return fromRow(row);
    } finally {
      await this.#bytes.discard(staged);
    }
  }

  async read(tx: Tx, fileId: string): Promise<{ file: StoredFile; content: Uint8Array }> {
    const row = await store.findFile(tx, fileId);
    if (!row) throw fileNotFound();
    const chunks: Buffer[] = [];
    for await (const chunk of await this.#bytes.read(row.hash)) chunks.push(chunk);
    return { file: fromRow(row), content: Buffer.concat(chunks) };
  }

  async open(tx: Tx, actor: Actor, fileId: string): Promise<{ file: StoredFile; content: AsyncIterable<Uint8Array> }> {
    const row = isUuid(fileId) ? await store.findFile(tx, fileId) : undefined;
    if (!row || !(await this.#mayRead(tx, actor, row))) throw fileNotFound();
    return { file: fromRow(row), content: this.#chunks(row.hash) };
  }

  async openOf(tx: Tx, ref: Ref, fileId: string) {
    const row = isUuid(fileId) ? await store.findFile(tx, fileId) : undefined;
    return row?.ref === ref ? { file: fromRow(row), content: this.#chunks(row.hash) } : undefined;
  }

  async *#chunks(hash: string): AsyncIterable<Uint8Array> {
    yield* await this.#bytes.read(hash);
  }

  /** Files by id, for server code that has checked whose they are. */
  async findFiles(tx: Tx, ids: readonly string[]): Promise<StoredFile[]> {
    return (await store.findFiles(tx, ids)).map(fromRow);
  }

  /** The bytes as a stream; fails at once when they are not there. */
  openContent(file: Pick<StoredFile, 'hash'>): Promise<ReadStream> {
    return this.#bytes.read(file.hash);
  }

  /** What a person uploaded, each with whether they may read it now. */
  async listUploads(tx: Tx, actor: Actor): Promise<readonly { row: store.FileRow; isReadable: boolean }[]> {
    const uploads = [];
    for (const row of await store.listUploads(tx, actor.person)) {
      uploads.push({ row, isReadable: await this.#mayRead(tx, actor, row) });
    }
    return uploads;
  }

  /** What belongs to nothing goes; what belongs to an object stays with it, and is nobody's upload any more. */
  async forgetUploader(tx: Tx, person: string): Promise<void> {
    for (const hash of await store.deleteUnattachedOf(tx, person))
      await this.#core.jobs.enqueue(tx, collectBytes, { hash });
    await store.clearUploader(tx, person);
  }

  async remove(tx: Tx, fileId: string): Promise<void> {
    await this.#forget(tx, await store.deleteFile(tx, fileId));
  }

  async removeOf(tx: Tx, refs: readonly Ref[]): Promise<void> {
    await this.#forget(tx, await store.deleteFilesOf(tx, refs));
  }

  async #forget(tx: Tx, rows: readonly store.FileRow[]): Promise<void> {
    await announceFiles(this.#core, tx, rows);
    const hashes = new Set(rows.map(({ hash }) => hash));
    for (const hash of hashes) await this.#core.jobs.enqueue(tx, collectBytes, { hash });
  }

  /** They are found by name at once, and by what is written in them as soon as that is read. */
  async #announceNew(tx: Tx, rows: readonly store.FileRow[]): Promise<void> {
    await announceFiles(this.#core, tx, rows);
    for (const row of rows) {
      const kind = kindOfText({ name: row.name, mediaType: row.media_type });
      if (kind !== undefined) await this.#core.jobs.enqueue(tx, readFileText, { hash: row.hash });
    }
  }

  /** People do not know that their photos say where they were taken. */
  async #withoutLocation(photo: StagedBytes, mediaType: string): Promise<StagedBytes> {
    if (photo.size > largestPhoto) return photo;
    const cleaned = withoutLocation(await readFile(photo.path), mediaType);
    return cleaned ? await this.#bytes.stage(single(cleaned), () => undefined) : photo;
  }

  /** Throws `files.quota_full` and `files.total_full` where `more` bytes do not fit. */
  async #checkRoom(tx: Tx, actor: Actor, more: number): Promise<void> {
    const { fileQuota } = this.#core.config;
    const { unattached, total } = await store.sumUploads(tx, actor.person);
    if (unattached + more > unattachedQuota) throw fileQuotaFull({ limit: unattachedQuota });
    if (total + more > fileQuota) throw fileTotalFull({ limit: fileQuota });
  }

  #rowOf(staged: StagedBytes, mediaType: string, name: string) {
    const createdAt = this.#core.clock.now();
    return { id: newId(), hash: staged.hash, name, media_type: mediaType, size: staged.size, created_at: createdAt };
  }

  async #insert(tx: Tx, staged: StagedBytes, row: store.FileRow): Promise<void> {
    await store.lockHash(tx, staged.hash);
    await this.#bytes.keep(staged);
    await store.insertFile(tx, row);
  }

  async #mayRead(tx: Tx, actor: Actor, row: store.FileRow): Promise<boolean> {
    if (row.ref !== null) return this.#links.canSee(tx, actor, row.ref);
    return row.uploader === actor.person && !this.#isExpired(row);
  }

  async #mayAttach(tx: Tx, actor: Actor, ref: Ref): Promise<boolean> {
    const parts = parseRef(ref);
    const canAttach = parts && this.#owners.get(`${parts.module}/${parts.noun}`);
    if (!parts || !canAttach) throw new Error(`Nobody has said who may attach files to ${ref}`);
    return canAttach(tx, actor, parts.id);
  }

  #isExpired(row: store.FileRow): boolean {
    return this.#core.clock.now().getTime() - row.created_at.getTime() > unattachedForMs;
  }
}

async function* single(content: Uint8Array): AsyncIterable<Uint8Array> {
  yield content;
}

function fromRow(row: store.FileRow): StoredFile {
  return { id: row.id, name: row.name, mediaType: row.media_type, size: row.size, hash: row.hash };
}
