import type { Core } from '../homeserver-core.ts';
import { MatrixError } from '../matrix-error.ts';
import { changeMembership } from '../rooms/change-membership.ts';
import { eraseAccountData } from '../storage/account-data-table.ts';
import { eraseMemberNames } from '../storage/event-table.ts';
import { deletePushersOf } from '../storage/pusher-table.ts';
import { setProfile, updateUser } from '../storage/user-table.ts';
import { endAllDevices } from './devices.ts';

/** So many rooms are left at a time. */
const atOnce = 20;

/**
 * Ends an account for good ("Account deactivation"): nobody signs in any more, every device is gone, every room left. Its
 * name stays taken. With `erase` the profile, the names that rooms have of it and what its clients kept go, too; what was
 * sent to rooms stays theirs.
 */
export async function deactivate(core: Core, userId: string, { erase }: { readonly erase: boolean }): Promise<void> {
  const silenced = await core.database.transaction(async (tx) => {
    await updateUser(tx, userId, { is_deactivated: true, password_hash: null });
    if (erase) await setProfile(tx, userId, {});
    if (erase) await eraseAccountData(tx, userId);
    return deletePushersOf(tx, userId);
  });
  for (const pusher of silenced) core.pushDelivery.remove(pusher);
  core.sessions.forget(userId);
  core.profiles.forget(userId);
  core.presence?.clear(userId);
  await endAllDevices(core, userId);
  await leaveAllRooms(core, userId);
  if (erase) await eraseNames(core, userId);
}

/** Out of every room that they were ever in, between all other writes to it. */
async function eraseNames(core: Core, userId: string): Promise<void> {
  for (const { room_id: roomId } of [...(await core.memberships.of(userId)).values()])
    await core.rooms.write(roomId, ({ room }, batch) => {
      batch.run((tx) => eraseMemberNames(tx, roomId, userId));
      batch.onCommit(() => room.forgetNames(userId));
    });
}

/** Also turns invitations down and takes knocks back. */
export async function leaveAllRooms(core: Core, userId: string): Promise<void> {
  const memberships = [...(await core.memberships.of(userId)).values()];
  const rooms = memberships
    .filter(({ membership }) => membership !== 'leave' && membership !== 'ban')
    .map((row) => row.room_id);
  const caller = { userId, deviceId: undefined, isAdmin: false, isGuest: false, isSuspended: false };
  for (let first = 0; first < rooms.length; first += atOnce)
    await Promise.all(
      rooms.slice(first, first + atOnce).map(async (roomId) => {
        try {
          await changeMembership(core, caller, { roomId, userId, membership: 'leave' });
        } catch (failure) {
          // Somebody else was quicker and has removed them.
          if (!(failure instanceof MatrixError)) throw failure;
        }
      }),
    );
}
