import { LocalDocuments } from '@kontor/collab/client';

const opened = new Map<string, Promise<LocalDocuments | undefined>>();

/** What this device keeps of the person's texts in one plugin; nothing on shared computers, and where the browser keeps nothing. */
export function openDeviceDocuments(name: string | undefined): Promise<LocalDocuments | undefined> {
  if (name === undefined) return Promise.resolve(undefined);
  const known = opened.get(name);
  if (known) return known;
  // Deleted by another window or for another person: the next who asks opens it anew.
  const onClosed = () => void opened.delete(name);
  const opening = LocalDocuments.open(name, { onClosed }).catch(() => undefined);
  opened.set(name, opening);
  return opening;
}
