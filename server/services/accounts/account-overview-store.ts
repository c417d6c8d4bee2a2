import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

interface PersonOnDay {
  id: string;
  name: string;
  day: IsoDate;
}

const name = sql`concat_ws(' ', nullif(p.title, ''), p.given_name, p.family_name)`;

/** Who begins or leaves within so many days of today, the next first. */
export async function listComing(
  tx: Tx,
  today: IsoDate,
  days: number,
  limit: number,
): Promise<{ beginning: PersonOnDay[]; leaving: PersonOnDay[] }> {
  const { rows: beginning } = await sql<PersonOnDay>`
    select p.id, ${name} as name, p.valid_from as day from people_persons p
     where p.valid_from > ${today}::date and p.valid_from <= ${today}::date + ${days}::integer
     order by p.valid_from, p.family_name, p.id limit ${limit}`.execute(tx);
  const { rows: leaving } = await sql<PersonOnDay>`
    select p.id, ${name} as name, p.valid_until as day from people_persons p
     where p.valid_until >= ${today}::date and p.valid_until <= ${today}::date + ${days}::integer
     order by p.valid_until, p.family_name, p.id limit ${limit}`.execute(tx);
  return { beginning, leaving };
}

/** Who belongs to the organisation and has no account, by name; and how many those are. */
export async function listWithoutAccount(
  tx: Tx,
  today: IsoDate,
  limit: number,
): Promise<{ count: number; persons: { id: string; name: string }[] }> {
  const without = sql`
    from people_persons p
    where (p.valid_until is null or p.valid_until >= ${today}::date)
      and not exists (select 1 from accounts_accounts a where a.person = p.id)`;
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count ${without}`.execute(tx);
  const { rows: persons } = await sql<{ id: string; name: string }>`
    select p.id, ${name} as name ${without} order by p.family_name, p.given_name, p.id limit ${limit}`.execute(tx);
  return { count: rows[0]?.count ?? 0, persons };
}
