import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface MessageFileRow {
  event: string;
  name: string;
  /** `mxc://…` */
  address: string;
  /** Its words, once they are read, where it has any. */
  text: string | null;
}

/** One that is there already stays as it is. */
export async function insertMessageFile(tx: Tx, { event, name, address }: Omit<MessageFileRow, 'text'>): Promise<void> {
  await sql`
    insert into chat_message_files (event, name, address) values (${event}, ${name}, ${address})
    on conflict (event) do nothing`.execute(tx);
}

export async function setFileText(tx: Tx, event: string, text: string): Promise<void> {
  await sql`update chat_message_files set text = ${text} where event = ${event}`.execute(tx);
}

export async function findMessageFiles(
  tx: Tx,
  events: readonly string[],
): Promise<(MessageFileRow & { room: string; sender: string | null; sent_at: Date })[]> {
  const { rows } = await sql<MessageFileRow & { room: string; sender: string | null; sent_at: Date }>`
    select chat_message_files.*, room, sender, sent_at
      from chat_message_files join chat_messages using (event) where event = any(${[...events]}::text[])`.execute(tx);
  return rows;
}

export async function listMessageFileIds(tx: Tx, after: string | undefined, limit: number): Promise<string[]> {
  const { rows } = await sql<{ event: string }>`
    select event from chat_message_files where ${after ?? null}::text is null or event > ${after ?? ''}
     order by event limit ${limit}`.execute(tx);
  return rows.map(({ event }) => event);
}
