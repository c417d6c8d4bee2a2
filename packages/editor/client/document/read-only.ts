import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { isOfOthers } from './transactions.ts';

/**
 * Nothing changes a document that may only be read, also none of the tidying that plugins do by themselves: what others
 * write still comes in. `editable` alone keeps only keys and clicks away.
 */
export function readOnlyPlugin(mayWrite: () => boolean): Plugin {
  return new Plugin({
    filterTransaction: (transaction) => !transaction.docChanged || mayWrite() || isOfOthers(transaction),
  });
}

export const ReadOnly = Extension.create<{ mayWrite: () => boolean }>({
  name: 'readOnly',
  priority: 2000,
  addOptions: () => ({ mayWrite: () => true }),
  addProseMirrorPlugins() {
    return [readOnlyPlugin(this.options.mayWrite)];
  },
});
