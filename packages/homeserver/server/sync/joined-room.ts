import { clientEvent } from '../rooms/client-event.ts';
import type { Room } from '../rooms/room.ts';
import type { MembershipRow } from '../storage/membership-table.ts';
import { readState } from './room-state.ts';
import { heroesOf, summaryOf } from './room-summary.ts';
import { readTimeline } from './room-timeline.ts';
import { eventsOf, objectOf, type SyncRequest } from './sync-request.ts';
import { writeToken } from './sync-token.ts';

/** What else is said of a room beside its events. */
export interface RoomExtras {
  readonly ephemeral: readonly string[];
  readonly accountData: readonly string[];
  /** JSON of unread counts; left out where they are not asked for. */
  readonly unread: readonly (readonly [name: string, text: string])[];
}

/** A room somebody is in, as JSON; nothing where nothing happened. */
export async function joinedRoom(
  request: SyncRequest,
  room: Room,
  member: MembershipRow,
  extras: RoomExtras,
): Promise<string | undefined> {
  const { viewer, until, stateField } = request;
  const isNew = request.from === undefined || member.position > request.from.position;
  const after = isNew ? undefined : request.from?.position;
  const timeline = await readTimeline(request, room, member, { after: after ?? 0, until: until.position });
  const heroes = heroesOf(room, viewer.userId);
  const hasAll = after === undefined || request.fullState;
  const at = { after: hasAll ? undefined : after, until: until.position, heroes };
  const state = await readState(request, room, timeline, at);
  // Whoever comes back may hold an older part of the timeline, which this one does not continue.
  const isLimited = timeline.isLimited || (isNew && request.from !== undefined);
  const movedMembers =
    timeline.events.some(({ type }) => type === 'm.room.member') ||
    // Of who is only told because they have written, nothing has changed.
    state.some(({ type, position }) => type === 'm.room.member' && position > (after ?? 0));
  const isQuiet =
    timeline.events.length === 0 &&
    state.length === 0 &&
    extras.ephemeral.length === 0 &&
    extras.accountData.length === 0;
  if (after !== undefined && isQuiet && !request.fullState) return undefined;
  const relations = await request.core.relations.ofEvents(timeline.events, viewer);
  return objectOf([
    ['summary', hasAll || movedMembers ? summaryOf(room, heroes) : '{}'],
    [stateField, eventsOf(state.map((event) => clientEvent(event, viewer)))],
    [
      'timeline',
      objectOf([
        [
          'events',
          `[${timeline.events.map((event) => clientEvent(event, viewer, { relations: relations.get(event.eventId), membership: timeline.membershipAt(event) })).join(',')}]`,
        ],
        ['limited', String(isLimited)],
        [
          'prev_batch',
          JSON.stringify(
            writeToken({
              position: isLimited ? (timeline.events[0]?.position ?? timeline.start + 1) - 1 : timeline.start,
              typing: 0,
            }),
          ),
        ],
      ]),
    ],
    ['ephemeral', eventsOf(extras.ephemeral)],
    ['account_data', eventsOf(extras.accountData)],
    ...extras.unread,
  ]);
}
