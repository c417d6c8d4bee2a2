import { CollabProvider, type CollabState } from '@kontor/collab/client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

export interface PageDocument {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly provider: CollabProvider;
}

/** The shared document of a page, connected for as long as the view stands; nothing in the moment before. */
export function usePageDocument(page: string): PageDocument | undefined {
  const [opened, setOpened] = useState<PageDocument>();
  useEffect(() => {
    const doc = new Y.Doc();
    const url = `${location.origin.replace(/^http/, 'ws')}/collab`;
    const provider = new CollabProvider({ url, document: `wiki/page/${page}`, doc });
    setOpened({ doc, awareness: provider.awareness, provider });
    return () => {
      setOpened(undefined);
      provider.destroy();
      doc.destroy();
    };
  }, [page]);
  return opened;
}

export interface DocumentStatus {
  readonly state: CollabState;
  readonly isUnsaved: boolean;
  readonly isSynced: boolean;
  readonly closeCode: number | undefined;
}

/** What is known of it, as one text that changes only when something did. */
export function useDocumentStatus({ provider }: PageDocument): DocumentStatus {
  const text = useSyncExternalStore(
    (listener) => provider.subscribe(listener),
    () => JSON.stringify([provider.state, provider.isUnsaved, provider.isSynced, provider.closeCode ?? null]),
  );
  const [state, isUnsaved, isSynced, closeCode] = JSON.parse(text) as [CollabState, boolean, boolean, number | null]; // written above
  return { state, isUnsaved, isSynced, closeCode: closeCode ?? undefined };
}
