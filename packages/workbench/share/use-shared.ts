import { useCallback, useEffect, useState } from 'react';
import { unlessWiped } from '../local/local-database.ts';
import { listShared, type Shared } from './shared-store.ts';

/** What waits on this device; looked at again when one comes back to the window, as something may have been shared. */
export function useShared(person: string) {
  const [items, setItems] = useState<readonly Shared[]>();
  const reload = useCallback(async () => setItems((await unlessWiped(listShared(person))) ?? []), [person]);
  useEffect(() => {
    void reload();
    const look = () => void reload();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [reload]);
  return { items, reload };
}
