import { CollabProvider, type LocalDocument } from '@kontor/collab/client';
import type * as Y from 'yjs';
import { openDeviceDocuments } from './device-documents.ts';
import { documentKind } from './document-kind.ts';

export interface ConnectedDocument {
  readonly provider: CollabProvider;
  /** What this device keeps of it; nothing where the browser keeps nothing. */
  readonly local: LocalDocument | undefined;
}

/**
 * Gives `doc` what this device keeps of the text of a ref (`database` is what `useLocalData` answers with), and connects
 * it, unless `isOver` by then.
 */
export async function connectDocument(
  {
    database,
    document,
    doc,
  }: { readonly database: string | undefined; readonly document: string; readonly doc: Y.Doc },
  isOver: () => boolean = () => false,
): Promise<ConnectedDocument | undefined> {
  const documents = await openDeviceDocuments(database);
  const local = await documents?.openDocument({ document, doc, ...documentKind }).catch(() => undefined);
  if (isOver()) return undefined;
  const url = `${location.origin.replace(/^http/, 'ws')}/collab`;
  return { provider: new CollabProvider({ url, document, doc, local, schema: documentKind.schema }), local };
}
