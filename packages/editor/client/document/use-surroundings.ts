import { useMessages } from '@kontor/ui';
import type { AnyExtension, Editor } from '@tiptap/core';
import { useLayoutEffect, useRef, useState } from 'react';
import { blockViewMessages } from './blocks/block-view-messages.ts';
import { ViewPortals } from './blocks/view-portals.ts';
import type { DocumentParts } from './document-parts.ts';
import { EditorKeys } from './editor-keys.ts';
import { openLink } from './link/open-link.ts';
import { writingExtensions } from './writing-extensions.ts';

interface Followed {
  readonly editor: Editor | undefined;
  readonly upload: (files: readonly File[], at?: number) => Promise<void>;
}

/** What an editor asks of the view around it: made once, answered as of the newest rendering. */
export function useSurroundings(parts: DocumentParts) {
  const text = useMessages(blockViewMessages);
  const now = useRef<{ parts: DocumentParts; text: typeof text; followed?: Followed }>({ parts, text });
  const next = useRef<Followed>(undefined);
  useLayoutEffect(() => {
    now.current = { parts, text, ...(next.current && { followed: next.current }) };
  });
  const [made] = useState(() => {
    const keys = new EditorKeys();
    const portals = new ViewPortals();
    const listeners = new Set<(id: string | undefined) => void>();
    const onError = (error: unknown) => now.current.parts.onError(error);
    const extensions = (): readonly AnyExtension[] =>
      writingExtensions({
        keys,
        portals,
        text: (name) => now.current.text(name),
        onFiles: (files, at) => void now.current.followed?.upload(files, at),
        upload: (file) =>
          now.current.parts.upload(file).catch((error: unknown) => {
            onError(error);
            return undefined;
          }),
        onError,
        onAnchor: (id) => {
          for (const listener of listeners) listener(id);
        },
        onOpenLink: (href) => {
          const { editor } = now.current.followed ?? {};
          if (editor) openLink(editor, now.current.parts, href);
        },
      });
    const onAnchor = (listener: (id: string | undefined) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    };
    const follow = (followed: Followed) => {
      next.current = followed;
    };
    return { keys, portals, extensions, onAnchor, follow };
  });
  return made;
}
