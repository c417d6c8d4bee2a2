import type { Tx } from '@kontor/database';
import type { Live } from '@kontor/plugin-api/server';
import {
  joinDecided,
  joinRequested,
  joinWithdrawn,
  spaceAccessChanged,
  spaceAccessLost,
  spaceCreated,
  spaceUpdated,
} from '@kontor/schema';
import type { SpaceContext } from './space-context.ts';
import { readViews } from './space-views.ts';

/** With every event comes the space as `spaces.get` would show it to that person, or null when they may not see it. */
export function presentSpaces(context: SpaceContext, live: Live): void {
  const read = (tx: Tx, event: { payload: { space: string } }) => readViews(context, tx, event.payload.space);
  live.present(spaceCreated, read);
  live.present(spaceUpdated, read);
  live.present(spaceAccessChanged, read);
  live.present(spaceAccessLost, read);
  live.present(joinRequested, read);
  live.present(joinDecided, read);
  live.present(joinWithdrawn, read);
}
