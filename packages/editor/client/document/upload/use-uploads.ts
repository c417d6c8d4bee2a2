import type { Editor, JSONContent } from '@tiptap/core';
import { useCallback, useState } from 'react';
import { anchorOf, placeOf } from '../anchors/relative-place.ts';
import type { DocumentParts, UploadedFile } from '../document-parts.ts';
import { insertBlocksAt } from '../insert/insert-block.ts';

/** A file on its way. */
export interface RunningUpload {
  readonly file: File;
  /** How much of it has been sent, from 0 to 1. */
  readonly share: number;
  readonly stop: AbortController;
}

/**
 * Uploads files and puts them into the text in their order, where they were dropped or pasted: that place stays with its
 * words while others write. What fails is told, what is stopped is not; the others come.
 */
export function useUploads(editor: Editor | undefined, parts: DocumentParts) {
  const [running, setRunning] = useState<readonly RunningUpload[]>([]);
  const upload = useCallback(
    async (files: readonly File[], at?: number) => {
      if (!editor || files.length === 0) return;
      const pos = at ?? editor.state.selection.from;
      const place = anchorOf(editor.state, pos, pos)?.from;
      const stop = new AbortController();
      setRunning((before) => [...before, ...files.map((file) => ({ file, share: 0, stop }))]);
      const tell = (file: File, share: number) =>
        setRunning((before) => before.map((each) => (each.file === file ? { ...each, share } : each)));
      const send = (file: File) =>
        parts.upload(file, { signal: stop.signal, onProgress: (share) => tell(file, share) });
      const done = await Promise.allSettled(files.map(send));
      setRunning((before) => before.filter(({ file }) => !files.includes(file)));
      for (const each of done) if (each.status === 'rejected' && !stop.signal.aborted) parts.onError(each.reason);
      const blocks = done.flatMap((each) => (each.status === 'fulfilled' ? [blockOf(each.value)] : []));
      if (blocks.length === 0 || editor.isDestroyed) return;
      const now = place === undefined ? undefined : placeOf(editor.state, place);
      insertBlocksAt(editor, blocks, now ?? editor.state.selection.from);
    },
    [editor, parts],
  );
  const cancel = () => {
    for (const { stop } of running) stop.abort();
  };
  return { running, upload, cancel };
}

function blockOf({ file, name, mime, size }: UploadedFile): JSONContent {
  if (/^image\/(?!svg)/.test(mime)) return { type: 'image', attrs: { file } };
  return { type: 'file', attrs: { file, name: name.slice(0, 512), mime: mime.slice(0, 255), size } };
}
