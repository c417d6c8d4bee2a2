import type { CryptoApi } from 'matrix-js-sdk/lib/crypto-api/index.js';
import type { Device } from 'matrix-js-sdk/lib/models/device.js';
import type { Room } from 'matrix-js-sdk/lib/models/room.js';

/** Of whom else is in the room, or invited. */
export interface RoomReaders {
  /** They have no confirmed device: what is written now they will never read. */
  readonly unable: readonly string[];
  /** Their keys are others than before, and nobody has said yet that this is right. */
  readonly changed: readonly string[];
}

/** Asks the homeserver for the devices of everybody in the room. */
export async function readRoomReaders(crypto: CryptoApi, room: Room, me: string): Promise<RoomReaders> {
  await room.loadMembersIfNeeded();
  const users = [...room.getMembersWithMembership('join'), ...room.getMembersWithMembership('invite')]
    .map(({ userId }) => userId)
    .filter((userId) => userId !== me);
  const devices = await crypto.getUserDeviceInfo(users, true);
  const looked = await Promise.all(
    users.map(async (userId) => {
      const known = [...(devices.get(userId)?.values() ?? [])];
      const able = await Promise.all(known.map((device) => isConfirmedDevice(crypto, device)));
      const status = await crypto.getUserVerificationStatus(userId);
      const isBroken = status.wasCrossSigningVerified() && !status.isCrossSigningVerified();
      return {
        userId,
        isAble: able.includes(true),
        hasChanged: status.needsUserApproval || isBroken,
      };
    }),
  );
  return {
    unable: looked.filter(({ isAble }) => !isAble).map(({ userId }) => userId),
    changed: looked.filter(({ hasChanged }) => hasChanged).map(({ userId }) => userId),
  };
}

/** Of somebody with whom nothing was encrypted yet the library keeps nothing; then it counts that a key of theirs has signed. */
async function isConfirmedDevice(crypto: CryptoApi, { userId, deviceId, signatures }: Device): Promise<boolean> {
  const status = await crypto.getDeviceVerificationStatus(userId, deviceId);
  if (status) return status.signedByOwner;
  return [...(signatures.get(userId)?.keys() ?? [])].some((key) => key !== `ed25519:${deviceId}`);
}

/** The person has made sure that these are the keys of that user. */
export async function acceptKeys(crypto: CryptoApi, userId: string): Promise<void> {
  const status = await crypto.getUserVerificationStatus(userId);
  if (status.needsUserApproval) await crypto.pinCurrentUserIdentity(userId);
  if (status.wasCrossSigningVerified() && !status.isCrossSigningVerified())
    await crypto.withdrawVerificationRequirement(userId);
}
