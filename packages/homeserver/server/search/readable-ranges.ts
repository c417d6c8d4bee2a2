import type { Core } from '../homeserver-core.ts';
import { EventVisibility } from '../rooms/event-visibility.ts';
import { listVisibilityHistory } from '../storage/event-table.ts';
import type { ReadableRange } from '../storage/search-query.ts';
import { type EventFilter, wantsRoom } from '../sync/filter.ts';

/** Whatever somebody may read of the rooms they are or were in, by position. */
export async function readableRanges(core: Core, userId: string, filter: EventFilter): Promise<ReadableRange[]> {
  const memberships = await core.memberships.of(userId);
  const roomIds = [...memberships.values()]
    .filter(
      ({ membership, is_forgotten: isForgotten }) => !isForgotten && membership !== 'invite' && membership !== 'knock',
    )
    .map((member) => member.room_id)
    .filter((roomId) => wantsRoom(filter, roomId));
  if (roomIds.length === 0) return [];
  const history = await core.database.snapshot((tx) => listVisibilityHistory(tx, roomIds, userId));
  return [...Map.groupBy(history, ({ roomId }) => roomId)].flatMap(([roomId, events]) =>
    EventVisibility.ofHistory(userId, events).ranges.map(([first, last]) => ({ roomId, first, last })),
  );
}
