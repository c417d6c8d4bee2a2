import type { Node } from '@tiptap/pm/model';
import type { NodeView, NodeViewConstructor } from '@tiptap/pm/view';
import { TaskTool } from './task-tool-view.tsx';
import type { ViewPortals } from './view-portals.ts';

let made = 0;

/**
 * A task with its box, which can be ticked with a finger, a mouse, or the space bar, and beside its text what the product
 * knows of it.
 */
export function taskView(portals: ViewPortals): NodeViewConstructor {
  return (first, view, getPos): NodeView => {
    const dom = document.createElement('li');
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.className = 'k-task-box focus-ring';
    box.contentEditable = 'false';
    const contentDOM = document.createElement('div');
    contentDOM.className = 'k-task-body';
    const tool = document.createElement('div');
    tool.className = 'k-task-tool';
    tool.contentEditable = 'false';
    dom.append(box, contentDOM, tool);
    const key = `task-${made++}`;
    let node = first;

    function show(next: Node): void {
      node = next;
      const isDone = node.attrs.checked === true;
      dom.dataset.checked = String(isDone);
      box.checked = isDone;
      box.disabled = !view.editable;
      box.ariaLabel = node.firstChild?.textContent ?? '';
      portals.set(tool, { key, View: TaskTool, node, isSelected: false, pos: getPos, setAttrs: () => undefined });
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
        if (next !== node) show(next);
        return true;
      },
      stopEvent: ({ target }) => target === box || (target instanceof Element && tool.contains(target)),
      ignoreMutation: (mutation) => mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
      destroy: () => portals.remove(tool),
    };
  };
}
