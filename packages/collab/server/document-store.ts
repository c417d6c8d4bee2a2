import { notify, type Tx } from '@kontor/database';
import { type QueryExecutorProvider, sql } from 'kysely';
import type { Edit, Stretch } from './versions/cut-versions.ts';

/** Tells every server which document was deleted, or written past its connections. */
export const changedChannel = 'kontor_collab_changed';

export interface StoredDocument {
  readonly row: number;
  readonly generation: number;
  /** Nothing yet in a new document. */
  readonly state: Uint8Array | undefined;
  readonly updates: readonly StoredUpdate[];
}

interface DocumentRow {
  id: number;
  generation: number;
  state: Buffer | null;
  deleted: boolean;
  /** Sequence and length of each update. */
  tail: string | null;
  /** The updates, one after the other: read many times faster than an array of them. */
  bytes: Buffer | null;
}

/**
 * The document as it is committed; nothing when there is none, `deleted` when there was one. One statement, so that state
 * and updates are of one moment, also outside of a transaction: a compaction in between would else hide what it moved.
 */
export async function readDocument(
  tx: QueryExecutorProvider,
  name: string,
): Promise<StoredDocument | 'deleted' | undefined> {
  const { rows } = await sql<DocumentRow>`
    select id, generation, state, deleted_at is not null as deleted, tail, bytes
      from collab_documents
      left join lateral (
        select string_agg(sequence || ':' || octet_length(bytes), ' ' order by sequence) as tail,
               string_agg(bytes, ''::bytea order by sequence) as bytes
          from collab_updates where document = collab_documents.id
      ) as updates on true
     where name = ${name}`.execute(tx);
  const row = rows[0];
  if (!row || row.deleted) return row && 'deleted';
  const { id, generation, state, tail, bytes } = row;
  return { row: id, generation, state: state ?? undefined, updates: tail && bytes ? cut(tail, bytes) : [] };
}

function cut(tail: string, bytes: Buffer): StoredUpdate[] {
  let at = 0;
  return tail.split(' ').map((each) => {
    const [sequence = 0, length = 0] = each.split(':').map(Number);
    at += length;
    return { sequence, bytes: bytes.subarray(at - length, at) };
  });
}

export async function createDocument(tx: Tx, name: string): Promise<void> {
  await sql`insert into collab_documents (name) values (${name}) on conflict do nothing`.execute(tx);
}

/** What is there already. Until the end of the transaction nobody else writes the document. */
export async function lockContent(
  tx: Tx,
  name: string,
): Promise<{ readonly row: number; readonly isDeleted: boolean; readonly hasContent: boolean } | undefined> {
  const { rows } = await sql<{ row: number; isDeleted: boolean; hasState: boolean }>`
    select id as row, deleted_at is not null as "isDeleted", state is not null as "hasState"
      from collab_documents where name = ${name} for update`.execute(tx);
  const found = rows[0];
  if (!found) return undefined;
  const updates = await sql`select 1 from collab_updates where document = ${found.row} limit 1`.execute(tx);
  return { row: found.row, isDeleted: found.isDeleted, hasContent: found.hasState || updates.rows.length > 0 };
}

/** Servers that have the document in memory look at it again after the commit. */
export function tellServers(tx: Tx, name: string): Promise<void> {
  return notify(tx, changedChannel, name);
}

export interface NewUpdate {
  readonly row: number;
  readonly bytes: Uint8Array;
  readonly author: string;
}

/**
 * Appends updates of any documents in one statement and answers with the sequence of each in the order given; nothing
 * for those whose document is deleted. Whoever deletes it waits for this, or this waits for them.
 */
export async function appendUpdates(tx: Tx, updates: readonly NewUpdate[]): Promise<(number | undefined)[]> {
  const { rows } = await sql<{ position: number; sequence: number }>`
    with alive as materialized (
      select id from collab_documents
       where id = any(${updates.map(({ row }) => row)}::bigint[]) and deleted_at is null order by id for key share
    ), given as materialized (
      select position, document, bytes, author, nextval(pg_get_serial_sequence('collab_updates', 'sequence')) as sequence
        from unnest(${updates.map(({ row }) => row)}::bigint[], ${updates.map(({ bytes }) => Buffer.from(bytes))}::bytea[],
                    ${updates.map(({ author }) => author)}::uuid[])
             with ordinality as given (document, bytes, author, position)
       where document in (select id from alive)
    ), added as (
      insert into collab_updates (document, sequence, bytes, author) overriding system value
      select document, sequence, bytes, author from given
    )
    select position, sequence from given`.execute(tx);
  const sequences = new Map(rows.map(({ position, sequence }) => [position, sequence]));
  return updates.map((_update, index) => sequences.get(index + 1));
}

interface LockedRow {
  generation: number;
  announced: number;
  authors: string[];
  began: Date | null;
  last: Date | null;
}

/** What is to become part of the compact state, and what is known of what already is. */
export interface Tail {
  readonly generation: number;
  /** The last update that the plugin was told of. */
  readonly announced: number;
  /** Edits that are in the state and in no version. */
  readonly stretch: Stretch | undefined;
  /** Oldest first. */
  readonly updates: readonly (Edit & { readonly bytes: Uint8Array })[];
}

/**
 * The updates that are not part of the compact state; nothing when the document is deleted. From here to the end of the
 * transaction nobody else compacts or deletes the document; others may append.
 */
