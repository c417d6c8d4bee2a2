import { useQueryRoute } from '@kontor/plugin-api/client';
import { listSpaces } from '@kontor/schema';
import { useMemo } from 'react';
import { listRooms } from '../../shared/index.ts';

/** What the spaces of rooms are called, by the room; nothing for rooms of people. */
export function useSpaceNames(): ReadonlyMap<string, string> {
  const rooms = useQueryRoute(listRooms, {}).data?.rooms;
  const spaces = useQueryRoute(listSpaces, {}).data?.spaces;
  return useMemo(() => {
    const names = new Map((spaces ?? []).map(({ id, name }) => [id, name]));
    return new Map((rooms ?? []).map(({ room, space }) => [room, names.get(space) ?? '']));
  }, [rooms, spaces]);
}
