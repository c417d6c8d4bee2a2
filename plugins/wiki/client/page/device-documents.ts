import { LocalDocuments } from '@kontor/collab/client';

const opened = new Map<string, Promise<LocalDocuments | undefined>>();

/** What this device keeps of the person's pages; nothing on shared computers, and where the browser keeps nothing. */
export function openDeviceDocuments(name: string | undefined): Promise<LocalDocuments | undefined> {
  if (name === undefined) return Promise.resolve(undefined);
  const known = opened.get(name);
  if (known) return known;
  const opening = LocalDocuments.open(name).catch(() => undefined);
  opened.set(name, opening);
  return opening;
}
