import type { CollabProvider, CollabState } from '@kontor/collab/client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { useLocalData } from '../local-data.ts';
import { connectDocument } from './connect-document.ts';

export interface SharedDocument {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly provider: CollabProvider;
  /** It is on this device, be it without a word in it: without a connection it can be shown. */
  readonly isHere: boolean;
}

/**
 * The shared document of a ref, with what this device keeps of it among the texts of its plugin, connected for as long as
 * the view stands; nothing in the moment before.
 */
export function useSharedDocument(plugin: string, document: string): SharedDocument | undefined {
  const name = useLocalData(plugin);
  const [opened, setOpened] = useState<{ readonly of: string; readonly shared: SharedDocument }>();
  useEffect(() => {
    const doc = new Y.Doc();
    let provider: CollabProvider | undefined;
    let isOver = false;
    void connectDocument({ database: name, document, doc }, () => isOver).then((connected) => {
      provider = connected?.provider;
      const isHere = connected?.local?.hasContent ?? false;
      if (!provider) return;
      setOpened({ of: document, shared: { doc, awareness: provider.awareness, provider, isHere } });
    });
    return () => {
      isOver = true;
      setOpened(undefined);
      provider?.destroy();
      doc.destroy();
    };
  }, [name, document]);
  // Until the other one is there, it is not the one before.
  return opened?.of === document ? opened.shared : undefined;
}

export interface DocumentStatus {
  readonly state: CollabState;
  readonly isUnsaved: boolean;
  readonly isOnDevice: boolean;
  readonly isSynced: boolean;
  readonly closeCode: number | undefined;
}

/** What is known of it, as one text that changes only when something did. */
export function useDocumentStatus({ provider }: SharedDocument): DocumentStatus {
  const text = useSyncExternalStore(
    (listener) => provider.subscribe(listener),
    () => JSON.stringify(readStatus(provider)),
  );
  return JSON.parse(text) as DocumentStatus; // written above
}

function readStatus({ state, isUnsaved, isOnDevice, isSynced, closeCode }: CollabProvider): DocumentStatus {
  return { state, isUnsaved, isOnDevice, isSynced, closeCode };
}
