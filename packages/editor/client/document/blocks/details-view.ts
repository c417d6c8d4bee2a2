import type { NodeView, NodeViewConstructor } from '@tiptap/pm/view';

interface DetailsTexts {
  readonly open: string;
  readonly close: string;
}

/**
 * What opens on demand. Whether it is open is everybody's own affair and no part of the text; it opens by itself when
 * the caret comes in, so that nobody writes where they do not see it.
 */
export function detailsView(texts: () => DetailsTexts): NodeViewConstructor {
  return (first, view): NodeView => {
    const dom = document.createElement('div');
    dom.className = 'k-details';
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'k-details-button focus-ring';
    button.contentEditable = 'false';
    const contentDOM = document.createElement('div');
    contentDOM.className = 'k-block-content';
    dom.append(button, contentDOM);

    function show(isOpen: boolean): void {
      dom.toggleAttribute('data-open', isOpen);
      button.ariaExpanded = String(isOpen);
      button.ariaLabel = isOpen ? texts().close : texts().open;
    }

    // Printed pages and find-in-page of the browser need what is within, too.
    button.addEventListener('click', () => show(!dom.hasAttribute('data-open')));
    const onSelection = () => {
      const { anchorNode } = document.getSelection() ?? {};
      const summary = contentDOM.firstElementChild;
      if (anchorNode && view.hasFocus() && contentDOM.contains(anchorNode) && !summary?.contains(anchorNode))
        show(true);
    };
    document.addEventListener('selectionchange', onSelection);
    show(view.editable && first.textContent === '');
    return {
      dom,
      contentDOM,
      update: (next) => next.type === first.type,
      stopEvent: ({ target }) => target === button,
      ignoreMutation: (mutation) => mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
      destroy: () => document.removeEventListener('selectionchange', onSelection),
    };
  };
}