export async function lockTail(tx: Tx, row: number): Promise<Tail | undefined> {
  const { rows } = await sql<LockedRow>`
    select generation, announced, stretch_authors as authors, stretch_began as began, stretch_last as last
      from collab_documents where id = ${row} and deleted_at is null for no key update`.execute(tx);
  const found = rows[0];
  if (!found) return undefined;
  const updates = await sql<Edit & { bytes: Uint8Array }>`
    select sequence, at, author, bytes from collab_updates where document = ${row} order by sequence`.execute(tx);
  const { authors, began, last } = found;
  const stretch = began && last ? { authors, began, last } : undefined;
  return { generation: found.generation, announced: found.announced, stretch, updates: updates.rows };
}

/** Which state is stored and what came after it, without a lock; nothing when the document is deleted. */
export async function findTail(
  tx: Tx,
  row: number,
): Promise<{ readonly generation: number; readonly sequences: readonly number[] } | undefined> {
  const { rows } = await sql<{ generation: number; sequences: number[] | null }>`
    select generation, (select array_agg(sequence order by sequence) from collab_updates where document = id) as sequences
      from collab_documents where id = ${row} and deleted_at is null`.execute(tx);
  const found = rows[0];
  return found && { generation: found.generation, sequences: found.sequences ?? [] };
}

export interface StoredUpdate {
  readonly sequence: number;
  readonly bytes: Uint8Array;
}

export async function readUpdates(tx: Tx, row: number, sequences: readonly number[]): Promise<StoredUpdate[]> {
  const { rows } = await sql<StoredUpdate>`
    select sequence, bytes from collab_updates where document = ${row} and sequence = any(${sequences}::bigint[])
     order by sequence`.execute(tx);
  return rows;
}

export async function readState(tx: Tx, row: number): Promise<Uint8Array | undefined> {
  const { rows } = await sql<{ state: Buffer | null }>`
    select state from collab_documents where id = ${row}`.execute(tx);
  return rows[0]?.state ?? undefined;
}

export interface NewState {
  readonly state: Uint8Array;
  /** The updates that are part of it. */
  readonly sequences: readonly number[];
  readonly stretch: Stretch | undefined;
}

/** Puts a state in the place of exactly these updates, all of which are part of it. */
export async function replaceTail(tx: Tx, row: number, { state, sequences, stretch }: NewState): Promise<void> {
  await Promise.all([
    sql`update collab_documents
           set state = ${Buffer.from(state)}, generation = generation + 1, stretch_authors = ${stretch?.authors ?? []}::uuid[],
               stretch_began = ${stretch?.began ?? null}, stretch_last = ${stretch?.last ?? null}
         where id = ${row}`.execute(tx),
    sql`delete from collab_updates where document = ${row} and sequence = any(${sequences}::bigint[])`.execute(tx),
  ]);
}

export interface AnnouncedUpTo {
  readonly row: number;
  readonly sequence: number;
}

export async function markAnnounced(tx: Tx, marks: readonly AnnouncedUpTo[]): Promise<void> {
  await sql`
    update collab_documents set announced = greatest(announced, mark.sequence)
      from unnest(${marks.map(({ row }) => row)}::bigint[], ${marks.map(({ sequence }) => sequence)}::bigint[])
           as mark (document, sequence)
     where id = mark.document`.execute(tx);
}

/** The same, unless something before it is still to be announced. */
export async function markAnnouncedAlone(tx: Tx, row: number, sequence: number): Promise<void> {
  await sql`
    update collab_documents set announced = greatest(announced, ${sequence}) where id = ${row} and not exists (
      select 1 from collab_updates
       where document = id and collab_updates.sequence > announced and collab_updates.sequence < ${sequence})`.execute(
    tx,
  );
}

export interface Unannounced {
  readonly row: number;
  readonly name: string;
  readonly last: number;
  readonly authors: readonly string[];
}

/** Documents with updates that nobody was told of, because a server ended before it came to that. */
export async function listUnannounced(tx: Tx, limit: number): Promise<Unannounced[]> {
  const { rows } = await sql<Unannounced>`
    select id as row, name, max(sequence) as last, array_agg(distinct author) filter (where author is not null) as authors
      from collab_updates join collab_documents on collab_documents.id = document
     where sequence > announced and deleted_at is null
     group by id, name order by id limit ${limit}`.execute(tx);
  return rows.map((each) => ({ ...each, authors: each.authors ?? [] }));
}

/** Documents with edits in no version, in which nobody has written since then. */
export async function listQuiet(tx: Tx, since: Date, limit: number): Promise<{ row: number; name: string }[]> {
  const { rows } = await sql<{ row: number; name: string }>`
    select id as row, name from collab_documents
     where deleted_at is null and id in (
       select id from collab_documents where stretch_last < ${since}
        union
       select document from collab_updates group by document having max(at) < ${since})
       and not exists (select 1 from collab_updates where document = id and at >= ${since})
     order by id limit ${limit}`.execute(tx);
  return rows;
}

/** Deletes a document for ever with all its text. */
export async function deleteDocument(tx: Tx, name: string): Promise<void> {
  await createDocument(tx, name);
  // The strongest lock: it waits for those who append right now, and those who come later find the document deleted.
  const { rows } = await sql<{ id: number }>`
    select id from collab_documents where name = ${name} for update`.execute(tx);
  const row = rows[0]?.id ?? 0;
  await sql`update collab_documents set deleted_at = now(), state = null,
            stretch_authors = '{}', stretch_began = null, stretch_last = null where id = ${row}`.execute(tx);
  await sql`delete from collab_updates where document = ${row}`.execute(tx);
  await sql`delete from collab_versions where document = ${row}`.execute(tx);
  await sql`delete from collab_authorship where document = ${row}`.execute(tx);
  await tellServers(tx, name);
}
