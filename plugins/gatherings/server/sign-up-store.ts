import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { SignUpState } from '../shared/index.ts';

export interface SignUpRow {
  gathering: string;
  person: string;
  id: string;
  state: SignUpState;
  seats: number;
  rank: number;
  answer: string;
  reminded_for: IsoDate | null;
}

/** In the order in which they signed up, or came onto the waiting list. */
export async function listSignUps(tx: Tx, gatherings: readonly string[]): Promise<SignUpRow[]> {
  const { rows } = await sql<SignUpRow>`
    select * from gatherings_sign_ups where gathering = any(${[...gatherings]}::uuid[]) order by gathering, rank`.execute(
    tx,
  );
  return rows;
}

/** Of one person, by gathering; with the place on the waiting list, 1 the next to move up. */
export async function listOwnSignUps(
  tx: Tx,
  person: string,
  gatherings: readonly string[],
): Promise<(SignUpRow & { waits: number | null })[]> {
  const { rows } = await sql<SignUpRow & { waits: number | null }>`
    select own.*, case when own.state = 'waiting' then (
      select count(*)::int from gatherings_sign_ups before
       where before.gathering = own.gathering and before.state = 'waiting' and before.rank <= own.rank) end as waits
      from gatherings_sign_ups own
     where own.person = ${person} and own.gathering = any(${[...gatherings]}::uuid[])`.execute(tx);
  return rows;
}

export async function findSignUp(tx: Tx, gathering: string, person: string): Promise<SignUpRow | undefined> {
  const { rows } = await sql<SignUpRow>`
    select * from gatherings_sign_ups where gathering = ${gathering} and person = ${person}`.execute(tx);
  return rows[0];
}

export interface Places {
  readonly gathering: string;
  /** Places that are taken, guests among them. */
  readonly taken: number;
  /** People who wait. */
  readonly waiting: number;
}

export async function countPlaces(tx: Tx, gatherings: readonly string[]): Promise<Map<string, Places>> {
  const { rows } = await sql<Places>`
    select gathering,
           coalesce(sum(seats) filter (where state = 'in'), 0)::int as taken,
           (count(*) filter (where state = 'waiting'))::int as waiting
      from gatherings_sign_ups where gathering = any(${[...gatherings]}::uuid[]) group by gathering`.execute(tx);
  return new Map(rows.map((row) => [row.gathering, row]));
}

/** In the order in which they move up. */
export async function listWaiting(tx: Tx, gathering: string): Promise<SignUpRow[]> {
  const { rows } = await sql<SignUpRow>`
    select * from gatherings_sign_ups where gathering = ${gathering} and state = 'waiting' order by rank`.execute(tx);
  return rows;
}

export async function hasSignUps(tx: Tx, gathering: string): Promise<boolean> {
  const { rows } = await sql`select from gatherings_sign_ups where gathering = ${gathering} limit 1`.execute(tx);
  return rows.length > 0;
}

/** The caller has locked the gathering. */
export async function takeRank(tx: Tx, gathering: string): Promise<number> {
  const { rows } = await sql<{ rank: number }>`
    update gatherings_gatherings set next_rank = next_rank + 1 where id = ${gathering}
    returning next_rank - 1 as rank`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('The gathering was locked and is gone');
  return row.rank;
}

export async function putSignUp(tx: Tx, row: SignUpRow): Promise<void> {
  const { gathering, person, id, state, seats, rank, answer, reminded_for: reminded } = row;
  await sql`
    insert into gatherings_sign_ups (gathering, person, id, state, seats, rank, answer, reminded_for)
    values (${gathering}, ${person}, ${id}, ${state}, ${seats}, ${rank}, ${answer}, ${reminded})
    on conflict (gathering, person) do update
      set id = excluded.id, state = excluded.state, seats = excluded.seats, rank = excluded.rank,
          answer = excluded.answer, reminded_for = excluded.reminded_for`.execute(tx);
}

export async function deleteSignUp(tx: Tx, gathering: string, person: string): Promise<void> {
  await sql`delete from gatherings_sign_ups where gathering = ${gathering} and person = ${person}`.execute(tx);
}

/** Who is to be reminded of gatherings that begin on these days, and was not yet; marked, so that it happens once. */
export async function takeReminders(
  tx: Tx,
  { days, now }: { readonly days: readonly IsoDate[]; readonly now: Date },
): Promise<{ gathering: string; person: string }[]> {
  const { rows } = await sql<{ gathering: string; person: string }>`
    update gatherings_sign_ups own set reminded_for = g.starts_on
      from gatherings_gatherings g
     where g.id = own.gathering and g.state = 'announced' and own.state = 'in' and g.starts_on = any(${[...days]}::date[])
       and g.starts_at > ${now} and own.reminded_for is distinct from g.starts_on
    returning own.gathering, own.person`.execute(tx);
  return rows;
}

/** Gatherings that ended so long ago that who signed up is to be forgotten. */
export async function forgetSignUps(tx: Tx, now: Date): Promise<void> {
  await sql`
    delete from gatherings_sign_ups own using gatherings_gatherings g
     where g.id = own.gathering and g.ends_at + make_interval(days => g.kept_days) <= ${now}`.execute(tx);
}

/** For the personal archive: what somebody signed up for, and what they organise. */
export async function listForArchive(tx: Tx, person: string) {
  const { rows: signUps } = await sql<Record<string, unknown>>`
    select g.title, g.starts_on, own.state, own.seats - 1 as guests, g.question, own.answer
      from gatherings_sign_ups own join gatherings_gatherings g on g.id = own.gathering
     where own.person = ${person} order by g.starts_at, g.id`.execute(tx);
  const { rows: organised } = await sql<Record<string, unknown>>`
    select g.title, g.starts_on, g.state from gatherings_organisers o join gatherings_gatherings g on g.id = o.gathering
     where o.person = ${person} order by g.starts_at, g.id`.execute(tx);
  return { signUps, organised };
}
