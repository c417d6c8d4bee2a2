import type { Database } from '@kontor/database';
import type { HomeserverConfig } from '../config.ts';
import { EventVisibility } from '../rooms/event-visibility.ts';
import type { Room } from '../rooms/room.ts';
import type { RoomEvent } from '../rooms/room-event.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { joinRuleOf } from '../rooms/state-view.ts';
import { findAtPositions } from '../storage/event-table.ts';
import type { MediaRow } from '../storage/media-table.ts';
import { isAvatar, isInRoom, listUses, type MediaUse } from '../storage/media-use-table.ts';

interface Parts {
  readonly config: HomeserverConfig;
  readonly database: Database;
  readonly rooms: Rooms;
}

/**
 * Whether somebody may have a file. NOTSPEC: one that was sent in a room is that room's; whoever has left, or may read
 * no event that names it, does not get it. A file that nobody has sent in the clear may be one of an encrypted room, whose
 * events name it where the server cannot look: its address is as good as a key, and everybody signed in may fetch it.
 */
export async function mayRead(core: Parts, userId: string, file: MediaRow): Promise<boolean> {
  if (file.user_id === userId) return true;
  const address = `mxc://${core.config.serverName}/${file.media_id}`;
  const [uses, attached, avatar] = await core.database.snapshot((tx) =>
    Promise.all([
      listUses(tx, file.media_id, userId),
      isInRoom(tx, file.media_id),
      isAvatar(tx, file.media_id, address),
    ]),
  );
  if (!attached || avatar) return true;
  const ids = [...new Set(uses.map((use) => use.room_id))];
  return core.rooms.useAll(ids, async (rooms) => {
    for (const room of rooms) {
      const ofRoom = uses.filter((use) => use.room_id === room.roomId);
      if (await isShownIn(core, room, userId, ofRoom)) return true;
    }
    return false;
  });
}

async function isShownIn(core: Parts, room: Room, userId: string, uses: readonly MediaUse[]): Promise<boolean> {
  if (isShownOutside(room, uses)) return true;
  const isIn = room.isJoined(userId);
  if (!isIn && !room.isWorldReadable) return false;
  const [events, visibility] = await core.database.snapshot((tx) =>
    Promise.all([
      findAtPositions(
        tx,
        uses.map((use) => use.position),
      ),
      EventVisibility.load(tx, room, userId),
    ]),
  );
  return events.some((event) => visibility.maySee(event));
}

/** The picture of a room is shown to those who are invited, and where everybody may come in, to everybody. */
function isShownOutside(room: Room, uses: readonly MediaUse[]): boolean {
  const picture: RoomEvent | undefined = room.find('m.room.avatar', '');
  const isPicture = uses.some((use) => use.position === picture?.position);
  const isInvited = uses.some((use) => use.membership === 'invite' || use.membership === 'knock');
  return isPicture && (isInvited || ['public', 'knock', 'knock_restricted', 'restricted'].includes(joinRuleOf(room)));
}
