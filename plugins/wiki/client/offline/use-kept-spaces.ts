import type { GroupStatus } from '@kontor/collab/client';
import { hearOfKeeping, tellOfKeeping, useLocalData } from '@kontor/plugin-api/client';
import { openDeviceDocuments } from '@kontor/plugin-api/document';
import { useCallback, useEffect, useMemo, useState } from 'react';

export interface KeptSpaces {
  /** Absent while nobody knows. */
  readonly spaces: readonly GroupStatus[] | undefined;
  /** False where this device cannot keep anything just now. */
  keep(space: string): Promise<boolean>;
  release(space: string): Promise<boolean>;
}

/** The spaces that the person keeps on this device as a whole; nothing where nothing may be kept (K5). */
export function useKeptSpaces(): KeptSpaces | undefined {
  const database = useLocalData('wiki');
  const [spaces, setSpaces] = useState<readonly GroupStatus[]>();
  const look = useCallback(async () => {
    const documents = await openDeviceDocuments(database);
    setSpaces((await documents?.groups.list().catch(() => undefined)) ?? []);
  }, [database]);
  useEffect(() => {
    if (database === undefined) return;
    void look();
    return hearOfKeeping(database, () => void look());
  }, [database, look]);
  return useMemo(() => (database === undefined ? undefined : { spaces, ...choicesOf(database) }), [database, spaces]);
}

function choicesOf(database: string): Pick<KeptSpaces, 'keep' | 'release'> {
  async function choose(work: 'choose' | 'drop', space: string): Promise<boolean> {
    const documents = await openDeviceDocuments(database);
    const isDone = await documents?.groups[work](space).then(
      () => true,
      () => false, // the disk is full, or everything was wiped by another window
    );
    if (isDone) tellOfKeeping(database, 'chosen');
    return isDone ?? false;
  }
  return {
    async keep(space) {
      // Without it the browser may delete when space is short; it is asked for where somebody has just said why.
      await navigator.storage.persist().catch(() => false);
      return choose('choose', space);
    },
    release: (space) => choose('drop', space),
  };
}
