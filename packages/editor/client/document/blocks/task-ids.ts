import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { isOfOthers } from '../transactions.ts';

/**
 * Every task that is written here has an id that no other in the text has: the tasks of Kontor know it by that. Those
 * that others wrote are theirs to name.
 */
export function taskIdsPlugin(): Plugin {
  return new Plugin({
    appendTransaction(transactions, _before, { doc, tr }) {
      if (!transactions.some((each) => each.docChanged) || transactions.some(isOfOthers)) return null;
      const seen = new Set<unknown>();
      doc.descendants((node, pos) => {
        if (node.type.name === 'taskItem') {
          const { id } = node.attrs;
          if (typeof id !== 'string' || seen.has(id)) tr.setNodeAttribute(pos, 'id', crypto.randomUUID());
          seen.add(id);
        }
        return !node.isTextblock;
      });
      return tr.docChanged ? tr : null;
    },
  });
}

export const TaskIds = Extension.create({ name: 'taskIds', addProseMirrorPlugins: () => [taskIdsPlugin()] });
