import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface SavedRow {
  id: string;
  person: string;
  room: string;
  event: string;
  saved_at: Date;
  remind_at: Date | null;
}

export async function listSavedOf(tx: Tx, person: string): Promise<SavedRow[]> {
  const { rows } = await sql<SavedRow>`
    select * from chat_saved_messages where person = ${person} order by saved_at desc, id desc`.execute(tx);
  return rows;
}

export async function countSavedOf(tx: Tx, person: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from chat_saved_messages where person = ${person}`.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function findSaved(tx: Tx, ids: readonly string[]): Promise<SavedRow[]> {
  const { rows } = await sql<SavedRow>`
    select * from chat_saved_messages where id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}

interface NewSaved {
  readonly person: string;
  readonly room: string;
  readonly event: string;
  readonly savedAt: Date;
  /** Left out, it stays as it is. */
  readonly remindAt?: Date | null | undefined;
}

/** Saved again it stays one, with the time at which it was saved first. */
export async function upsertSaved(tx: Tx, saved: NewSaved): Promise<SavedRow> {
  const { person, room, event, savedAt, remindAt } = saved;
  const { rows } = await sql<SavedRow>`
    insert into chat_saved_messages (id, person, room, event, saved_at, remind_at)
    values (${newId()}, ${person}, ${room}, ${event}, ${savedAt}, ${remindAt ?? null})
    on conflict (person, room, event) do update
      set remind_at = case when ${remindAt !== undefined} then excluded.remind_at else chat_saved_messages.remind_at end
    returning *`.execute(tx);
  return rows[0] as SavedRow; // an upsert always answers with its row
}

export async function deleteSaved(tx: Tx, person: string, room: string, event: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from chat_saved_messages where person = ${person} and room = ${room} and event = ${event}`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Takes the reminders that are due by then: each is answered once. */
export async function takeDue(tx: Tx, now: Date): Promise<SavedRow[]> {
  const { rows } = await sql<SavedRow>`
    update chat_saved_messages s set remind_at = null
      from (select id, remind_at from chat_saved_messages where remind_at <= ${now} for update) due
     where s.id = due.id
    returning s.id, s.person, s.room, s.event, s.saved_at, due.remind_at`.execute(tx);
  return rows;
}
