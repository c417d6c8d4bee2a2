import type { Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from './actor.ts';

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  /** Sniffed from the bytes, not taken from the uploader. */
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256, hex. */
  readonly hash: string;
}

export interface Files {
  /** Says who may attach files to objects of a noun (`directory/profile`); reading follows the ref itself. */
  defineOwner(noun: `${string}/${string}`, canAttach: (tx: Tx, actor: Actor, id: string) => Promise<boolean>): void;
  /** Attaches an upload of this actor to a ref; a file belongs to one ref for ever. Throws `files.not_found` for foreign ones. */
  attach(tx: Tx, actor: Actor, fileId: string, ref: Ref): Promise<StoredFile>;
  /**
   * Gives `to`, which is new, files of its own with the same bytes: of these, those that belong to `from` and that the
   * actor may read. Answers with the new ids by the old ones. They count as the actor's uploads, equal bytes once. The
   * caller has checked that the actor may make `to`. Throws `files.total_full`.
   */
  copy(
    tx: Tx,
    actor: Actor,
    files: readonly string[],
    refs: { readonly from: Ref; readonly to: Ref },
  ): Promise<ReadonlyMap<string, string>>;
  /** Stores bytes made by the server itself (a re-encoded photo) for a ref. */
  store(tx: Tx, content: Uint8Array, name: string, ref: Ref): Promise<StoredFile>;
  /** The bytes of a file; for server code that has checked the ref. Throws `files.not_found`. */
  read(tx: Tx, fileId: string): Promise<{ file: StoredFile; content: Uint8Array }>;
  /**
   * A file that the actor may read now, whose bytes are read as they are asked for, also after the transaction. Throws
   * `files.not_found` for all others: a text may name any file.
   */
  open(tx: Tx, actor: Actor, fileId: string): Promise<{ file: StoredFile; content: AsyncIterable<Uint8Array> }>;
  /**
   * The same for a file that belongs to this object; the caller has checked that whoever asks may read that. Nothing where it
   * does not: a text may name any file.
   */
  openOf(
    tx: Tx,
    ref: Ref,
    fileId: string,
  ): Promise<{ file: StoredFile; content: AsyncIterable<Uint8Array> } | undefined>;
  /**
   * The words of a document that is no file of Kontor of at most 64 MiB, read beside everything else within
   * bounds of time and memory; nothing where it has none or cannot be read. For jobs; the content is of no use afterwards.
   */
  readText(name: string, content: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<string | undefined>;
  /** Removes a file; the bytes go when nothing points at them. */
  remove(tx: Tx, fileId: string): Promise<void>;
  /** The same for all files of objects that are deleted for ever. */
  removeOf(tx: Tx, refs: readonly Ref[]): Promise<void>;
}
