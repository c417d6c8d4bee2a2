import { GripVertical, Plus, useMessages } from '@kontor/ui';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import { type DragEvent, type RefObject, useState } from 'react';
import { documentMessages } from '../document-messages.ts';
import { useDocument } from '../editor-context.ts';
import { beginUndoStep } from '../transactions.ts';
import { type PointedBlock, usePointedBlock } from './use-pointed-block.ts';

/**
 * Beside the block that the mouse is at: a grip to drag it by, which selects it when it is clicked, and a plus for what
 * is to come below it. For the mouse alone; keys have Alt, Shift and an arrow, and „/“.
 */
export function BlockHandle({ frame }: { readonly frame: RefObject<HTMLElement | null> }) {
  const t = useMessages(documentMessages);
  const { editor } = useDocument();
  const [isDragging, setDragging] = useState(false);
  const block = usePointedBlock(editor, frame, isDragging);
  if (!block) return null;

  function select({ pos }: PointedBlock): void {
    const { state, view } = editor;
    view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, pos)));
    view.focus();
  }

  function drag(event: DragEvent, pointed: PointedBlock): void {
    select(pointed);
    beginUndoStep(editor.state);
    const slice = editor.state.selection.content();
    editor.view.dragging = { slice, move: true };
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', slice.content.textBetween(0, slice.content.size, '\n'));
    const dom = editor.view.nodeDOM(pointed.pos);
    if (dom instanceof Element) event.dataTransfer.setDragImage(dom, 0, 0);
    setDragging(true);
  }

  function addBelow({ pos, size }: PointedBlock): void {
    const { state, view } = editor;
    const paragraph = state.schema.nodes.paragraph?.create(null, state.schema.text('/'));
    if (!paragraph) return;
    const tr = state.tr.insert(pos + size, paragraph);
    view.dispatch(tr.setSelection(TextSelection.create(tr.doc, pos + size + 2)).scrollIntoView());
    view.focus();
  }

  return (
    <div
      aria-hidden
      className="k-handle"
      ref={(element) => {
        if (element) element.style.top = `${block.top}px`;
      }}
    >
      <button type="button" tabIndex={-1} title={t('insertBelow')} onClick={() => addBelow(block)}>
        <Plus className="size-4" />
      </button>
      <button
        type="button"
        tabIndex={-1}
        title={t('move')}
        draggable
        onDragStart={(event) => drag(event, block)}
        onDragEnd={() => {
          editor.view.dragging = null;
          setDragging(false);
        }}
        onClick={() => select(block)}
      >
        <GripVertical className="size-4" />
      </button>
    </div>
  );
}
