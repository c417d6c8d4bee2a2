import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { LaterMessage } from '../../shared/index.ts';

export interface LaterRow {
  id: string;
  person: string;
  room: string;
  thread: string | null;
  text: string;
  reaches: string[];
  send_at: Date;
  state: LaterMessage['state'];
  revision: number;
}

export async function listLaterOf(tx: Tx, person: string): Promise<LaterRow[]> {
  const { rows } = await sql<LaterRow>`
    select * from chat_later_messages where person = ${person} order by send_at, id`.execute(tx);
  return rows;
}

export async function findLater(tx: Tx, ids: readonly string[]): Promise<LaterRow[]> {
  const { rows } = await sql<LaterRow>`select * from chat_later_messages where id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}

/** Nobody else changes it until the end of the transaction. */
export async function lockLater(tx: Tx, id: string): Promise<LaterRow | undefined> {
  const { rows } = await sql<LaterRow>`select * from chat_later_messages where id = ${id} for update`.execute(tx);
  return rows[0];
}

export async function insertLater(tx: Tx, row: LaterRow): Promise<void> {
  await sql`
    insert into chat_later_messages (id, person, room, thread, text, reaches, send_at, state, revision)
    values (${row.id}, ${row.person}, ${row.room}, ${row.thread}, ${row.text}, ${row.reaches}::text[], ${row.send_at},
            ${row.state}, ${row.revision})`.execute(tx);
}

export async function writeLater(
  tx: Tx,
  { id, send_at: sendAt, state, revision }: Pick<LaterRow, 'id' | 'send_at' | 'state' | 'revision'>,
): Promise<void> {
  await sql`
    update chat_later_messages set send_at = ${sendAt}, state = ${state}, revision = ${revision}
     where id = ${id}`.execute(tx);
}

export async function deleteLater(tx: Tx, id: string): Promise<void> {
  await sql`delete from chat_later_messages where id = ${id}`.execute(tx);
}

/**
 * The first that is due, marked as being sent: from now on nobody changes it. One that was being sent when the server
 * stopped comes again. Not of these rooms, where something stands in the way right now.
 */
export async function claimDue(tx: Tx, now: Date, except: readonly string[]): Promise<LaterRow | undefined> {
  const { rows } = await sql<LaterRow>`
    update chat_later_messages set state = 'sending'
     where id = (
       select id from chat_later_messages
        where state in ('waiting', 'sending') and send_at <= ${now} and room <> all(${[...except]}::text[])
        order by send_at, id limit 1 for update)
    returning *`.execute(tx);
  return rows[0];
}
