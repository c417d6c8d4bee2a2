import type { DocumentParts } from '@kontor/editor/document';
import { ApiError, uploadFile, useCall, useSender, useWorkbench } from '@kontor/plugin-api/client';
import { searchAll } from '@kontor/schema';
import { useToast } from '@kontor/ui';
import { useEffect, useMemo, useRef } from 'react';
import { attachFile, type Page } from '../../shared/index.ts';
import { fileAddress } from './file-address.ts';
import { ObjectView } from './object-view.tsx';
import { taskViewOf } from './page-task-view.tsx';
import { useLinkOpening } from './use-link-opening.ts';

/** What somebody may say about places in a text. */
export type Remarks = Required<Pick<DocumentParts, 'onComment' | 'onSuggest'>>;

const most = 8;

/** What the editor needs of Kontor: people and objects to name, and where files of a page go. */
export function useDocumentParts(
  { id: page, space }: Pick<Page, 'id' | 'space'>,
  remarks: Remarks | undefined,
): DocumentParts {
  const call = useCall();
  const sender = useSender();
  const { registry } = useWorkbench();
  const toast = useToast();
  const openLink = useLinkOpening();
  const latest = useRef(remarks);
  useEffect(() => {
    latest.current = remarks;
  });
  const mayRemark = remarks !== undefined;
  return useMemo(
    () => ({
      async findObjects(text, kind) {
        const types = kind === 'person' ? ['person'] : [...registry.searchRenderers.keys()];
        const { hits } = await call(searchAll, { q: text, type: types, limit: most });
        return hits.map(({ ref, title }) => ({ ref, name: title }));
      },
      ObjectView,
      TaskView: taskViewOf({ id: page, space }),
      async upload(file, watch) {
        const { id } = await uploadFile(file, sender, watch);
        watch?.signal.throwIfAborted();
        return await call(attachFile, { page, file: id });
      },
      fileUrl: fileAddress,
      openLink,
      onError: (failure) => {
        if (failure instanceof ApiError) toast.show({ text: failure.message, tone: 'danger' });
        else throw failure;
      },
      ...(mayRemark && {
        onComment: (...place: Parameters<Remarks['onComment']>) => latest.current?.onComment(...place),
        onSuggest: (...place: Parameters<Remarks['onSuggest']>) => latest.current?.onSuggest(...place),
      }),
    }),
    [call, sender, registry, toast, page, space, openLink, mayRemark],
  );
}
