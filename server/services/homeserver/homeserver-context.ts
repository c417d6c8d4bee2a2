import type { Tx } from '@kontor/database';
import type { ApplicationService } from '@kontor/matrix/server';
import { MatrixAway, MatrixRefusal } from '@kontor/matrix/server';
import type {
  Actor,
  Organisation,
  People,
  PrivateRoomEvent,
  RoomRead,
  SpaceRoomEvent,
  SpaceRoomRecord,
  Spaces,
} from '@kontor/plugin-api/server';
import { homeserverAway } from '@kontor/schema';
import type { Core } from '../../core.ts';
import type { PermissionService } from '../permissions/index.ts';

/** What the parts of this service work with. */
export interface HomeserverContext extends Pick<Core, 'database' | 'clock' | 'log'> {
  readonly permissions: PermissionService;
  readonly people: People;
  readonly spaces: Spaces;
  readonly organisation: () => Organisation;
  readonly listeners: HomeserverListeners;
  /** Throws `MatrixAway` where there is no homeserver. */
  readonly matrix: () => ApplicationService;
  readonly serverName: () => string;
}

/** Who wants to know of what. */
export interface HomeserverListeners {
  readonly roomChanged: ((tx: Tx, room: SpaceRoomRecord, actor: Actor | undefined) => Promise<void>)[];
  readonly roomEvents: ((tx: Tx, events: readonly SpaceRoomEvent[]) => Promise<void>)[];
  readonly privateEvents: ((tx: Tx, events: readonly PrivateRoomEvent[]) => Promise<void>)[];
  readonly read: ((read: RoomRead) => Promise<void>)[];
}

/** Kontor's own user at the homeserver. */
export function serviceUserOf(serverName: string): string {
  return `@kontor:${serverName}`;
}

/** Tells callers in our own words that the homeserver is away, or asks us to come back later. */
export async function orAway<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (failure) {
    const isBusy = failure instanceof MatrixRefusal && failure.errcode === 'M_LIMIT_EXCEEDED';
    throw isBusy || failure instanceof MatrixAway ? homeserverAway() : failure;
  }
}
