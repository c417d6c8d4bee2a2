import type { ChatMessage, Timeline, TimelineState } from '@kontor/matrix/client';
import { lazyLayer } from '@kontor/plugin-api/client';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { MediaContext } from './media-context.ts';
import { picturesOf } from './pictures-model.ts';
import { shownAs } from './shown-as.ts';

const Gallery = lazyLayer(async () => (await import('./gallery-view.tsx')).Gallery);
const DocumentViewer = lazyLayer(async () => (await import('./document/document-view.tsx')).DocumentViewer);

interface MediaPlaceProps {
  readonly timeline: Timeline | undefined;
  readonly state: TimelineState;
  /** Stands above the messages, in a thread. */
  readonly head?: ChatMessage | undefined;
  readonly children: ReactNode;
}

/** A conversation whose pictures and documents open large above it, the pictures one after the other. */
export function MediaPlace({ timeline, state, head, children }: MediaPlaceProps) {
  const [opened, setOpened] = useState<ChatMessage>();
  const open = useCallback((message: ChatMessage) => setOpened(message), []);
  const close = () => setOpened(undefined);
  const file = opened?.content.kind === 'file' ? opened.content.file : undefined;
  const pictures = useMemo(() => picturesOf(head ? [head, ...state.messages] : state.messages), [head, state.messages]);
  return (
    <MediaContext value={open}>
      {children}
      {opened && file && shownAs(file) === 'picture' && (
        <Gallery
          pictures={pictures}
          shown={opened}
          onShow={setOpened}
          onClose={close}
          onFirst={() => void timeline?.readOlder()}
          onLast={() => void timeline?.readNewer()}
        />
      )}
      {opened && file && shownAs(file) === 'document' && <DocumentViewer file={file} onClose={close} />}
    </MediaContext>
  );
}
