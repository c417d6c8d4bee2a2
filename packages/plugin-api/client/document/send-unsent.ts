import * as Y from 'yjs';
import { connectDocument } from './connect-document.ts';
import { openDeviceDocuments } from './device-documents.ts';

/** Longer than this no text holds up the next one, in milliseconds. */
const patienceMs = 30_000;

/**
 * Sends what was written into texts on this device and is not known to be committed, one by one. What the server
 * refuses, or the line does not carry, stays here: whoever opens the text, or signs out, is told.
 */
export async function sendUnsentDocuments(database: string): Promise<void> {
  const documents = await openDeviceDocuments(database);
  for (const document of (await documents?.listUnsent()) ?? []) await sendDocument(database, document);
}

async function sendDocument(database: string, document: string): Promise<void> {
  const doc = new Y.Doc();
  const connected = await connectDocument({ database, document, doc });
  if (!connected) return;
  const { provider, local } = connected;
  provider.awareness.setLocalState(null); // nobody looks at the text
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, patienceMs);
    const look = () => {
      if (provider.isUnsaved && provider.closeCode === undefined) return;
      clearTimeout(timer);
      resolve();
    };
    provider.subscribe(look);
    look();
  });
  await local?.settled();
  provider.destroy();
  doc.destroy();
}
