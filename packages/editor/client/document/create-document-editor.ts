import { type AnyExtension, Editor, type JSONContent } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { Dropcursor } from '@tiptap/extensions/drop-cursor';
import { Gapcursor } from '@tiptap/extensions/gap-cursor';
import { Placeholder } from '@tiptap/extensions/placeholder';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { DocNode } from '../../shared/doc.ts';
import { documentExtensions } from '../../shared/schema/document-extensions.ts';
import { bodyOfShared, docOfShared } from '../../shared/shared-doc/doc-of-shared.ts';
import { readableDoc } from '../../shared/shared-doc/readable-doc.ts';
import { steadyBinding } from '../../shared/shared-doc/steady-binding.ts';
import { CodeColours } from '../code-colours.ts';
import { RemoteCursors } from './cursors/remote-cursors.ts';
import { ReadOnly } from './read-only.ts';

export interface DocumentEditorOptions {
  readonly element: HTMLElement;
  readonly document: Y.Doc;
  readonly awareness: Awareness;
  readonly person: string;
  readonly label: string;
  readonly placeholder: () => string;
  readonly language: string;
  readonly mayWrite: () => boolean;
  /** What belongs to the view around it: menus, node views, pasting. */
  readonly extensions: readonly AnyExtension[];
}

/** An editor of the fragment `body` of a shared document, in the element. Undo takes back what this person wrote, only. */
export function createDocumentEditor(options: DocumentEditorOptions): Editor {
  const { document, awareness, person, mayWrite } = options;
  const editor = createEditor(options, [
    Collaboration.configure({ fragment: bodyOfShared(document) }),
    RemoteCursors.configure({ awareness, person }),
    ReadOnly.configure({ mayWrite }),
    Placeholder.configure({ placeholder: options.placeholder, showOnlyWhenEditable: true }),
  ]);
  editor.on(
    'destroy',
    steadyBinding(document, () => editor.state),
  );
  return editor;
}

/** The same to be read alone, as far as this version knows it, of a document that must not be bound. */
export function createDocumentReader(options: DocumentEditorOptions): { editor: Editor; destroy: () => void } {
  const { document } = options;
  const editor = createEditor({ ...options, mayWrite: () => false }, [], readableDoc(docOfShared(document)));
  let asked = 0;
  const follow = () => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(() => editor.commands.setContent(contentOf(readableDoc(docOfShared(document)))));
  };
  document.on('update', follow);
  return {
    editor,
    destroy: () => {
      document.off('update', follow);
      cancelAnimationFrame(asked);
      editor.destroy();
    },
  };
}

function createEditor(
  options: DocumentEditorOptions,
  extensions: readonly AnyExtension[],
  content: DocNode = nothing,
): Editor {
  return new Editor({
    element: options.element,
    editable: options.mayWrite(),
    extensions: [
      ...documentExtensions,
      ...extensions,
      Dropcursor.configure({ class: 'k-drop-line', color: false, width: 3 }),
      Gapcursor,
      CodeColours,
      ...options.extensions,
    ],
    // Without content Tiptap parses an empty text as HTML, which the content security policy forbids.
    content: contentOf(content),
    // Styles are ours; those of the library would need a hole in the content security policy.
    injectCSS: false,
    enablePasteRules: false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': options.label,
        class: 'k-document',
        lang: options.language,
        spellcheck: 'true',
      },
    },
  });
}

const nothing: DocNode = { type: 'doc', content: [{ type: 'paragraph' }] };

function contentOf(doc: DocNode): JSONContent {
  return doc as JSONContent; // whose type asks for lists that may be changed
}
