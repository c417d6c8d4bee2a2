import type { Ref, Sentence } from '@kontor/base';
import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { WithdrawnNotifications } from '@kontor/plugin-api/server';
import { sql } from 'kysely';
import { inPlaceKey, isOnlyInPlaceOf } from './in-place-rule.ts';

export type Shelf = 'inbox' | 'later' | 'done';
export type State = 'unread' | 'read' | 'done';

export interface EntryRow {
  id: string;
  person: string;
  kind: string;
  ref: Ref;
  text: Sentence;
  state: State;
  later_until: Date | null;
  created_at: Date;
  caused_by: string | null;
  /** What an answer to a mail about it answers to, where that is not `ref`. */
  reply_to: Ref | null;
  space: string | null;
  /** Who did what it asked for, where that was not its owner. */
  dealt_by: string | null;
}

export interface NewEntries {
  readonly persons: readonly string[];
  /** Of those for whom it is quiet: until when. */
  readonly heldUntil: ReadonlyMap<string, Date>;
  readonly kind: string;
  readonly ref: Ref;
  readonly text: Sentence;
  readonly dedupeKey: string;
  readonly createdAt: Date;
  readonly causedBy: string | undefined;
  readonly renews: boolean;
  readonly replyTo: Ref | undefined;
  readonly space: string | null;
}

const onShelf = {
  inbox: sql`later_until is null and state <> 'done'`,
  later: sql`later_until is not null and state <> 'done'`,
  done: sql`state = 'done'`,
};

const newAgain = sql`update set state = 'unread', text = excluded.text, created_at = excluded.created_at,
       caused_by = excluded.caused_by, reply_to = excluded.reply_to, later_until = excluded.later_until, held = excluded.held,
        space = excluded.space, dealt_by = null, mailed = false, calmed = false, reached = false
     where notifications_entries.state <> 'unread' and notifications_entries.later_until is null`;

/**
 * Inserts one for each person; who has one with that key already gets none, or has it as new again where it renews.
 * Answers with those that are new.
 */
export async function insertEntries(tx: Tx, entries: NewEntries): Promise<{ id: string; person: string }[]> {
  const ids = entries.persons.map(() => newId());
  const untils = entries.persons.map((person) => entries.heldUntil.get(person) ?? null);
  const { rows } = await sql<{ id: string; person: string }>`
    insert into notifications_entries
      (id, person, kind, ref, text, dedupe_key, created_at, caused_by, reply_to, space, later_until, held)
    select new.id, new.person, ${entries.kind}, ${entries.ref}, ${JSON.stringify(entries.text)}::jsonb,
           ${entries.dedupeKey}, ${entries.createdAt}, ${entries.causedBy ?? null}::uuid,
           ${entries.replyTo ?? null}, ${entries.space}::uuid, new.until, new.until is not null
      from unnest(${ids}::uuid[], ${entries.persons}::uuid[], ${untils}::timestamptz[]) as new (id, person, until)
      join people_persons p on p.id = new.person
    on conflict (person, dedupe_key) do ${entries.renews ? newAgain : sql`nothing`}
    returning id, person`.execute(tx);
  return rows;
}

/** What a page of a shelf shows; `before` is when the newest about its last object came. */
export interface ShelfPage {
  readonly show: Shelf;
  readonly kind: string | undefined;
  readonly space: string | undefined;
  readonly inPlace: boolean;
  readonly before: Date | undefined;
  /** Objects. */
  readonly limit: number;
}

/** Of each object of a page at most so many, which one call can change. */
const mostOfOne = 100;

/**
 * The newest objects with all that lies there about each; objects of the same moment as the last one come too, so that a
 * page never cuts between them.
 */
export async function readShelf(tx: Tx, person: string, page: ShelfPage): Promise<ShelfRow[]> {
  const { kind, space, inPlace, before } = page;
  const { rows } = await sql<ShelfRow>`
    with lying as (
      select *, max(created_at) over (partition by ref) as newest_at,
             row_number() over (partition by ref order by created_at desc, id) as place
        from notifications_entries
       where person = ${person} and ${onShelf[page.show]}
         and ${kind === undefined ? sql`true` : sql`kind = ${kind}`}
         and ${space === undefined ? sql`true` : sql`space = ${space}::uuid`}
         and ${inPlace ? sql`exists (select from notifications_in_place place where place.entry = notifications_entries.id)` : sql`true`}
    ), shown as (
      select newest_at from lying
       where place = 1 and (${before ?? null}::timestamptz is null or newest_at < ${before ?? null})
       order by newest_at desc limit ${sql.lit(page.limit)}
    )
    select * from lying
     where newest_at >= (select min(newest_at) from shown) and place <= ${sql.lit(mostOfOne)}
       and (${before ?? null}::timestamptz is null or newest_at < ${before ?? null})
     order by created_at desc, id`.execute(tx);
  return rows;
}

