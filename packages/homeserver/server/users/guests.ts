import type { Core } from '../homeserver-core.ts';
import { changeMembership } from '../rooms/change-membership.ts';
import { listGuestsAmong } from '../storage/user-table.ts';
import type { Caller } from './sessions.ts';

/** "Guest access", server behaviour: where guests are not wanted any more, those who are there go. */
export function sendGuestsAway(core: Core, onFailure: (failure: unknown) => void): void {
  core.outputs.listen((output) => {
    if (output.kind !== 'event' || output.event.type !== 'm.room.guest_access') return;
    if (output.event.content.guest_access === 'can_join' || output.event.row.replaces === null) return;
    leave(core, output.roomId).catch(onFailure);
  });
}

async function leave(core: Core, roomId: string): Promise<void> {
  const joined = await core.rooms.use(roomId, (room) => [...room.joined]);
  const guests = await core.database.transaction((tx) => listGuestsAmong(tx, joined));
  for (const userId of guests) {
    const caller: Caller = { userId, deviceId: undefined, isAdmin: false, isGuest: true, isSuspended: false };
    await changeMembership(core, caller, { roomId, userId, membership: 'leave' });
  }
}
