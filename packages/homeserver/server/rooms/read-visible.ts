import type { RoomEvent } from './room-event.ts';

/** Pages that are read for one answer at most, however few of their events may be shown. */
const mostPages = 20;

export interface VisiblePage {
  readonly events: readonly RoomEvent[];
  /** The last position that was looked at. */
  readonly last: number;
  /** Whether there may be more beyond it. */
  readonly hasMore: boolean;
}

/** Reads on until there are `limit` events that may be shown, or no more. `read` gives what follows a position. */
export async function readVisible(
  from: number,
  limit: number,
  read: (from: number, limit: number) => Promise<readonly RoomEvent[]>,
  maySee: (event: RoomEvent) => boolean,
): Promise<VisiblePage> {
  const events: RoomEvent[] = [];
  let last = from;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const wanted = Math.max(limit - events.length, 20) + 1;
    const page = await read(last, wanted);
    for (const event of page) {
      if (!maySee(event)) {
        last = event.position;
        continue;
      }
      if (events.length === limit) return { events, last, hasMore: true };
      events.push(event);
      last = event.position;
    }
    if (page.length < wanted) return { events, last, hasMore: false };
  }
  return { events, last, hasMore: true };
}
