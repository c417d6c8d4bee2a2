import { type DragAndDropHooks, DropIndicator, useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import type { TreePage } from '../../shared/index.ts';
import { type Drop, pagesAbove } from './tree-model.ts';

const wheres = { before: 'before', after: 'after', on: 'inside' } as const;

/** Dragging pages within one tree, by pointer, and by keyboard or screen reader through the grip of a row. */
export function useTreeDrop(
  pages: readonly TreePage[],
  onDrop: (moved: string, drop: Drop) => void,
): { readonly dragAndDropHooks: DragAndDropHooks } {
  return useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': titleOf(pages, String(key)) })),
    getDropOperation: () => 'move',
    shouldAcceptItemDrop: () => true,
    onMove({ keys, target }) {
      const [moved] = [...keys].map(String);
      if (moved === undefined || pagesAbove(pages, String(target.key)).includes(moved)) return;
      onDrop(moved, { on: String(target.key), where: wheres[target.dropPosition] });
    },
    renderDropIndicator: (target) => (
      <DropIndicator
        target={target}
        className="z-10 data-drop-target:outline-1 data-drop-target:outline-accent-text data-drop-target:outline-solid"
      />
    ),
  });
}

function titleOf(pages: readonly TreePage[], id: string): string {
  return pages.find((page) => page.id === id)?.title || id;
}
