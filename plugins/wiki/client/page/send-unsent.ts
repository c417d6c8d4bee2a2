import * as Y from 'yjs';
import { connectPage } from './connect-page.ts';
import { openDeviceDocuments } from './device-documents.ts';

/** Longer than this no page holds up the next one, in milliseconds. */
const patienceMs = 30_000;

/**
 * Sends what was written into pages on this device and is not known to be committed, page by page. What the server
 * refuses, or the line does not carry, stays here: whoever opens the page, or signs out, is told.
 */
export async function sendUnsentPages(database: string): Promise<void> {
  const documents = await openDeviceDocuments(database);
  for (const document of (await documents?.listUnsent()) ?? []) {
    const [, , page] = document.split('/');
    if (page !== undefined) await sendPage(database, page);
  }
}

async function sendPage(database: string, page: string): Promise<void> {
  const doc = new Y.Doc();
  const connected = await connectPage({ database, page, doc });
  if (!connected) return;
  const { provider, local } = connected;
  provider.awareness.setLocalState(null); // nobody looks at the page
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
