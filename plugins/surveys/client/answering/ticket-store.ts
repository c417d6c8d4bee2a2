import { type DBSchema, type IDBPTransaction, openDB } from 'idb';
import type { Answers } from '../../shared/index.ts';
import type { BlindedToken } from './ticket-crypto.ts';

/** A ticket on this device, from the first press until its answers have arrived. */
export interface KeptTicket extends BlindedToken {
  readonly survey: string;
  /** The ref: what the workbench counts among what waits, and warns of before somebody signs out. */
  readonly document: string;
  readonly unit: string;
  /** Absent until the server has signed. */
  readonly signature: string | null;
  readonly answers: Answers;
  /** When it is to be sent, in milliseconds; null while somebody is answering. */
  readonly readyAt: number | null;
  /** Why the server did not take it. */
  readonly refusal: string | null;
}

interface Stored extends DBSchema {
  unsent: { key: string; value: KeptTicket; indexes: { document: string } };
  /** Surveys that were answered here. */
  done: { key: string; value: { readonly survey: string } };
}

type Within = IDBPTransaction<Stored, ('unsent' | 'done')[], IDBTransactionMode>;

/** Where tickets are while they are on this device. */
export interface TicketStore {
  get(survey: string): Promise<KeptTicket | undefined>;
  list(): Promise<KeptTicket[]>;
  put(ticket: KeptTicket): Promise<void>;
  /** Its answers have arrived, or it is of no use any more. */
  remove(survey: string, isDone: boolean): Promise<void>;
  isDone(survey: string): Promise<boolean>;
}

const stores = new Map<string, TicketStore>();
const listeners = new Set<() => void>();

/** One for each database; without one, on shared computers, what is there is gone with the window. */
export function openTicketStore(database: string | undefined): TicketStore {
  const name = database ?? '';
  const known = stores.get(name);
  if (known) return known;
  const made = tellingChanges(database === undefined ? inMemory() : inDatabase(database));
  stores.set(name, made);
  return made;
}

/** Calls back after every change in this window. */
export function onTicketChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tellingChanges(store: TicketStore): TicketStore {
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    ...store,
    put: (ticket) => store.put(ticket).then(tell),
    remove: (survey, isDone) => store.remove(survey, isDone).then(tell),
  };
}

function inDatabase(name: string): TicketStore {
  const within = async <Result>(mode: IDBTransactionMode, work: (tx: Within) => Promise<Result>): Promise<Result> => {
    const database = await openDB<Stored>(name, 1, {
      upgrade(made, _old, _new, { done }) {
        done.catch(() => undefined); // told by the opening
        made.createObjectStore('unsent', { keyPath: 'survey' }).createIndex('document', 'document');
        made.createObjectStore('done', { keyPath: 'survey' });
      },
    });
    try {
      const tx = database.transaction(['unsent', 'done'], mode);
      tx.done.catch(() => undefined); // told by the work
      const result = await work(tx);
      await tx.done;
      return result;
    } finally {
      database.close(); // each time: the workbench deletes it when the person signs out
    }
  };
  return {
    get: (survey) => within('readonly', (tx) => tx.objectStore('unsent').get(survey)),
    list: () => within('readonly', (tx) => tx.objectStore('unsent').getAll()),
    put: (ticket) => within('readwrite', async (tx) => void (await tx.objectStore('unsent').put?.(ticket))),
    remove: (survey, isDone) =>
      within('readwrite', async (tx) => {
        await tx.objectStore('unsent').delete?.(survey);
        if (isDone) await tx.objectStore('done').put?.({ survey });
      }),
    isDone: (survey) => within('readonly', async (tx) => (await tx.objectStore('done').getKey(survey)) !== undefined),
  };
}

function inMemory(): TicketStore {
  const tickets = new Map<string, KeptTicket>();
  const done = new Set<string>();
  return {
    get: async (survey) => tickets.get(survey),
    list: async () => [...tickets.values()],
    put: async (ticket) => void tickets.set(ticket.survey, ticket),
    remove: async (survey, isDone) => {
      tickets.delete(survey);
      if (isDone) done.add(survey);
    },
    isDone: async (survey) => done.has(survey),
  };
}
