import type { RoomSummary } from '@kontor/matrix/client';
import { useQueryRoute } from '@kontor/plugin-api/client';
import { listSpaces } from '@kontor/schema';
import { useMemo } from 'react';
import { listRooms, type SpaceRoom } from '../../shared/index.ts';
import { useChat, useSelected } from '../session/chat-context.ts';
import { groupRooms, type RoomGroup } from './room-groups-model.ts';

const none: readonly RoomSummary[] = [];

/** The person's rooms in their groups; none, and nothing is drawn anew for them, as long as they are not wanted. */
export function useRoomGroups(isWanted = true): readonly RoomGroup[] {
  const rooms = useSelected(useChat().chat.rooms, (all) => (isWanted ? all : none));
  const ofSpaces = useQueryRoute(listRooms, {}).data?.rooms;
  const spaces = useQueryRoute(listSpaces, {}).data?.spaces;
  return useMemo(
    () =>
      groupRooms(withoutArchived(rooms, ofSpaces ?? []), {
        spaceOf: new Map((ofSpaces ?? []).map(({ room, space }) => [room, space])),
        spaces: spaces ?? [],
      }),
    [rooms, ofSpaces, spaces],
  );
}

/** What is archived is found in the directory, and here for as long as something in it is not read. */
function withoutArchived(rooms: readonly RoomSummary[], ofSpaces: readonly SpaceRoom[]): readonly RoomSummary[] {
  const archived = new Set(ofSpaces.flatMap(({ room, archived: isArchived }) => (isArchived ? [room] : [])));
  return rooms.filter(({ id, isUnread }) => isUnread || !archived.has(id));
}
