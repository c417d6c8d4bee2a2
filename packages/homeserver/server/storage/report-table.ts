import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface Report {
  readonly reporter: string;
  readonly roomId?: string | undefined;
  readonly eventId?: string | undefined;
  readonly userId?: string | undefined;
  readonly reason: string;
}

export async function addReport(tx: Tx, report: Report): Promise<void> {
  const { reporter, roomId = null, eventId = null, userId = null, reason } = report;
  await sql`
    insert into homeserver.reports (reporter, room_id, event_id, user_id, reason, created_at)
    values (${reporter}, ${roomId}, ${eventId}, ${userId}, ${reason}, now())`.execute(tx);
}
