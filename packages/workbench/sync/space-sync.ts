import { type Sync, type SyncEvent, stale } from '@kontor/plugin-api/client';
import {
  type EventDefinition,
  type getSpace,
  type listSpaces,
  type Route,
  type SpaceView,
  spaceView,
} from '@kontor/schema';
import type { z } from 'zod';

/** Every event about a space names it and brings what this client may see of it; null when that is nothing. */
type SpaceEvent = EventDefinition<z.ZodObject<{ space: z.ZodType<string> }>>;

/** The space in an event: absent when it may not be seen (any more), `stale` when it cannot be read. */
function spaceIn(event: SyncEvent<SpaceEvent>): SpaceView | undefined | typeof stale {
  if (event.object === null) return undefined;
  const space = spaceView.safeParse(event.object);
  return space.success && space.data.id === event.payload.space ? space.data : stale;
}

/** The list of spaces after an event about one of them: replaced, added or removed; ordered by name. */
export const syncSpaceList: Sync<SpaceEvent, typeof listSpaces> = (copy, event) => {
  const space = spaceIn(event);
  if (space === stale) return stale;
  const others = copy.spaces.filter(({ id }) => id !== event.payload.space);
  if (space === undefined) return others.length === copy.spaces.length ? copy : { ...copy, spaces: others };
  return { ...copy, spaces: [...others, space].sort((one, other) => one.name.localeCompare(other.name, 'de')) };
};

/** One space after an event; a fetch decides when it may no longer be seen, so that the view hears the reason. */
export const syncSpace: Sync<SpaceEvent, typeof getSpace> = (copy, event) => {
  if (event.payload.space !== copy.id) return copy;
  return spaceIn(event) ?? stale;
};

/**
 * What only members see of one space and events do not bring: fetched anew when one is about that space. Not by who has
 * lost it, as the fetch would only be refused; the space itself says so and takes the view away.
 */
export const syncSpacePart: Sync<SpaceEvent, Route> = (copy, event, { input }) => {
  if (Reflect.get(Object(input), 'space') !== event.payload.space) return copy;
  const space = spaceIn(event);
  return space === undefined || (space !== stale && space.role === null) ? copy : stale;
};
