import type { OrganisationProfile, SessionState } from '@kontor/schema';
import { createContext, useContext } from 'react';
import type { Call } from './call.ts';
import type { OfflineSearch } from './offline-search.ts';
import type { Outbox } from './outbox.ts';
import type { Registry } from './registry.ts';
import type { ScreenCommands } from './screen-commands.ts';
import type { OwnEvent } from './sync.ts';

/** What the workbench lends to views; read it through the hooks of this package. */
export interface Workbench {
  readonly call: Call;
  readonly registry: Registry;
  readonly session: SessionState;
  readonly organisation: OrganisationProfile;
  /** Absent where nothing may stay on the device: every change is sent at once or fails. */
  readonly outbox: Outbox | undefined;
  /** Absent where nothing may stay on the device. */
  readonly offlineSearch: OfflineSearch | undefined;
  /** True while the server cannot be reached. */
  readonly isOffline: boolean;
  readonly screenCommands: ScreenCommands;
  /** Folds an event made from an answer of the server, exactly as if it had come over the wire. */
  announce(event: OwnEvent): void;
  /** Shows what the server is about to be asked for, until it has said so itself. */
  expect(event: OwnEvent): void;
  /** Says that the file of a part of the client did not come: there is a newer version, or no connection. */
  reportMissingPart(): void;
  /** Says something to screen readers, politely. */
  say(text: string): void;
}

export const WorkbenchContext = createContext<Workbench | undefined>(undefined);

export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext);
  if (!workbench) throw new Error('This hook works only inside the workbench');
  return workbench;
}

/** Who is signed in; changes at once when they change their language, theme or name. */
export function useSession(): SessionState {
  return useWorkbench().session;
}

export function useOrganisation(): OrganisationProfile {
  return useWorkbench().organisation;
}

/** Speaks to screen readers: `const say = useAnnouncer(); say('3 Treffer')`. */
export function useAnnouncer(): (text: string) => void {
  return useWorkbench().say;
}

/** The search of this device; nothing on a shared computer, or where the browser keeps nothing. */
export function useOfflineSearch(): OfflineSearch | undefined {
  return useWorkbench().offlineSearch;
}
