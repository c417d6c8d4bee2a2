import type { DocumentParts } from '@kontor/editor/document';
import { SlotView } from '@kontor/plugin-api/client';
import { type Page, pagePath, pageRef } from '../../shared/index.ts';

/** Beside the tasks in a page's text stands what other plugins know of them. */
export function taskViewOf({ id, space }: Pick<Page, 'id' | 'space'>): NonNullable<DocumentParts['TaskView']> {
  const page = { ref: pageRef(id), path: pagePath(id), space };
  return (task) => <SlotView name="page.task" about={{ ...task, page }} />;
}
