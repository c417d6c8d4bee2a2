import type { DocumentAnchor, DocumentParts } from '@kontor/editor/document';
import { ApiError, uploadFile, useCall, useSender, useWorkbench } from '@kontor/plugin-api/client';
import { searchAll } from '@kontor/schema';
import { useToast } from '@kontor/ui';
import { useEffect, useMemo, useRef } from 'react';
import { attachFile } from '../../shared/index.ts';
import { ObjectView } from './object-view.tsx';
import { useLinkOpening } from './use-link-opening.ts';

const most = 8;

/** What the editor needs of Kontor: people and objects to name, and where files of a page go. */
export function useDocumentParts(
  page: string,
  onComment: ((anchor: DocumentAnchor) => void) | undefined,
): DocumentParts {
  const call = useCall();
  const sender = useSender();
  const { registry } = useWorkbench();
  const toast = useToast();
  const openLink = useLinkOpening();
  const comment = useRef(onComment);
  useEffect(() => {
    comment.current = onComment;
  });
  const mayComment = onComment !== undefined;
  return useMemo(
    () => ({
      async findObjects(text, kind) {
        const types = kind === 'person' ? ['person'] : [...registry.searchRenderers.keys()];
        const { hits } = await call(searchAll, { q: text, type: types, limit: most });
        return hits.map(({ ref, title }) => ({ ref, name: title }));
      },
      ObjectView,
      async upload(file) {
        const { id } = await uploadFile(file, sender);
        return await call(attachFile, { page, file: id });
      },
      fileUrl: (file) => `/api/files/${file}`,
      openLink,
      onError: (failure) => {
        if (failure instanceof ApiError) toast.show({ text: failure.message, tone: 'danger' });
        else throw failure;
      },
      ...(mayComment && { onComment: (anchor: DocumentAnchor) => comment.current?.(anchor) }),
    }),
    [call, sender, registry, toast, page, openLink, mayComment],
  );
}
