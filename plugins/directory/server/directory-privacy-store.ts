import { refOf } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { ServerHost } from '@kontor/plugin-api/server';
import { sql } from 'kysely';

/** Persons whose profile names this one as their manager. */
export async function listManagedBy(tx: Tx, person: string): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select person from directory_profiles where manager = ${person} order by person`.execute(tx);
  return rows.map((row) => row.person);
}

/** Imports that somebody applied; their files and reports are about others and stay here. */
export async function readImportsForArchive(tx: Tx, person: string): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select id, state, created_at as "appliedAt" from directory_imports
     where begun_by ->> 'person' = ${person} order by created_at`.execute(tx);
  return rows;
}

/** What somebody said about themselves, and their photo. */
export async function eraseProfile({ files }: Pick<ServerHost, 'files'>, tx: Tx, person: string): Promise<void> {
  await files.removeOf(tx, [refOf('directory', 'photo', person)]);
  await sql`delete from directory_profiles where person = ${person}`.execute(tx);
  await sql`update directory_profiles set manager = null where manager = ${person}`.execute(tx);
  await sql`delete from directory_stand_ins where ${person} in (substitute, person)`.execute(tx);
}

/** Reports of imports keep their numbers, without lines that name somebody; files that wait are not applied any more. */
export async function forgetInImports(tx: Tx, words: readonly string[]): Promise<void> {
  await sql`
    update directory_imports set problems = '[]'
     where exists (select from unnest(${[...words]}::text[]) as word
                    where word <> '' and position(word in problems::text) > 0)`.execute(tx);
  await sql`
    delete from directory_imports
     where people_file is not null and exists (
       select from unnest(${[...words]}::text[]) as word
        where word <> '' and position(convert_to(word, 'UTF8') in people_file) > 0)`.execute(tx);
}
