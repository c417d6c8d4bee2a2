import { type ApiError, useAction, useQueryRoute } from '@kontor/plugin-api/client';
import { listSpaces, type SpaceView } from '@kontor/schema';
import { listRooms, type SpaceRoom, updateRoom } from '../../shared/index.ts';

export interface SpaceRoomSettings {
  readonly room: SpaceRoom;
  readonly space: SpaceView | undefined;
  /** Whether the person decides about the room, which its space's owners do. */
  readonly canManage: boolean;
  readonly error: ApiError | undefined;
  readonly isPending: boolean;
  /** Answers whether it was changed. */
  change(given: Partial<Pick<SpaceRoom, 'name' | 'topic' | 'writers' | 'archived'>>): Promise<boolean>;
}

/** A room of a space as Kontor keeps it; nothing for other rooms. */
export function useSpaceRoom(id: string): SpaceRoomSettings | undefined {
  const room = useQueryRoute(listRooms, {}).data?.rooms.find((each) => each.room === id);
  const spaces = useQueryRoute(listSpaces, {}).data?.spaces;
  const update = useAction(updateRoom, { refreshes: [listRooms] });
  if (!room) return undefined;
  const space = spaces?.find((each) => each.id === room.space);
  return {
    room,
    space,
    canManage: space?.role === 'owner' && space.archivedAt === null,
    error: update.error,
    isPending: update.isPending,
    change: async (given) => (await update.run({ room: id, revision: room.revision, ...given })) !== undefined,
  };
}
