import type { Database } from '@kontor/database';
import { sql } from 'kysely';
import { LoadingCache } from '../storage/loading-cache.ts';
import type { Writer } from '../storage/writer.ts';

const mostDevices = 5_000;
/** Of one device. */
const mostKept = 1_000;

/** The events that a device has sent, by room, type and transaction id ("Transaction identifiers"). */
export type SentByDevice = Map<string, string>;

/** What was sent before is not sent again, also after a restart: the newest thousand of each device are known. */
export class Transactions {
  readonly #sent: LoadingCache<SentByDevice>;

  constructor(database: Database, writer: Writer) {
    this.#sent = new LoadingCache(mostDevices, async (key) => {
      const [sender, device] = key.split('\0') as [string, string];
      const found = await database.transaction((tx) =>
        sql<{ room_id: string; type: string; transaction_id: string; event_id: string }>`
          select room_id, type, transaction_id, event_id from homeserver.events
          where sender = ${sender} and sender_device = ${device} and transaction_id is not null
          order by position desc limit ${mostKept}`.execute(tx),
      );
      const rows = found.rows.reverse();
      return new Map(rows.map((row) => [transactionKey(row.room_id, row.type, row.transaction_id), row.event_id]));
    });
    writer.onFailure(() => this.#sent.clear());
  }

  of(sender: string, device: string): Promise<SentByDevice> {
    return this.#sent.get(`${sender}\0${device}`);
  }
}

export function transactionKey(roomId: string, type: string, transactionId: string): string {
  return `${roomId}\0${type}\0${transactionId}`;
}

export function remember(sent: SentByDevice, key: string, eventId: string): void {
  sent.set(key, eventId);
  const [oldest] = sent.keys();
  if (sent.size > mostKept && oldest !== undefined) sent.delete(oldest);
}
