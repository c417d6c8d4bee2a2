import type { Node } from '@tiptap/pm/model';
import type { NodeView, NodeViewConstructor } from '@tiptap/pm/view';

/** A task with its box, which can be ticked with a finger, a mouse, or the space bar. */
export const taskView: NodeViewConstructor = (first, view, getPos): NodeView => {
  const dom = document.createElement('li');
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.className = 'k-task-box focus-ring';
  box.contentEditable = 'false';
  const contentDOM = document.createElement('div');
  contentDOM.className = 'k-task-body';
  dom.append(box, contentDOM);
  let node = first;

  function show(next: Node): void {
    node = next;
    const isDone = node.attrs.checked === true;
    dom.dataset.checked = String(isDone);
    box.checked = isDone;
    box.disabled = !view.editable;
    box.ariaLabel = node.firstChild?.textContent ?? '';
  }

  box.addEventListener('change', () => {
    const pos = getPos();
    if (pos === undefined || !view.editable) return show(node);
    view.dispatch(view.state.tr.setNodeAttribute(pos, 'checked', box.checked));
  });
  show(first);
  return {
    dom,
    contentDOM,
    update(next) {
      if (next.type !== first.type) return false;
      show(next);
      return true;
    },
    stopEvent: ({ target }) => target === box,
    ignoreMutation: (mutation) => mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
  };
};
