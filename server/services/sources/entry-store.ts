import type { Tx } from '@kontor/database';
import type { ErasedPerson } from '@kontor/plugin-api/server';
import { sql } from 'kysely';

/** Who in Kontor an entry of a source is. */
export interface KnownEntry {
  readonly key: string;
  readonly person: string;
  /** Whether the entry is gone, and the person suspended by that. */
  readonly ended: boolean;
  readonly photo: string | null;
}

export async function listEntries(tx: Tx, source: string): Promise<KnownEntry[]> {
  const { rows } = await sql<KnownEntry>`
    select key, person, ended_at is not null as ended, photo from sources_entries where source = ${source}`.execute(tx);
  return rows;
}

/** Who had an entry that is gone is known by the new one from now on. */
export async function insertEntries(
  tx: Tx,
  source: string,
  entries: readonly { readonly key: string; readonly person: string }[],
): Promise<void> {
  await sql`
    insert into sources_entries (source, key, person)
    select ${source}, key, person from unnest(${entries.map(({ key }) => key)}::text[],
      ${entries.map(({ person }) => person)}::uuid[]) as given (key, person)
    on conflict (person, source) do update set key = excluded.key, photo = null
      where sources_entries.ended_at is not null`.execute(tx);
}

export async function setEnded(tx: Tx, source: string, key: string, endedAt: Date | null): Promise<void> {
  await sql`
    update sources_entries set ended_at = ${endedAt} where source = ${source} and key = ${key}`.execute(tx);
}

export async function setPhoto(tx: Tx, source: string, key: string, photo: string | null): Promise<void> {
  await sql`update sources_entries set photo = ${photo} where source = ${source} and key = ${key}`.execute(tx);
}

/** Of these persons those who are in another source than this one, so that leaving this one ends nothing. */
export async function listElsewhere(tx: Tx, source: string): Promise<Set<string>> {
  const { rows } = await sql<{ person: string }>`
    select person from sources_entries where source <> ${source} and ended_at is null`.execute(tx);
  return new Set(rows.map(({ person }) => person));
}

/** Groups of a source that Kontor has, by their key there. */
export async function listKnownGroups(tx: Tx, source: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ key: string; group_id: string }>`
    select key, group_id from sources_groups where source = ${source}`.execute(tx);
  return new Map(rows.map((row) => [row.key, row.group_id]));
}

export async function insertKnownGroup(tx: Tx, source: string, key: string, group: string): Promise<void> {
  await sql`insert into sources_groups (source, key, group_id) values (${source}, ${key}, ${group})`.execute(tx);
}

/** Which sources know a person, for their archive. */
export async function listEntriesOf(tx: Tx, person: string): Promise<{ source: string; ended: boolean }[]> {
  const { rows } = await sql<{ source: string; ended: boolean }>`
    select s.settings ->> 'name' as source, e.ended_at is not null as ended
      from sources_entries e join sources_sources s on s.id = e.source
     where e.person = ${person} order by 1`.execute(tx);
  return rows;
}

/** Of an erased person neither who they were there stays nor a report with their name. */
export async function forgetPerson(tx: Tx, { person, words }: ErasedPerson): Promise<void> {
  await sql`delete from sources_entries where person = ${person}`.execute(tx);
  await sql`
    delete from sources_runs where exists (
      select from unnest(${[...words]}::text[]) as word
       where word <> '' and position(word in problems::text || leaving::text) > 0)`.execute(tx);
}
