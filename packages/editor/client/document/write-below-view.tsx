import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';

/** The empty room below the text: a click there goes on writing, in a new line where the last block is none. */
export function WriteBelow({ editor }: { readonly editor: Editor }) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: for the mouse alone; with keys one gets below the last block by arrow down.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above.
    <div className="k-document-below" onClick={() => writeBelow(editor)} />
  );
}

export function writeBelow(editor: Editor): void {
  const { doc, tr, schema } = editor.state;
  const isLine = doc.lastChild?.type.name === 'paragraph' && doc.lastChild.content.size === 0;
  const paragraph = schema.nodes.paragraph?.create();
  if (!isLine && paragraph) tr.insert(doc.content.size, paragraph);
  editor.view.dispatch(tr.setSelection(TextSelection.atEnd(tr.doc)).scrollIntoView());
  editor.view.focus();
}
