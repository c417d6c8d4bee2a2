import { type AnyExtension, Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { Dropcursor } from '@tiptap/extensions/drop-cursor';
import { Gapcursor } from '@tiptap/extensions/gap-cursor';
import { Placeholder } from '@tiptap/extensions/placeholder';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { documentExtensions } from '../../shared/schema/document-extensions.ts';
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
  return new Editor({
    element: options.element,
    editable: options.mayWrite(),
    extensions: [
      ...documentExtensions,
      Collaboration.configure({ fragment: options.document.getXmlFragment('body') }),
      RemoteCursors.configure({ awareness: options.awareness, person: options.person }),
      ReadOnly.configure({ mayWrite: options.mayWrite }),
      Placeholder.configure({ placeholder: options.placeholder, showOnlyWhenEditable: true }),
      Dropcursor.configure({ class: 'k-drop-line', color: false, width: 3 }),
      Gapcursor,
      CodeColours,
      ...options.extensions,
    ],
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
