import type { Tx } from '@kontor/database';
import { digestKind } from '@kontor/schema';
import { sql } from 'kysely';
import type { EntryRow } from './notification-store.ts';

/** So many entries are told of in one message at most. */
const mostEntries = 300;

/** Unread in the inbox; what an overview after quiet hours stands for is as unread as the overview. */
const isNews = sql`
  later_until is null and kind <> ${digestKind} and (state = 'unread' or (calmed and state = 'read' and exists (
    select 1 from notifications_entries overview where overview.person = notifications_entries.person
       and overview.kind = ${digestKind} and overview.state = 'unread')))`;

/** Takes what no mail has told of yet, so that no other will; answers which. */
export async function takeNews(tx: Tx, person: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update notifications_entries set mailed = true
     where id in (select id from notifications_entries
                   where person = ${person} and not mailed and ${isNews}
                   order by created_at desc limit ${sql.lit(mostEntries)})
    returning id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Of these entries those that are still news, newest first. */
export async function findNews(tx: Tx, person: string, ids: readonly string[]): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select * from notifications_entries where person = ${person} and id = any(${[...ids]}::uuid[]) and ${isNews}
     order by created_at desc, id`.execute(tx);
  return rows;
}
