import { type Sync, stale } from '@kontor/plugin-api/client';
import { type getPreferences, preferences, type preferencesChanged } from '@kontor/schema';

/** The person's arrangements come whole with their event. */
export const syncPreferences: Sync<typeof preferencesChanged, typeof getPreferences> = (_copy, event) => {
  const arranged = preferences.safeParse(event.object);
  return arranged.success ? arranged.data : stale;
};
