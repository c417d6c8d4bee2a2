import { readMarkdown } from '@kontor/matrix/shared';
import { Editor, type JSONContent } from '@tiptap/core';
import { Placeholder } from '@tiptap/extensions/placeholder';
import { TrailingNode } from '@tiptap/extensions/trailing-node';
import { UndoRedo } from '@tiptap/extensions/undo-redo';
import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { docOfBody } from '../shared/doc-of-body.ts';
import { schemaExtensions } from '../shared/extensions.ts';
import { CodeColours } from './code-colours.ts';
import { editorClasses } from './editor-style.ts';
import { messageSchema } from './insert.ts';
import { Pasting } from './pasting.ts';
import { TypedText } from './typed-text.ts';

export interface EditorParts {
  readonly element: HTMLElement;
  /** Markdown. */
  readonly text: string;
  /** Where the caret stands in the Markdown; at its end without. */
  readonly caret: number | undefined;
  readonly label: string;
  readonly classes: string;
  /** True where the key was for somebody else. */
  readonly onKey: (event: KeyboardEvent, editor: Editor) => boolean;
  readonly onFiles: (files: FileList) => void;
  readonly rewrite: (text: string) => string;
  readonly onChange: (editor: Editor) => void;
}

/** Blocks after which one can go on writing without a line below them. */
const open = ['paragraph', 'bulletList', 'orderedList', 'taskList', 'blockquote', 'codeBlock'];

/** An editor for messages, in the element. */
export function createEditor(parts: EditorParts): Editor {
  const editor: Editor = new Editor({
    element: parts.element,
    extensions: [
      ...schemaExtensions(messageSchema),
      UndoRedo,
      Placeholder.configure({ placeholder: parts.label }),
      TrailingNode.configure({ notAfter: open }),
      Pasting.configure({ onFiles: parts.onFiles }),
      TypedText.configure({ rewrite: parts.rewrite }),
      CodeColours,
    ],
    content: docOfBody(readMarkdown(parts.text), messageSchema) as JSONContent, // whose type asks for lists that may be changed
    // Styles are ours; those of the library would need a hole in the content security policy.
    injectCSS: false,
    enablePasteRules: false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': parts.label,
        class: `${editorClasses} ${parts.classes}`,
      },
      // While a word is being composed, keys belong to that.
      handleKeyDown: (view, event) =>
        !view.composing && !event.isComposing && event.keyCode !== 229 && parts.onKey(event, editor),
      handleClick: toggleTask,
    },
    onTransaction: ({ transaction }) => {
      if (transaction.docChanged || transaction.selectionSet || transaction.storedMarksSet) parts.onChange(editor);
    },
  });
  placeCaret(editor, parts);
  return editor;
}

function placeCaret(editor: Editor, { text, caret }: Pick<EditorParts, 'text' | 'caret'>): void {
  const { doc, tr } = editor.state;
  const before = caret === undefined ? undefined : docOfBody(readMarkdown(text.slice(0, caret)), messageSchema);
  const end = before === undefined ? doc.content.size : doc.type.schema.nodeFromJSON(before).content.size - 1;
  const selection = TextSelection.near(doc.resolve(Math.min(end, doc.content.size)), -1);
  // A mark that was closed in Markdown is closed.
  editor.view.dispatch(tr.setSelection(selection).setStoredMarks([]));
}

/** A click on the box in front of a task. */
function toggleTask({ state, dispatch }: EditorView, pos: number, event: MouseEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement) || !target.hasAttribute('data-checked')) return false;
  const $pos = state.doc.resolve(pos);
  for (let depth = $pos.depth; depth > 0; depth--) {
    const node = $pos.node(depth);
    if (node.type.name !== 'taskItem') continue;
    dispatch(state.tr.setNodeAttribute($pos.before(depth), 'checked', node.attrs.checked !== true));
    return true;
  }
  return false;
}
