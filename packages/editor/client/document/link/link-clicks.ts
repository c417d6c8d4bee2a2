import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

/**
 * A click on a link puts the caret there; with Ctrl or Cmd, and where nobody writes, it follows the link. The browser
 * itself never does: it knows nothing of our refs.
 */
export const LinkClicks = Extension.create<{ onOpen: (href: string) => void }>({
  name: 'linkClicks',
  addOptions: () => ({ onOpen: () => undefined }),
  addProseMirrorPlugins() {
    const { onOpen } = this.options;
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            click(view, event) {
              const link = event.target instanceof Element ? event.target.closest('a[href]:not([download])') : null;
              if (!link || link.closest('.k-block-view')) return false;
              event.preventDefault();
              if (view.editable && !event.ctrlKey && !event.metaKey) return false;
              onOpen(link.getAttribute('href') ?? '');
              return true;
            },
          },
        },
      }),
    ];
  },
});
