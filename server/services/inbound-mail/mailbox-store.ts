import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** How far a mailbox has been read. UIDs of another validity mean nothing (RFC 9051 section 2.3.1.1). */
export interface MailboxPosition {
  /** Whose, where, and which: `user@host/INBOX`. */
  readonly mailbox: string;
  readonly validity: string;
  readonly lastUid: number;
}

/** The last UID that was read; 0 for a mailbox that is another one by now. */
export async function findLastUid(tx: Tx, { mailbox, validity }: Omit<MailboxPosition, 'lastUid'>): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    select last_uid::float8 as last from inbound_mail_mailbox
     where mailbox = ${mailbox} and validity = ${validity}`.execute(tx);
  return rows[0]?.last ?? 0;
}

export async function writePosition(tx: Tx, { mailbox, validity, lastUid }: MailboxPosition): Promise<void> {
  await sql`
    insert into inbound_mail_mailbox (mailbox, validity, last_uid) values (${mailbox}, ${validity}, ${lastUid})
    on conflict (single) do update set mailbox = excluded.mailbox, validity = excluded.validity,
      last_uid = excluded.last_uid`.execute(tx);
}
