import * as Y from 'yjs';

/**
 * Lets what an undo or a redo brings back stand where every other document puts it, too.
 *
 * Yjs 13.6.33 (yjs issues 699 and 794) looks for the neighbours of what it brings back each by itself, and goes from what
 * was deleted to what came back for it. That may be the same item for both sides, or the right one may stand before the
 * left one. Between such neighbours there is no place, and documents look for one by what they already have: with equal
 * states they show another order of letters, and so does the same document once it is loaded. So here it is put between
 * two that stand side by side, as is everything that is written.
 */
export function steadyUndo(manager: Y.UndoManager): void {
  const { undo, redo } = manager;
  manager.undo = () => whereBringingBack(manager.doc, () => undo.call(manager));
  manager.redo = () => whereBringingBack(manager.doc, () => redo.call(manager));
}

/** Yjs has no other place for this: it makes the item and puts it in at once. Nothing else runs while it is asked. */
function whereBringingBack<Result>(document: Y.Doc, run: () => Result): Result {
  const { integrate } = Y.Item.prototype;
  Y.Item.prototype.integrate = function (transaction, offset) {
    const isOwn = transaction.local && transaction.doc === document && this.id.client === document.clientID;
    if (isOwn && this.parentSub === null) putSideBySide(this);
    integrate.call(this, transaction, offset);
  };
  try {
    return run();
  } finally {
    Y.Item.prototype.integrate = integrate;
  }
}

/** Where the neighbours do not stand side by side, the left one counts. */
function putSideBySide(item: Y.Item): void {
  if (item.left === null && item.right !== null) {
    item.left = item.right.left;
    item.origin = item.left?.lastId ?? null;
  } else if (item.left !== null && item.left.right !== item.right) {
    item.right = item.left.right;
    item.rightOrigin = item.right?.id ?? null;
  }
}
