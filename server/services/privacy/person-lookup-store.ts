import type { Language } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface PersonForArchive {
  readonly person: string;
  readonly account: string | null;
  readonly language: Language | null;
}

/** Whom an operator means: by login, external id, or id; also somebody who left or has no account. */
export async function findPersonForArchive(tx: Tx, meant: string): Promise<PersonForArchive | undefined> {
  const { rows } = await sql<PersonForArchive>`
    select p.id as person, a.id as account, coalesce(a.language, p.language) as language
      from people_persons p left join accounts_accounts a on a.person = p.id
     where a.login = lower(${meant}) or p.external_id = ${meant} or p.id::text = ${meant}
     order by (a.login = lower(${meant})) desc nulls last limit 1`.execute(tx);
  return rows[0];
}
