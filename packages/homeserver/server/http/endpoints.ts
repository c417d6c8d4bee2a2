import type { Core } from '../homeserver-core.ts';
import { accountEndpoints } from './account.ts';
import { accountDataEndpoints, tagEndpoints } from './account-data.ts';
import { adminDeviceEndpoints } from './admin-devices.ts';
import { adminMediaEndpoints } from './admin-media.ts';
import { adminModerationEndpoints } from './admin-moderation.ts';
import { adminRoomEndpoints } from './admin-rooms.ts';
import { adminUserEndpoints } from './admin-users.ts';
import { appserviceEndpoints } from './appservice.ts';
import { createRoomEndpoints } from './create-room.ts';
import { delayedEventEndpoints } from './delayed-events.ts';
import { deviceEndpoints } from './devices.ts';
import type { Endpoint } from './endpoint.ts';
import { keyBackupEndpoints } from './key-backup.ts';
import { keyEndpoints } from './keys.ts';
import { loginEndpoints } from './login.ts';
import { mediaEndpoints } from './media.ts';
import { notificationEndpoints } from './notifications.ts';
import { presenceEndpoints } from './presence.ts';
import { profileEndpoints } from './profile.ts';
import { pushRuleEndpoints } from './push-rules.ts';
import { pusherEndpoints } from './pushers.ts';
import { receiptEndpoints } from './receipts.ts';
import { registrationEndpoints } from './registration.ts';
import { registrationTokenEndpoints } from './registration-tokens.ts';
import { relationEndpoints } from './relations.ts';
import { roomCareEndpoints } from './room-care.ts';
import { roomContextEndpoints } from './room-context.ts';
import { roomDirectoryEndpoints } from './room-directory.ts';
import { roomMembershipEndpoints } from './room-membership.ts';
import { roomReadEndpoints } from './room-read.ts';
import { roomSendEndpoints } from './room-send.ts';
import { searchEndpoints } from './search.ts';
import { sessionEndpoints } from './session.ts';
import { slidingSyncEndpoints } from './sliding-sync.ts';
import { syncEndpoints } from './sync.ts';
import { thirdPartyEndpoints } from './third-party-networks.ts';
import { toDeviceEndpoints } from './to-device.ts';
import { typingEndpoints } from './typing.ts';
import { versionEndpoints } from './versions.ts';
import { voipEndpoints } from './voip.ts';
import { endpointsWithoutFunction } from './without-function.ts';

/** Every endpoint of the homeserver, by group. */
export function allEndpoints(core: Core): Endpoint[] {
  const groups = [
    versionEndpoints,
    registrationEndpoints,
    registrationTokenEndpoints,
    loginEndpoints,
    sessionEndpoints,
    accountEndpoints,
    deviceEndpoints,
    appserviceEndpoints,
    endpointsWithoutFunction,
    thirdPartyEndpoints,
    voipEndpoints,
    adminUserEndpoints,
    adminRoomEndpoints,
    adminMediaEndpoints,
    adminDeviceEndpoints,
    adminModerationEndpoints,
    createRoomEndpoints,
    roomSendEndpoints,
    roomMembershipEndpoints,
    roomReadEndpoints,
    roomDirectoryEndpoints,
    roomCareEndpoints,
    profileEndpoints,
    presenceEndpoints,
    syncEndpoints,
    toDeviceEndpoints,
    keyEndpoints,
    keyBackupEndpoints,
    mediaEndpoints,
    slidingSyncEndpoints,
    delayedEventEndpoints,
    accountDataEndpoints,
    tagEndpoints,
    receiptEndpoints,
    typingEndpoints,
    roomContextEndpoints,
    relationEndpoints,
    pushRuleEndpoints,
    notificationEndpoints,
    pusherEndpoints,
    searchEndpoints,
  ];
  return groups.flatMap((group) => group(core).all);
}
