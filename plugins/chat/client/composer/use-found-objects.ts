import { useWorkbench } from '@kontor/plugin-api/client';
import { type SearchHit, searchAll } from '@kontor/schema';
import { useEffect, useMemo, useState } from 'react';

const most = 6;
/** Found by their names at hand already, or too many to be meant by a few letters. */
const notMeant = new Set(['room', 'message', 'comment']);

/** What of the one search fits: org units, or everything that any plugin has there. */
export function useFoundObjects(wanted: 'org-unit' | 'any' | undefined, typed: string): readonly SearchHit[] {
  const { call, registry, isOffline } = useWorkbench();
  // What was found for the letters before stays until the next answer, but not what was found for something else.
  const [found, setFound] = useState<{ readonly of: typeof wanted; readonly hits: readonly SearchHit[] }>();
  const isAsking = wanted !== undefined && typed !== '' && !isOffline;
  useEffect(() => {
    if (!isAsking) return;
    const over = new AbortController();
    const types = [...registry.searchRenderers.keys()].filter((type) => !notMeant.has(type));
    const type = wanted === 'any' ? types : [wanted];
    // Where it fails there is nothing to be suggested.
    call(searchAll, { q: typed, type, limit: most }, { signal: over.signal }).then(
      ({ hits }) => setFound({ of: wanted, hits }),
      () => undefined,
    );
    return () => over.abort();
  }, [call, registry, wanted, typed, isAsking]);
  return useMemo(() => (isAsking && found?.of === wanted ? found.hits : []), [isAsking, found, wanted]);
}
