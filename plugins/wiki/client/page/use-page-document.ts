import { CollabProvider, type CollabState, type LocalDocument } from '@kontor/collab/client';
import { useLocalData } from '@kontor/plugin-api/client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { openDeviceDocuments } from './device-documents.ts';

/** The kind of text that this client writes; raised where an older client could no longer merge. */
const schema = 1;

export interface PageDocument {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly provider: CollabProvider;
}

/**
 * The shared document of a page, with what this device keeps of it, connected for as long as the view stands; nothing in
 * the moment before.
 */
export function usePageDocument(page: string): PageDocument | undefined {
  const name = useLocalData('wiki');
  const [opened, setOpened] = useState<PageDocument>();
  useEffect(() => {
    const doc = new Y.Doc();
    let provider: CollabProvider | undefined;
    let isOver = false;
    void openLocal(name, page, doc).then((local) => {
      if (isOver) return;
      const url = `${location.origin.replace(/^http/, 'ws')}/collab`;
      provider = new CollabProvider({ url, document: nameOf(page), doc, local, schema });
      setOpened({ doc, awareness: provider.awareness, provider });
    });
    return () => {
      isOver = true;
      setOpened(undefined);
      provider?.destroy();
      doc.destroy();
    };
  }, [name, page]);
  return opened;
}

async function openLocal(name: string | undefined, page: string, doc: Y.Doc): Promise<LocalDocument | undefined> {
  const documents = await openDeviceDocuments(name);
  return documents?.openDocument({ document: nameOf(page), doc, schema, mergesFrom: schema }).catch(() => undefined);
}

function nameOf(page: string): string {
  return `wiki/page/${page}`;
}

export interface DocumentStatus {
  readonly state: CollabState;
  readonly isUnsaved: boolean;
  readonly isOnDevice: boolean;
  readonly isSynced: boolean;
  readonly closeCode: number | undefined;
}

/** What is known of it, as one text that changes only when something did. */
export function useDocumentStatus({ provider }: PageDocument): DocumentStatus {
  const text = useSyncExternalStore(
    (listener) => provider.subscribe(listener),
    () => JSON.stringify(readStatus(provider)),
  );
  return JSON.parse(text) as DocumentStatus; // written above
}

function readStatus({ state, isUnsaved, isOnDevice, isSynced, closeCode }: CollabProvider): DocumentStatus {
  return { state, isUnsaved, isOnDevice, isSynced, closeCode };
}
