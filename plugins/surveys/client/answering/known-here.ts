import { useLocalData } from '@kontor/plugin-api/client';
import { useEffect, useState } from 'react';
import { type KeptTicket, onTicketChange, openTicketStore, type TicketStore } from './ticket-store.ts';

/** What this device knows of a survey: nothing yet, a ticket, or that it was answered here. */
export interface KnownHere {
  readonly ticket: KeptTicket | undefined;
  readonly isDone: boolean;
}

/** Absent until the device has been asked. */
export function useKnownHere(survey: string): KnownHere | undefined {
  return useAllKnownHere([survey])?.get(survey);
}

/** The same of several, all at once. */
export function useAllKnownHere(surveys: readonly string[]): ReadonlyMap<string, KnownHere> | undefined {
  const database = useLocalData('surveys');
  const [known, setKnown] = useState<ReadonlyMap<string, KnownHere>>();
  const ids = surveys.join(' ');
  useEffect(() => {
    let isOver = false;
    const look = async () => {
      const store = openTicketStore(database);
      const found = new Map<string, KnownHere>();
      for (const survey of ids.split(' ')) found.set(survey, await readKnown(store, survey));
      if (!isOver) setKnown(found);
    };
    void look();
    const stop = onTicketChange(() => void look());
    return () => {
      isOver = true;
      stop();
    };
  }, [database, ids]);
  return known;
}

/** Nothing where the browser keeps nothing, or was wiped meanwhile. */
async function readKnown(store: TicketStore, survey: string): Promise<KnownHere> {
  try {
    return { ticket: await store.get(survey), isDone: await store.isDone(survey) };
  } catch (failure) {
    if (failure instanceof DOMException) return { ticket: undefined, isDone: false };
    throw failure;
  }
}
