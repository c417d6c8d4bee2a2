import type { Ref, Sentence } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import { isOnlyInPlaceOf } from './in-place-rule.ts';
import type { EntryRow } from './notification-store.ts';

/** Entries of one person in the place of another. */
export interface InPlaceRow {
  readonly entry: string;
  /** Who stands in. */
  readonly person: string;
  readonly original: string;
  readonly absent: string;
}

/** Nobody else moves what lies with substitutes until the commit. */
export async function lockInPlace(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('notifications_in_place'))`.execute(tx);
}

/** Of entries of whoever stands in: for whom they are there. */
export async function findOriginals(tx: Tx, entries: readonly string[]): Promise<InPlaceRow[]> {
  return listInPlace(tx, sql`place.entry = any(${[...entries]}::uuid[])`);
}

/** Of entries of absent people: with whom they lie, too. */
export async function findStandIns(tx: Tx, originals: readonly string[]): Promise<InPlaceRow[]> {
  return listInPlace(tx, sql`place.original = any(${[...originals]}::uuid[])`);
}

/** What lies open with others in the place of these people. */
export async function listOpenInPlaceOf(tx: Tx, absent: readonly string[]): Promise<InPlaceRow[]> {
  return listInPlace(tx, sql`own.person = any(${[...absent]}::uuid[]) and entry.state <> 'done'`);
}

/** For whom a person has something open. */
export async function listOpenlyCovered(tx: Tx, person: string): Promise<string[]> {
  const rows = await listInPlace(tx, sql`entry.person = ${person} and entry.state <> 'done'`);
  return [...new Set(rows.map(({ absent }) => absent))];
}

async function listInPlace(tx: Tx, which: ReturnType<typeof sql>): Promise<InPlaceRow[]> {
  const { rows } = await sql<InPlaceRow>`
    select place.entry, entry.person, place.original, own.person as absent
      from notifications_in_place place
      join notifications_entries entry on entry.id = place.entry
      join notifications_entries own on own.id = place.original
     where ${which} order by place.entry, own.person`.execute(tx);
  return rows;
}

/** An entry as it goes on to who stands in. */
export interface OriginalRow extends EntryRow {
  dedupe_key: string;
}

export async function findEntriesById(tx: Tx, ids: readonly string[]): Promise<OriginalRow[]> {
  const { rows } = await sql<OriginalRow>`
    select * from notifications_entries where id = any(${[...ids]}::uuid[]) order by created_at, id`.execute(tx);
  return rows;
}

/** What came to these people since a moment, of these kinds, and is not done. */
export async function listOpenSince(
  tx: Tx,
  person: string,
  { since, kinds }: { readonly since: Date; readonly kinds: readonly string[] },
): Promise<OriginalRow[]> {
  const { rows } = await sql<OriginalRow>`
    select * from notifications_entries
     where person = ${person} and created_at >= ${since} and kind = any(${[...kinds]}::text[]) and state <> 'done'
       and not exists (select from notifications_in_place place where place.entry = notifications_entries.id)
     order by created_at, id`.execute(tx);
  return rows;
}

/** Who of these has an entry with this key. */
export async function findByKey(tx: Tx, persons: readonly string[], key: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; person: string }>`
    select id, person from notifications_entries
     where person = any(${[...persons]}::uuid[]) and dedupe_key = ${key}`.execute(tx);
  return new Map(rows.map(({ id, person }) => [person, id]));
}

/** Answers whether it is new that the entry is there for this one. */
export async function insertInPlace(tx: Tx, entry: string, original: string): Promise<boolean> {
  const { rows } = await sql`
    insert into notifications_in_place (entry, original) values (${entry}, ${original})
    on conflict do nothing returning entry`.execute(tx);
  return rows.length > 0;
}

export async function deleteInPlace(tx: Tx, rows: readonly Pick<InPlaceRow, 'entry' | 'original'>[]): Promise<void> {
  const [entries, originals] = [rows.map(({ entry }) => entry), rows.map(({ original }) => original)];
  await sql`
    delete from notifications_in_place place using unnest(${entries}::uuid[], ${originals}::uuid[]) as gone (entry, original)
     where place.entry = gone.entry and place.original = gone.original`.execute(tx);
}

export async function setText(tx: Tx, entry: string, text: Sentence): Promise<void> {
  await sql`update notifications_entries set text = ${JSON.stringify(text)}::jsonb where id = ${entry}`.execute(tx);
}

interface Owned {
  readonly id: string;
  readonly person: string;
}

/** Of these, those that are open and there in nobody's place any more, are done. */
export async function closeWithoutPlace(tx: Tx, entries: readonly string[]): Promise<Owned[]> {
  const { rows } = await sql<Owned>`
    update notifications_entries set state = 'done', later_until = null, held = false
     where id = any(${[...entries]}::uuid[]) and state <> 'done'
       and not exists (select from notifications_in_place place where place.entry = notifications_entries.id)
    returning id, person`.execute(tx);
  return rows;
}

/** Somebody has done with it for the owners of these, too. */
export async function closeFor(tx: Tx, ids: readonly string[], dealtBy: string): Promise<Owned[]> {
  const { rows } = await sql<Owned>`
    update notifications_entries set state = 'done', later_until = null, held = false, dealt_by = ${dealtBy}
     where id = any(${[...ids]}::uuid[]) and state <> 'done' returning id, person`.execute(tx);
  return rows;
}

/** The same for who stands in for them, as far as it is in nobody else's place. */
export async function closeInPlaceOf(tx: Tx, ids: readonly string[], person: string): Promise<Owned[]> {
  const { rows } = await sql<Owned>`
    update notifications_entries set state = 'done', later_until = null, held = false, dealt_by = ${person}
     where id = any(${[...ids]}::uuid[]) and state <> 'done' and ${isOnlyInPlaceOf([person])} returning id, person`.execute(
    tx,
  );
  return rows;
}

/** They take that back. */
export async function openAgainFor(tx: Tx, ids: readonly string[], dealtBy: string): Promise<Owned[]> {
  const { rows } = await sql<Owned>`
    update notifications_entries set state = 'unread', dealt_by = null
     where id = any(${[...ids]}::uuid[]) and state = 'done' and dealt_by = ${dealtBy} returning id, person`.execute(tx);
  return rows;
}

/** What lies unread with who stands in for somebody about an object is done, as it is for them. */
export async function settleInPlaceOf(
  tx: Tx,
  { person, ref, kinds }: { readonly person: string; readonly ref: Ref; readonly kinds: readonly string[] },
): Promise<Owned[]> {
  const { rows } = await sql<Owned>`
    update notifications_entries set state = 'done', later_until = null, held = false
     where ref = ${ref} and kind = any(${[...kinds]}::text[]) and state = 'unread' and (later_until is null or held)
       and ${isOnlyInPlaceOf([person])}
    returning id, person`.execute(tx);
  return rows;
}
