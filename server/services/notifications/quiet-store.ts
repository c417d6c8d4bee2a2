import type { Tx } from '@kontor/database';
import type { QuietHours } from '@kontor/schema';
import { sql } from 'kysely';

export interface QuietRow {
  person: string;
  hours: QuietHours | null;
  always: string[];
  off_until: Date | null;
}

/** Of those who have ever set any. */
export async function findQuiet(tx: Tx, persons: readonly string[]): Promise<Map<string, QuietRow>> {
  const { rows } = await sql<QuietRow>`
    select * from notifications_quiet where person = any(${[...persons]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.person, row]));
}

/** With other hours an end of the working day by hand counts no longer. */
export async function putQuiet(
  tx: Tx,
  { person, hours, always }: Pick<QuietRow, 'person' | 'hours' | 'always'>,
): Promise<void> {
  await sql`
    insert into notifications_quiet (person, hours, always)
    values (${person}, ${hours === null ? null : JSON.stringify(hours)}::jsonb, ${always}::text[])
    on conflict (person) do update set hours = excluded.hours, always = excluded.always, off_until = null`.execute(tx);
}

export async function setOffUntil(tx: Tx, person: string, until: Date | null): Promise<void> {
  await sql`update notifications_quiet set off_until = ${until} where person = ${person}`.execute(tx);
}

/** Who has entries whose quiet is over. */
export async function listReleasable(tx: Tx, now: Date): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select distinct person from notifications_entries where held and later_until <= ${now}`.execute(tx);
  return rows.map(({ person }) => person);
}

/** The entries of a person that are held come out, as `state`; answers which, and of which kind. */
export async function releaseEntries(tx: Tx, person: string): Promise<{ id: string; kind: string; state: string }[]> {
  const { rows } = await sql<{ id: string; kind: string; state: string }>`
    update notifications_entries set held = false, later_until = null
     where person = ${person} and held returning id, kind, state`.execute(tx);
  return rows;
}

export async function calmEntries(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`
    update notifications_entries set state = 'read', calmed = true where id = any(${[...ids]}::uuid[]) and state = 'unread'`.execute(
    tx,
  );
}

/** What is held already stays as long as the quiet does. */
export async function holdUntil(tx: Tx, person: string, until: Date): Promise<void> {
  await sql`update notifications_entries set later_until = ${until} where person = ${person} and held`.execute(tx);
}
