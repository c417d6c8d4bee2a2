import type { Database } from '@kontor/database';
import type { RoomEvent } from '../rooms/room-event.ts';
import { listUnreadCandidates, type UnreadRange } from '../storage/unread-query.ts';

/** Of a room and its threads, that many are read at once, so that nobody else waits for it. */
const pageSize = 500;
/** No more are looked at: of one room, and of all that are asked for together. */
const [mostOfRoom, mostOfAll] = [10_000, 100_000];

/** What somebody may not have read in rooms that are not remembered, oldest first: most rooms are done with the first page. */
export async function readCandidates(
  database: Database,
  userId: string,
  ranges: readonly UnreadRange[],
): Promise<RoomEvent[]> {
  const pages: RoomEvent[][] = [];
  let [open, looked] = [ranges, 0];
  for (let page = 0; open.length > 0 && page * pageSize < mostOfRoom && looked < mostOfAll; page += 1) {
    const found = await database.snapshot((tx) => listUnreadCandidates(tx, userId, open, pageSize));
    pages.push(found);
    looked += found.length;
    const byRoom = Map.groupBy(found, ({ roomId }) => roomId);
    open = open.flatMap((range) => before(range, byRoom.get(range.roomId) ?? []));
  }
  return pages.reverse().flat();
}

/** What there is still to be read of a range before this page; nothing where both kinds of events ended within it. */
function before(range: UnreadRange, page: readonly RoomEvent[]): UnreadRange[] {
  const isOfThread = ({ row }: RoomEvent) => row.relation === 'm.thread';
  const main = page.filter((event) => !isOfThread(event));
  const threads = page.filter(isOfThread);
  const upTo = ({ length, 0: oldest }: readonly RoomEvent[], end: number) =>
    length < pageSize || !oldest ? end : oldest.position - 1;
  const next = { ...range, upTo: upTo(main, range.main), threadsUpTo: upTo(threads, range.base) };
  return next.upTo > next.main || next.threadsUpTo > next.base ? [next] : [];
}
