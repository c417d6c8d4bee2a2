import { MatrixError } from '../matrix-error.ts';

/** What differs between room versions here ("Room versions"). */
export interface RoomVersion {
  readonly id: string;
  /** 12: creators stand above all power levels and are not listed in them; the room's id is its first event's hash. */
  readonly creatorsRule: boolean;
  /** 11: the creator is the sender of the first event; `redacts` lies in the content; redactions keep more. */
  readonly redactsInContent: boolean;
}

const versions = new Map<string, RoomVersion>(
  [
    { id: '10', creatorsRule: false, redactsInContent: false },
    { id: '11', creatorsRule: false, redactsInContent: true },
    { id: '12', creatorsRule: true, redactsInContent: true },
  ].map((version) => [version.id, version]),
);

export const defaultRoomVersion = '12';
export const roomVersionIds: readonly string[] = [...versions.keys()];

/** Throws M_UNSUPPORTED_ROOM_VERSION. */
export function getRoomVersion(id: string): RoomVersion {
  const version = versions.get(id);
  if (!version)
    throw new MatrixError(
      400,
      'M_UNSUPPORTED_ROOM_VERSION',
      `Rooms have one of the versions ${roomVersionIds.join(', ')}`,
    );
  return version;
}
