import type { OutputLog } from '../rooms/output-log.ts';
import type { RoomEvent } from '../rooms/room-event.ts';

/** What the log says since a position, by room. */
export interface News {
  readonly events: ReadonlyMap<string, readonly RoomEvent[]>;
  /** Rooms in which a receipt came that the person may see, and those with one of their own. */
  readonly receipts: ReadonlySet<string>;
  readonly ownReceipts: ReadonlySet<string>;
  /** Rooms with new account data; empty for that of the account. */
  readonly accountData: ReadonlySet<string>;
}

/** Nothing where the log does not reach back so far: then everything has to be looked at. */
export function newsSince(outputs: OutputLog, position: number, userId: string): News | undefined {
  const entries = outputs.since(position);
  if (!entries) return undefined;
  const events = new Map<string, RoomEvent[]>();
  const [receipts, ownReceipts, accountData] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const output of entries) {
    if (output.kind === 'event') {
      const known = events.get(output.roomId);
      if (known) known.push(output.event);
      else events.set(output.roomId, [output.event]);
    } else if (output.kind === 'receipt') {
      const isOwn = output.userId === userId;
      if (isOwn) ownReceipts.add(output.roomId);
      if (isOwn || !output.isPrivate) receipts.add(output.roomId);
    } else if (output.kind === 'account-data' && output.userId === userId) accountData.add(output.roomId);
  }
  return { events, receipts, ownReceipts, accountData };
}
