import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface MessageRow {
  event: string;
  room: string;
  sender: string | null;
  sent_at: Date;
  text: string;
}

interface NewMessage {
  readonly event: string;
  readonly room: string;
  readonly sender: string;
  readonly sentAt: Date;
  readonly text: string;
}

/** One that is there already stays as it is. */
export async function insertMessage(tx: Tx, { event, room, sender, sentAt, text }: NewMessage): Promise<void> {
  await sql`
    insert into chat_messages (event, room, sender, sent_at, text)
    values (${event}, ${room}, ${sender}, ${sentAt}, ${text})
    on conflict (event) do nothing`.execute(tx);
}

/** Only its author changes a message; answers whether there was such a one. */
export async function changeText(tx: Tx, message: Omit<NewMessage, 'sentAt'>): Promise<boolean> {
  const { event, room, sender, text } = message;
  const { numAffectedRows } = await sql`
    update chat_messages set text = ${text}
     where event = ${event} and room = ${room} and sender = ${sender}`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

export async function deleteMessage(tx: Tx, room: string, event: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from chat_messages where event = ${event} and room = ${room}`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

export async function findMessages(tx: Tx, events: readonly string[]): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`select * from chat_messages where event = any(${events}::text[])`.execute(tx);
  return rows;
}

export async function listMessageIds(tx: Tx, after: string | undefined, limit: number): Promise<string[]> {
  const { rows } = await sql<{ event: string }>`
    select event from chat_messages
     where ${after ?? null}::text is null or event > ${after ?? ''}
     order by event limit ${limit}`.execute(tx);
  return rows.map(({ event }) => event);
}

export async function listMessagesOf(tx: Tx, person: string): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select * from chat_messages where sender = ${person} order by sent_at, event`.execute(tx);
  return rows;
}
