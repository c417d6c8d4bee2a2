import { mayConcern, type Output } from '../rooms/output-log.ts';
import type { MembershipRow } from '../storage/membership-table.ts';
import type { SyncRequest } from './sync-request.ts';

/** What may have happened to somebody since they last asked. */
export interface Changes {
  /** Rooms worth looking at. */
  readonly rooms: ReadonlySet<string>;
  /** What kinds of things have happened. */
  readonly kinds: ReadonlySet<Output['kind']>;
  /** Whether anything that is not a room's may be new. */
  readonly hasMore: boolean;
}

/**
 * What the log says since `from`, or nothing where it does not reach back so far and everything has to be looked at.
 */
export function changesSince(
  { core, viewer, from }: SyncRequest,
  memberships: ReadonlyMap<string, MembershipRow>,
): Changes | undefined {
  const outputs = from && core.outputs.since(from.position);
  if (!outputs) return undefined;
  const rooms = new Set<string>();
  const kinds = new Set<Output['kind']>();
  let hasMore = false;
  for (const output of outputs) {
    if (!mayConcern(output, viewer.userId)) continue;
    kinds.add(output.kind);
    const roomId = roomOf(output);
    if (roomId !== undefined && memberships.has(roomId)) rooms.add(roomId);
    if (output.kind === 'device-list') hasMore = true;
    else if ('userId' in output && output.userId === viewer.userId) hasMore = true;
    if (output.kind === 'event' && output.event.type === 'm.room.member') hasMore = true;
  }
  for (const [roomId, { membership }] of memberships)
    if (membership === 'join' && core.typing.changedSince(roomId, from.typing)) rooms.add(roomId);
  return { rooms, kinds, hasMore };
}

function roomOf(output: Output): string | undefined {
  return 'roomId' in output && output.roomId !== '' ? output.roomId : undefined;
}
