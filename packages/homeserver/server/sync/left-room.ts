import { clientEvent } from '../rooms/client-event.ts';
import type { Room } from '../rooms/room.ts';
import type { MembershipRow } from '../storage/membership-table.ts';
import { readState } from './room-state.ts';
import { readTimeline } from './room-timeline.ts';
import { eventsOf, objectOf, type SyncRequest } from './sync-request.ts';
import { writeToken } from './sync-token.ts';

/** A room somebody has left or was banned from: what they still may read of it, up to when they went. */
export async function leftRoom(
  request: SyncRequest,
  room: Room,
  member: MembershipRow,
  accountData: readonly string[],
): Promise<string> {
  const { viewer, stateField } = request;
  const went = room.members.get(viewer.userId)?.position ?? member.position;
  const until = Math.min(went, request.until.position);
  const after = request.from?.position;
  const timeline = await readTimeline(request, room, member, { after: after ?? 0, until });
  const state = await readState(request, room, timeline, { after, until, heroes: [] });
  const seen = timeline.events.length > 0;
  return objectOf([
    [stateField, eventsOf(seen ? state.map((event) => clientEvent(event, viewer)) : [])],
    [
      'timeline',
      objectOf([
        [
          'events',
          `[${timeline.events.map((event) => clientEvent(event, viewer, { membership: timeline.membershipAt(event) })).join(',')}]`,
        ],
        ['limited', String(timeline.isLimited)],
        ['prev_batch', JSON.stringify(writeToken({ position: timeline.start, typing: 0 }))],
      ]),
    ],
    ['account_data', eventsOf(accountData)],
  ]);
}
