import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { Authorship } from './authorship.ts';
import type { KeptVersion } from './thin-versions.ts';

const compress = promisify(deflateRaw);
const expand = promisify(inflateRaw);

/** How a document was at some time. */
export interface DocumentVersion {
  readonly id: number;
  /** When its last edit was. */
  readonly at: Date;
  /** Who has written since the version before: person ids. */
  readonly authors: readonly string[];
  /** Named versions are kept for good. */
  readonly label: string | undefined;
  readonly labelledBy: string | undefined;
}

interface VersionRow {
  id: number;
  at: Date;
  authors: string[];
  label: string | null;
  labelledBy: string | null;
}

/** The row of a document that is not deleted. */
export async function findRow(tx: Tx, name: string): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    select id from collab_documents where name = ${name} and deleted_at is null`.execute(tx);
  return rows[0]?.id;
}

/** Newest first. */
export async function listVersions(tx: Tx, row: number): Promise<DocumentVersion[]> {
  const { rows } = await sql<VersionRow>`
    select id, at, authors, label, labelled_by as "labelledBy" from collab_versions
     where document = ${row} order by id desc`.execute(tx);
  return rows.map(({ label, labelledBy, ...rest }) => ({
    ...rest,
    label: label ?? undefined,
    labelledBy: labelledBy ?? undefined,
  }));
}

export async function readVersion(tx: Tx, row: number, id: number): Promise<Uint8Array | undefined> {
  const { rows } = await sql<{ state: Buffer }>`
    select state from collab_versions where document = ${row} and id = ${id}`.execute(tx);
  return rows[0] && (await expand(rows[0].state));
}

export interface NewVersion {
  readonly at: Date;
  readonly authors: readonly string[];
  readonly state: Uint8Array;
}

export async function addVersion(tx: Tx, row: number, { at, authors, state }: NewVersion): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into collab_versions (document, at, authors, state)
    values (${row}, ${at}, ${authors}::uuid[], ${await compress(state)}) returning id`.execute(tx);
  return rows[0]?.id ?? 0;
}

/** A second version with the same text, to be named otherwise. */
export async function copyVersion(tx: Tx, row: number, id: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into collab_versions (document, at, authors, state)
    select document, at, '{}', state from collab_versions where document = ${row} and id = ${id} returning id`.execute(
    tx,
  );
  return rows[0]?.id ?? 0;
}

/** False when there is no such version. */
export async function labelVersion(
  tx: Tx,
  row: number,
  { id, label, person }: { readonly id: number; readonly label: string | undefined; readonly person: string },
): Promise<boolean> {
  const { rows } = await sql`
    update collab_versions
       set label = ${label ?? null}, labelled_by = case when ${label ?? null}::text is null then null else ${person}::uuid end
     where document = ${row} and id = ${id} returning 1`.execute(tx);
  return rows.length > 0;
}

/** Newest first. */
export async function listKept(tx: Tx, row: number): Promise<KeptVersion[]> {
  const { rows } = await sql<KeptVersion>`
    select id, at, length(state) as bytes, label is not null as "isNamed" from collab_versions
     where document = ${row} order by id desc`.execute(tx);
  return rows;
}

/** Whoever wrote what goes with a version is named with the next one. */
export async function deleteVersions(tx: Tx, row: number, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    with gone as (
      select unnest(authors) as author,
             (select min(id) from collab_versions as later
               where later.document = ${row} and later.id > collab_versions.id and not later.id = any(${ids}::bigint[])) as heir
        from collab_versions where document = ${row} and id = any(${ids}::bigint[])
    )
    update collab_versions
       set authors = array(select unnest(authors) union select author from gone where heir = collab_versions.id)
     where id in (select heir from gone)`.execute(tx);
  await sql`delete from collab_versions where document = ${row} and id = any(${ids}::bigint[])`.execute(tx);
}

/** Runs in order of client and clock; of these clients only, if they are given. */
export async function listRuns(tx: Tx, row: number, clients?: readonly number[]): Promise<Authorship[]> {
  const { rows } = await sql<Authorship>`
    select client, clock, length, author from collab_authorship
     where document = ${row} and ${clients ? sql`client = any(${clients}::bigint[])` : sql`true`}
     order by client, clock`.execute(tx);
  return rows;
}

export async function putRuns(tx: Tx, row: number, runs: readonly Authorship[]): Promise<void> {
  await sql`
    insert into collab_authorship (document, client, clock, length, author)
    select ${row}, client, clock, length, author
      from unnest(${runs.map(({ client }) => client)}::bigint[], ${runs.map(({ clock }) => clock)}::bigint[],
                  ${runs.map(({ length }) => length)}::bigint[], ${runs.map(({ author }) => author)}::uuid[])
           as run (client, clock, length, author)
        on conflict (document, client, clock) do update set length = excluded.length, author = excluded.author`.execute(
    tx,
  );
}

export async function deleteRuns(tx: Tx, row: number, runs: readonly Authorship[]): Promise<void> {
  await sql`
    delete from collab_authorship
     where document = ${row} and (client, clock) in (
       select * from unnest(${runs.map(({ client }) => client)}::bigint[], ${runs.map(({ clock }) => clock)}::bigint[]))`.execute(
    tx,
  );
}
