import { useQueryRoute, useSession } from '@kontor/plugin-api/client';
import { listSpaces } from '@kontor/schema';
import { useEffect, useState } from 'react';
import type { RecentPlace } from './recent-model.ts';
import { onRecentChange, readRecent } from './recent-store.ts';

/** What was opened last on this device, without spaces that the person can no longer see. */
export function useRecent(): readonly RecentPlace[] {
  const { person } = useSession();
  const [places, setPlaces] = useState(() => readRecent(person.id));
  useEffect(() => onRecentChange(() => setPlaces(readRecent(person.id))), [person.id]);
  const spaces = useQueryRoute(listSpaces, {}).data?.spaces;
  return places.filter(({ path }) => {
    const slug = /^\/spaces\/([^/]+)/.exec(path)?.[1];
    return slug === undefined || !spaces || spaces.some((space) => space.slug === slug);
  });
}
