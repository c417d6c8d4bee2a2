import { useWorkbench } from './workbench-context.ts';

const ofPerson = /kontor-data-([0-9a-f-]{36})-/;

/**
 * Name, or part of it, for a database in which a plugin keeps things of the person on this device. The workbench deletes it
 * whenever what is kept of them goes; until they sign out it leaves the stores `unsent` and `copies`, which are the person's
 * own work, and of which they are told before they sign out: by an index `document` with refs. The store `groups` is what they
 * chose to have here (`OfflineKeeper`): it stays, too, until they sign out or somebody else signs in. Nothing on shared
 * computers, and where the browser keeps nothing.
 */
export function useLocalData(plugin: string): string | undefined {
  const { outbox, session } = useWorkbench();
  return outbox && nameOfLocalData(session.person.id, plugin);
}

/** What `useLocalData` answers with where something is kept. */
export function nameOfLocalData(person: string, plugin: string): string {
  return `kontor-data-${person}-${plugin}`;
}

/** Whose things a database holds that was named so; nothing for others. */
export function ownerOfLocalData(database: string): string | undefined {
  return ofPerson.exec(database)?.[1];
}
