import type { Core } from '../homeserver-core.ts';
import { createRoomEndpoints } from './create-room.ts';
import type { Endpoint } from './endpoint.ts';
import { loginEndpoints } from './login.ts';
import { mediaEndpoints } from './media.ts';
import { profileEndpoints } from './profile.ts';
import { registrationEndpoints } from './registration.ts';
import { roomCareEndpoints } from './room-care.ts';
import { roomDirectoryEndpoints } from './room-directory.ts';
import { roomMembershipEndpoints } from './room-membership.ts';
import { roomReadEndpoints } from './room-read.ts';
import { roomSendEndpoints } from './room-send.ts';
import { syncEndpoints } from './sync.ts';
import { versionEndpoints } from './versions.ts';

/** Every endpoint of the homeserver, by group. */
export function allEndpoints(core: Core): Endpoint[] {
  const groups = [
    versionEndpoints,
    registrationEndpoints,
    loginEndpoints,
    createRoomEndpoints,
    roomSendEndpoints,
    roomMembershipEndpoints,
    roomReadEndpoints,
    roomDirectoryEndpoints,
    roomCareEndpoints,
    profileEndpoints,
    syncEndpoints,
    mediaEndpoints,
  ];
  return groups.flatMap((group) => group(core).all);
}
