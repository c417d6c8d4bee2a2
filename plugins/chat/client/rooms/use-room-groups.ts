import { useQueryRoute } from '@kontor/plugin-api/client';
import { listSpaces } from '@kontor/schema';
import { useMemo } from 'react';
import { listRooms } from '../../shared/index.ts';
import { useChat, useWatched } from '../session/chat-context.ts';
import { groupRooms, type RoomGroup } from './room-groups-model.ts';

/** The person's rooms in their groups. */
export function useRoomGroups(): readonly RoomGroup[] {
  const rooms = useWatched(useChat().chat.rooms);
  const ofSpaces = useQueryRoute(listRooms, {}).data?.rooms;
  const spaces = useQueryRoute(listSpaces, {}).data?.spaces;
  return useMemo(
    () =>
      groupRooms(rooms, {
        spaceOf: new Map((ofSpaces ?? []).map(({ room, space }) => [room, space])),
        spaces: spaces ?? [],
      }),
    [rooms, ofSpaces, spaces],
  );
}
