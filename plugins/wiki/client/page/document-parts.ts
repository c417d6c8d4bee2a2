import type { DocumentParts } from '@kontor/editor/document';
import { useCall } from '@kontor/plugin-api/client';
import { type Remarks, useDocumentParts } from '@kontor/plugin-api/document';
import { useMemo } from 'react';
import { attachFile, type Page } from '../../shared/index.ts';
import { taskViewOf } from './page-task-view.tsx';

/** What the editor of a page needs of Kontor. */
export function usePageParts(
  { id: page, space }: Pick<Page, 'id' | 'space'>,
  remarks: Remarks | undefined,
): DocumentParts {
  const call = useCall();
  const own = useMemo(
    () => ({ TaskView: taskViewOf({ id: page, space }), attach: (file: string) => call(attachFile, { page, file }) }),
    [call, page, space],
  );
  return useDocumentParts(own, remarks);
}
