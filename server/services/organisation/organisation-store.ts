import type { Language } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface ProfileRow {
  readonly name: string;
  readonly language: Language;
  readonly accent: string;
  readonly logo_hash: string | null;
}

export async function findProfile(tx: Tx): Promise<ProfileRow | undefined> {
  const { rows } = await sql<ProfileRow>`
    select name, language, accent, (select hash from organisation_logo) as logo_hash from organisation_profile`.execute(
    tx,
  );
  return rows[0];
}

/** False when the organisation exists; waits for another transaction that is making it. */
export async function insertProfile(
  tx: Tx,
  profile: { readonly name: string; readonly language: Language; readonly accent: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into organisation_profile (name, language, accent)
    values (${profile.name}, ${profile.language}, ${profile.accent})
    on conflict do nothing returning 1`.execute(tx);
  return rows.length === 1;
}

export async function updateProfile(
  tx: Tx,
  change: {
    readonly name?: string | undefined;
    readonly language?: Language | undefined;
    readonly accent?: string | undefined;
  },
): Promise<void> {
  await sql`
    update organisation_profile
       set name = coalesce(${change.name ?? null}, name),
           language = coalesce(${change.language ?? null}, language),
           accent = coalesce(${change.accent ?? null}, accent)`.execute(tx);
}

export async function findLogo(tx: Tx): Promise<{ hash: string; content: Buffer } | undefined> {
  const { rows } = await sql<{ hash: string; content: Buffer }>`select hash, content from organisation_logo`.execute(
    tx,
  );
  return rows[0];
}

export async function replaceLogo(tx: Tx, hash: string, content: Buffer): Promise<void> {
  await sql`
    insert into organisation_logo (hash, content) values (${hash}, ${content})
    on conflict (single) do update set hash = excluded.hash, content = excluded.content`.execute(tx);
}

export async function deleteLogo(tx: Tx): Promise<void> {
  await sql`delete from organisation_logo`.execute(tx);
}
