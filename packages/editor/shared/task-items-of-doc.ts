import type { DocNode } from './doc.ts';
import { textOfDoc } from './text-of-doc.ts';

export interface DocTaskItem {
  /** Made by a client; nothing where none has made one yet. */
  readonly id: string | undefined;
  readonly isDone: boolean;
  /** What is to be done: the words of the item without those of the items below it. */
  readonly text: string;
}

/** The tasks of a document, those within others after them. */
export function taskItemsOfDoc(doc: DocNode): readonly DocTaskItem[] {
  const items: DocTaskItem[] = [];
  const look = (node: DocNode) => {
    if (node.type === 'taskItem') {
      const own = (node.content ?? []).filter(({ type }) => type !== 'taskList');
      const { id, checked } = node.attrs ?? {};
      items.push({
        id: typeof id === 'string' ? id : undefined,
        isDone: checked === true,
        text: textOfDoc({ type: 'doc', content: own }),
      });
    }
    node.content?.forEach(look);
  };
  look(doc);
  return items;
}
