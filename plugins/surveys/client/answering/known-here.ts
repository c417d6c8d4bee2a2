import { useLocalData } from '@kontor/plugin-api/client';
import { useEffect, useState } from 'react';
import { type KeptTicket, onTicketChange, openTicketStore } from './ticket-store.ts';

/** What this device knows of a survey: nothing yet, a ticket, or that it was answered here. */
export interface KnownHere {
  readonly ticket: KeptTicket | undefined;
  readonly isDone: boolean;
}

export function useKnownHere(survey: string): KnownHere | undefined {
  const database = useLocalData('surveys');
  const [known, setKnown] = useState<KnownHere>();
  useEffect(() => {
    let isOver = false;
    const look = async () => {
      const store = openTicketStore(database);
      const found = { ticket: await store.get(survey), isDone: await store.isDone(survey) };
      if (!isOver) setKnown(found);
    };
    void look();
    const stop = onTicketChange(() => void look());
    return () => {
      isOver = true;
      stop();
    };
  }, [database, survey]);
  return known;
}
