import * as Y from 'yjs';
import { bodyOfShared } from './doc-of-shared.ts';

/** Sets the boxes of these tasks, by their ids, in a shared document; all else stays as it is. */
export function tickTasks(document: Y.Doc, done: ReadonlyMap<string, boolean>): void {
  for (const node of bodyOfShared(document).createTreeWalker(() => true)) {
    if (!(node instanceof Y.XmlElement) || node.nodeName !== 'taskItem') continue;
    const wanted = done.get(String(node.getAttribute('id')));
    const isDone: unknown = node.getAttribute('checked');
    // Yjs stores whatever JSON can say; its type speaks of text alone.
    if (wanted !== undefined && wanted !== (isDone === true)) node.setAttribute('checked', wanted as unknown as string);
  }
}
