import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/**
 * Entries that somebody caused or that concern them, newest first. Who else caused one is not named, and their address
 * is left out: that is about them (Art. 15(4) GDPR).
 */
export async function readEntriesForArchive(
  tx: Tx,
  { person, account }: { readonly person: string; readonly account: string },
): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select kind, happened_at as "happenedAt", object, details,
           case when person = ${person} then 'you' when person is null then 'Kontor' else 'somebody else' end as by,
           case when person = ${person} or person is null then address end as address
      from audit_log
     where person = ${person}
        or object in ('people/person/' || ${person}::text, 'accounts/account/' || ${account}::text)
     order by id desc`.execute(tx);
  return rows;
}
