import type { Call } from '@kontor/plugin-api/client';
import type { OrganisationProfile } from '@kontor/schema';
import { createContext, useContext } from 'react';
import type { EntryPage } from './page-model.ts';

/** What the pages before the shell share. */
export interface Entry {
  readonly call: Call;
  readonly organisation: OrganisationProfile;
  /** Shows another page of the entry and makes its address the current one. */
  show(page: EntryPage): void;
  /** Where they go then, a path of this site. */
  readonly next: string;
  /** Leaves for the shell, now that somebody is signed in. */
  leave(): void;
}

export const EntryContext = createContext<Entry | undefined>(undefined);

export function useEntry(): Entry {
  const entry = useContext(EntryContext);
  if (!entry) throw new Error('useEntry works only on the pages before the shell');
  return entry;
}
