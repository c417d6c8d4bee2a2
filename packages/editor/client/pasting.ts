import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { addressMeant, readPasted } from '../shared/pasted.ts';
import { insertBody } from './insert.ts';

export interface PastingOptions {
  readonly onFiles: (files: FileList) => void;
}

/**
 * Whatever is pasted or dropped goes through our own reader: the browser's parser never sees it, and what the schema does
 * not know does not come in.
 */
export const Pasting = Extension.create<PastingOptions>({
  name: 'pasting',
  priority: 1000,
  addOptions: () => ({ onFiles: () => undefined }),
  addProseMirrorPlugins() {
    const { onFiles } = this.options;
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            paste(view, event) {
              if (!event.clipboardData) return false;
              event.preventDefault();
              take(view, event.clipboardData, onFiles);
              return true;
            },
            drop(view, event) {
              const { dataTransfer } = event;
              // Files are for whoever the editor stands in; what is moved within it knows its way.
              if (!dataTransfer || dataTransfer.files.length > 0 || view.dragging) return false;
              event.preventDefault();
              const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
              const body = readPasted(contentOf(dataTransfer));
              insertBody(view, body, at === undefined ? undefined : { from: at, to: at });
              return true;
            },
          },
        },
      }),
    ];
  },
});

function contentOf(data: DataTransfer) {
  return { html: data.getData('text/html'), text: data.getData('text/plain') };
}

function take(view: EditorView, data: DataTransfer, onFiles: (files: FileList) => void): void {
  const content = contentOf(data);
  // Spreadsheets copy a picture of their cells beside the cells.
  if (data.files.length > 0 && content.text.trim() === '') {
    onFiles(data.files);
    return;
  }
  const { state } = view;
  const { $from, empty } = state.selection;
  const href = addressMeant(content.text);
  if ($from.parent.type.spec.code)
    view.dispatch(state.tr.insertText(content.text.replace(/\r\n?/g, '\n')).scrollIntoView());
  else if (!empty && href !== undefined && /^[a-z]+:/i.test(content.text.trim())) linkSelection(view, href);
  else insertBody(view, readPasted(content));
}

/** An address that is pasted over words becomes their link. */
function linkSelection(view: EditorView, href: string): void {
  const { state } = view;
  const { from, to } = state.selection;
  const link = state.schema.marks.link?.create({ href });
  if (link) view.dispatch(state.tr.addMark(from, to, link));
}
