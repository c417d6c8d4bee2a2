import { notify, type Tx } from '@kontor/database';
import { sql } from 'kysely';

/** Tells every server which document was deleted, or written past its connections. */
export const changedChannel = 'kontor_collab_changed';

export interface StoredDocument {
  readonly row: number;
  /** Nothing yet in a new document. */
  readonly state: Uint8Array | undefined;
  readonly updates: readonly StoredUpdate[];
}

interface DocumentRow {
  id: number;
  state: Buffer | null;
  deleted: boolean;
  sequences: number[] | null;
  updates: Buffer[] | null;
}

/**
 * The document as it is committed; nothing when there is none, `deleted` when there was one. One statement, so that state
 * and updates are of one moment: a compaction in between would else hide what it moved.
 */
export async function readDocument(tx: Tx, name: string): Promise<StoredDocument | 'deleted' | undefined> {
  const { rows } = await sql<DocumentRow>`
    select id, state, deleted_at is not null as deleted, sequences, updates
      from collab_documents
      left join lateral (
        select array_agg(sequence order by sequence) as sequences, array_agg(bytes order by sequence) as updates
          from collab_updates where document = collab_documents.id
      ) as tail on true
     where name = ${name}`.execute(tx);
  const row = rows[0];
  if (!row || row.deleted) return row && 'deleted';
  const updates = (row.updates ?? []).map((bytes, index) => ({ bytes, sequence: row.sequences?.[index] ?? 0 }));
  return { row: row.id, state: row.state ?? undefined, updates };
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

/**
 * The sequences of the updates that are not part of the compact state, oldest first. From here to the end of the
 * transaction nobody else compacts or deletes the document; others may append.
 */
export async function lockTail(tx: Tx, row: number): Promise<number[] | undefined> {
  const { rows } = await sql`
    select 1 from collab_documents where id = ${row} and deleted_at is null for no key update`.execute(tx);
  if (rows.length === 0) return undefined;
  return listSequences(tx, row);
}

/** The same without a lock. */
export async function findTail(tx: Tx, row: number): Promise<number[] | undefined> {
  const { rows } = await sql`select 1 from collab_documents where id = ${row} and deleted_at is null`.execute(tx);
  return rows.length === 0 ? undefined : listSequences(tx, row);
}

async function listSequences(tx: Tx, row: number): Promise<number[]> {
  const { rows } = await sql<{ sequence: number }>`
    select sequence from collab_updates where document = ${row} order by sequence`.execute(tx);
  return rows.map(({ sequence }) => sequence);
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

/** Puts a state in the place of exactly these updates, all of which are part of it. */
export async function replaceTail(
  tx: Tx,
  row: number,
  { state, sequences }: { readonly state: Uint8Array; readonly sequences: readonly number[] },
): Promise<void> {
  await Promise.all([
    sql`update collab_documents set state = ${Buffer.from(state)} where id = ${row}`.execute(tx),
    sql`delete from collab_updates where document = ${row} and sequence = any(${sequences}::bigint[])`.execute(tx),
  ]);
}

export async function markAnnounced(tx: Tx, row: number, sequence: number): Promise<void> {
  await sql`update collab_documents set announced = greatest(announced, ${sequence}) where id = ${row}`.execute(tx);
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

/** Deletes a document for ever with all its text. */
export async function deleteDocument(tx: Tx, name: string): Promise<void> {
  await createDocument(tx, name);
  // The strongest lock: it waits for those who append right now, and those who come later find the document deleted.
  const { rows } = await sql<{ id: number }>`
    select id from collab_documents where name = ${name} for update`.execute(tx);
  const row = rows[0]?.id ?? 0;
  await sql`update collab_documents set deleted_at = now(), state = null where id = ${row}`.execute(tx);
  await sql`delete from collab_updates where document = ${row}`.execute(tx);
  await tellServers(tx, name);
}
