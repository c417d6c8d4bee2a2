import type { Tx } from '@kontor/database';
import type { DigestChoice } from '@kontor/schema';
import { sql } from 'kysely';

export interface DigestRow extends DigestChoice {
  person: string;
  is_own: boolean;
  next_at: Date | null;
  /** `YYYY-MM-DD`. */
  sent_on: string | null;
}

const columns = sql`person, rhythm, hour, days, weekday, is_own, next_at, sent_on::text as sent_on`;

export async function findDigest(tx: Tx, person: string): Promise<DigestRow | undefined> {
  const { rows } = await sql<DigestRow>`
    select ${columns} from notifications_digests where person = ${person}`.execute(tx);
  return rows[0];
}

/** The same, which nobody else changes or sends until `tx` ends. */
export async function lockDigest(tx: Tx, person: string): Promise<DigestRow | undefined> {
  const { rows } = await sql<DigestRow>`
    select ${columns} from notifications_digests where person = ${person} for update`.execute(tx);
  return rows[0];
}

/** The one that has waited longest, locked; those that another server is sending are passed by. */
export async function lockDue(tx: Tx, now: Date): Promise<DigestRow | undefined> {
  const { rows } = await sql<DigestRow>`
    select ${columns} from notifications_digests where next_at <= ${now}
     order by next_at limit 1 for update skip locked`.execute(tx);
  return rows[0];
}

/** Those that are due only after a moment to which no choice leads. */
export async function listStray(tx: Tx, after: Date): Promise<DigestRow[]> {
  const { rows } = await sql<DigestRow>`
    select ${columns} from notifications_digests where next_at > ${after} order by person for update`.execute(tx);
  return rows;
}

export async function putDigest(
  tx: Tx,
  persons: readonly string[],
  { choice, isOwn, nextAt }: { readonly choice: DigestChoice; readonly isOwn: boolean; readonly nextAt: Date | null },
): Promise<void> {
  await sql`
    insert into notifications_digests (person, rhythm, hour, days, weekday, is_own, next_at)
    select given.person, ${choice.rhythm}, ${choice.hour}, ${choice.days}::integer[], ${choice.weekday}, ${isOwn}, ${nextAt}
      from unnest(${[...persons]}::uuid[]) as given (person) join people_persons p on p.id = given.person
    on conflict (person) do update set rhythm = excluded.rhythm, hour = excluded.hour, days = excluded.days,
      weekday = excluded.weekday, is_own = excluded.is_own, next_at = excluded.next_at`.execute(tx);
}

export async function setNext(
  tx: Tx,
  person: string,
  { nextAt, sentOn }: { readonly nextAt: Date | null; readonly sentOn: string | null },
): Promise<void> {
  await sql`
    update notifications_digests set next_at = ${nextAt}, sent_on = ${sentOn}::date where person = ${person}`.execute(
    tx,
  );
}

/** Who has not chosen and does not have what the organisation wants; of these persons. */
export async function listOtherThan(tx: Tx, rhythm: string, persons: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select given.person from unnest(${[...persons]}::uuid[]) as given (person)
      left join notifications_digests d on d.person = given.person
     where not coalesce(d.is_own, false) and coalesce(d.rhythm, 'none') <> ${rhythm}`.execute(tx);
  return rows.map(({ person }) => person);
}

/** What lies in the inbox already is no news. */
export async function forgetNews(tx: Tx, persons: readonly string[]): Promise<void> {
  await sql`
    update notifications_entries set mailed = true
     where person = any(${[...persons]}::uuid[]) and state = 'unread' and not mailed`.execute(tx);
}
