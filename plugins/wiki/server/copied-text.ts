import { newId } from '@kontor/base';
import { bodyOfShared } from '@kontor/editor/shared';
import * as Y from 'yjs';

/** The text of another page for a new one: all of it, also what nobody here knows, with tasks that are tasks of their own. */
export function copiedText(update: Uint8Array): Uint8Array {
  const document = new Y.Doc();
  try {
    Y.applyUpdate(document, update);
    document.transact(() => {
      for (const node of bodyOfShared(document).createTreeWalker(() => true))
        if (isNamedTask(node)) node.setAttribute('id', newId());
    });
    return Y.encodeStateAsUpdate(document);
  } finally {
    document.destroy();
  }
}

function isNamedTask(node: unknown): node is Y.XmlElement {
  return node instanceof Y.XmlElement && node.nodeName === 'taskItem' && node.getAttribute('id') !== undefined;
}
