import type { Tx } from '@kontor/database';
import { type LdapSettings, ldapSettings } from '@kontor/schema';
import { sql } from 'kysely';

interface SourceRow {
  id: string;
  settings: unknown;
  secret_sealed: string | null;
  fixed: boolean;
  people: number;
}

/** A source as it is stored. */
export interface StoredSource {
  readonly id: string;
  readonly settings: LdapSettings;
  readonly secretSealed: string | null;
  readonly fixed: boolean;
  /** Who is in it now. */
  readonly people: number;
}

const columns = sql`
  id, settings, secret_sealed, fixed,
  (select count(*)::integer from sources_entries e where e.source = s.id and e.ended_at is null) as people`;

export async function listSources(tx: Tx): Promise<StoredSource[]> {
  const { rows } = await sql<SourceRow>`
    select ${columns} from sources_sources s order by lower(settings ->> 'name'), id`.execute(tx);
  return rows.map(toSource);
}

export async function findSource(tx: Tx, id: string): Promise<StoredSource | undefined> {
  const { rows } = await sql<SourceRow>`select ${columns} from sources_sources s where id = ${id}`.execute(tx);
  return rows[0] && toSource(rows[0]);
}

export async function findFixedSource(tx: Tx): Promise<StoredSource | undefined> {
  const { rows } = await sql<SourceRow>`select ${columns} from sources_sources s where fixed`.execute(tx);
  return rows[0] && toSource(rows[0]);
}

/** Where a person signs in: sources that know them now. */
export async function listSourcesOf(tx: Tx, person: string): Promise<(StoredSource & { readonly key: string })[]> {
  const { rows } = await sql<SourceRow & { key: string }>`
    select ${columns}, (select key from sources_entries e where e.source = s.id and e.person = ${person}) as key
      from sources_sources s
     where exists (select 1 from sources_entries e
                    where e.source = s.id and e.person = ${person} and e.ended_at is null)
     order by created_at`.execute(tx);
  return rows.map((row) => ({ ...toSource(row), key: row.key }));
}

export interface NewSourceRow {
  readonly id: string;
  readonly settings: LdapSettings;
  readonly secretSealed: string | null;
  readonly fixed: boolean;
  readonly now: Date;
}

/** Makes a source, or changes the one of this id. */
export async function putSource(tx: Tx, { id, settings, secretSealed, fixed, now }: NewSourceRow): Promise<void> {
  await sql`
    insert into sources_sources (id, settings, secret_sealed, fixed, created_at)
    values (${id}, ${JSON.stringify(settings)}::jsonb, ${secretSealed}, ${fixed}, ${now})
    on conflict (id) do update
      set settings = excluded.settings, secret_sealed = excluded.secret_sealed, fixed = excluded.fixed`.execute(tx);
}

/** The environment sets no source any more: it is one like others. */
export async function unfixSources(tx: Tx): Promise<void> {
  await sql`update sources_sources set fixed = false where fixed`.execute(tx);
}

export async function deleteSource(tx: Tx, id: string): Promise<void> {
  await sql`delete from sources_sources where id = ${id}`.execute(tx);
}

function toSource({ id, settings, secret_sealed: secretSealed, fixed, people }: SourceRow): StoredSource {
  return { id, settings: ldapSettings.parse(settings), secretSealed, fixed, people };
}