export interface ShelfRow extends EntryRow {
  /** When the newest about the same object came. */
  newest_at: Date;
}

/** Of several persons, each with those of these ids that are theirs; newest first. */
export async function findEntriesOf(
  tx: Tx,
  persons: readonly string[],
  ids: readonly string[],
): Promise<Map<string, EntryRow[]>> {
  const { rows } = await sql<EntryRow>`
    select * from notifications_entries where person = any(${persons}::uuid[]) and id = any(${ids}::uuid[])
     order by created_at desc`.execute(tx);
  return Map.groupBy(rows, ({ person }) => person);
}

export async function findEntries(tx: Tx, person: string, ids: readonly string[]): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select * from notifications_entries where person = ${person} and id = any(${ids}::uuid[])
     order by created_at desc`.execute(tx);
  return rows;
}

/** One that is new in the inbox; nothing where it was read, done or put off. */
export async function findUnread(tx: Tx, person: string, id: string): Promise<EntryRow | undefined> {
  const { rows } = await sql<EntryRow>`
    select * from notifications_entries
     where person = ${person} and id = ${id} and state = 'unread' and later_until is null`.execute(tx);
  return rows[0];
}

/** What unread entries of the inbox are about, with how many there are. */
export async function countUnread(tx: Tx, person: string): Promise<UnreadCount[]> {
  return (await countUnreadOf(tx, [person])).get(person) ?? [];
}

export interface UnreadCount {
  readonly ref: Ref;
  readonly count: number;
}

/** The same of several persons. */
export async function countUnreadOf(tx: Tx, persons: readonly string[]): Promise<Map<string, UnreadCount[]>> {
  const { rows } = await sql<UnreadCount & { person: string }>`
    select person, ref, count(*) as count from notifications_entries
     where person = any(${persons}::uuid[]) and state = 'unread' and later_until is null
     group by person, ref`.execute(tx);
  return Map.groupBy(rows, ({ person }) => person);
}

export async function updateEntry(
  tx: Tx,
  id: string,
  change: { readonly state: State; readonly laterUntil: Date | null; readonly dealtBy: string | null },
): Promise<void> {
  await sql`
    update notifications_entries
       set state = ${change.state}, held = held and later_until is not distinct from ${change.laterUntil},
           calmed = false, later_until = ${change.laterUntil}, dealt_by = ${change.dealtBy}
     where id = ${id}`.execute(tx);
}

export async function markRead(tx: Tx, person: string, refs: readonly Ref[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update notifications_entries set state = 'read'
     where person = ${person} and state = 'unread' and later_until is null and ref = any(${refs}::text[])
    returning id`.execute(tx);
  return rows.map((row) => row.id);
}

/** Unread ones about an object are done; answers which. */
export async function settleEntries(tx: Tx, person: string, ref: Ref, kinds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update notifications_entries set state = 'done', later_until = null, held = false
     where person = ${person} and ref = ${ref} and kind = any(${[...kinds]}::text[]) and state = 'unread'
       and (later_until is null or held)
    returning id`.execute(tx);
  return rows.map((row) => row.id);
}

/** All about these objects that are not done yet are; answers which, and whose. */
export async function withdrawEntries(
  tx: Tx,
  { refs, kinds, persons, dedupeKey: key, by }: WithdrawnNotifications,
): Promise<{ id: string; person: string }[]> {
  if (refs.length === 0) return [];
  const { rows } = await sql<{ id: string; person: string }>`
    update notifications_entries set state = 'done', later_until = null, held = false,
           dealt_by = case when person <> ${by ?? null}::uuid then ${by ?? null}::uuid else dealt_by end
     where ref = any(${[...refs]}::text[]) and kind = any(${[...kinds]}::text[]) and state <> 'done'
       and ${key === undefined ? sql`true` : sql`dedupe_key in (${key}, ${inPlaceKey(key)})`}
       and ${persons === undefined ? sql`true` : sql`(person = any(${[...persons]}::uuid[]) or ${isOnlyInPlaceOf(persons)})`}
    returning id, person`.execute(tx);
  return rows;
}

/** Puts an entry whose time has come back into the inbox as new; answers whose it is. */
export async function bringBack(tx: Tx, id: string, now: Date): Promise<string | undefined> {
  const { rows } = await sql<{ person: string }>`
    update notifications_entries set later_until = null, state = 'unread', created_at = ${now}, mailed = false, reached = false
     where id = ${id} and later_until <= ${now} and state <> 'done' returning person`.execute(tx);
  return rows[0]?.person;
}

/** Removes what is done since long, and everything very old. */
export async function expireEntries(tx: Tx, doneBefore: Date, allBefore: Date): Promise<void> {
  await sql`
    delete from notifications_entries
     where created_at < ${allBefore} or (created_at < ${doneBefore} and state = 'done')`.execute(tx);
}
