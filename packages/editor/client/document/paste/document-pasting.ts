import { type Editor, Extension } from '@tiptap/core';
import { type Node, Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { addressMeant } from '../../../shared/pasted.ts';
import type { UploadedFile } from '../document-parts.ts';
import { beginUndoStep } from '../transactions.ts';
import { sliceOfClipboard, sliceType } from './clipboard-slice.ts';
import { picturesOf } from './pasted-pictures.ts';

export interface DocumentPastingOptions {
  readonly onFiles: (files: readonly File[], at?: number) => void;
  /** Of a picture that lies within what is pasted; nothing where that fails, which is told elsewhere. */
  readonly upload: (file: File) => Promise<UploadedFile | undefined>;
  readonly onError: (error: unknown) => void;
}

/**
 * Whatever is pasted or dropped goes through our own readers: the browser's parser never sees it, and what the schema
 * does not know does not come in. Pieces of documents come as they are.
 */
export const DocumentPasting = Extension.create<DocumentPastingOptions>({
  name: 'documentPasting',
  priority: 1000,
  addOptions: () => ({ onFiles: () => undefined, upload: async () => undefined, onError: () => undefined }),
  addProseMirrorPlugins() {
    const { editor, options } = this;
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            copy: (view, event) => copy(view, event, false),
            cut: (view, event) => copy(view, event, true),
            paste(view, event) {
              if (!event.clipboardData || !view.editable) return false;
              event.preventDefault();
              take(editor, event.clipboardData, options);
              return true;
            },
            drop(view, event) {
              const { dataTransfer } = event;
              // What is moved within the text knows its way.
              if (!dataTransfer || view.dragging || !view.editable) return false;
              event.preventDefault();
              const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
              take(editor, dataTransfer, options, at);
              return true;
            },
          },
        },
      }),
    ];
  },
});

function copy(view: EditorView, event: ClipboardEvent, isCut: boolean): boolean {
  const { selection, tr } = view.state;
  if (selection.empty || !event.clipboardData) return false;
  const slice = selection.content();
  const { dom, text } = view.serializeForClipboard(slice);
  event.preventDefault();
  event.clipboardData.setData('text/html', dom.innerHTML);
  event.clipboardData.setData('text/plain', text);
  event.clipboardData.setData(sliceType, JSON.stringify(slice));
  if (isCut && view.editable) view.dispatch(tr.deleteSelection().scrollIntoView().setMeta('uiEvent', 'cut'));
  return true;
}

function take(editor: Editor, data: DataTransfer, options: DocumentPastingOptions, at?: number): void {
  const { state, view } = editor;
  const content = { html: data.getData('text/html'), text: data.getData('text/plain') };
  const slice = sliceOfClipboard(state.schema, data.getData(sliceType));
  const { selection } = state;
  const href = addressMeant(content.text);
  // Spreadsheets copy a picture of their cells beside the cells.
  if (data.files.length > 0 && content.text.trim() === '') options.onFiles([...data.files], at);
  else if (at === undefined && selection.$from.parent.type.spec.code)
    view.dispatch(state.tr.insertText(content.text.replace(/\r\n?/g, '\n')).scrollIntoView());
  else if (slice) put(editor, slice, at);
  else if (at === undefined && !selection.empty && href !== undefined && /^[a-z]+:/i.test(content.text.trim()))
    editor.chain().focus().setMark('link', { href }).run();
  else read(editor, content, options, at).catch(options.onError);
}

/** The reader comes with the first paste. Pictures are uploaded before the text comes in, which then is complete. */
async function read(
  editor: Editor,
  content: { readonly html: string; readonly text: string },
  { upload }: DocumentPastingOptions,
  at: number | undefined,
): Promise<void> {
  const { docOfClipboard } = await import('./read-clipboard.ts');
  const files = new Map<string, string>();
  for (const [address, file] of picturesOf(content.html)) {
    const uploaded = await upload(file);
    if (uploaded) files.set(address, uploaded.file);
  }
  const doc = await docOfClipboard(content, (address) => {
    const file = files.get(address);
    return file === undefined ? undefined : { file };
  });
  if (editor.isDestroyed) return;
  const node = editor.schema.nodeFromJSON(doc);
  node.check();
  put(editor, sliceOf(node), at);
}

/** One line flows into the line there, blocks stand as blocks. */
function sliceOf(doc: Node): Slice {
  const isLine = doc.childCount === 1 && doc.firstChild?.type.name === 'paragraph';
  return isLine ? new Slice(doc.content, 1, 1) : new Slice(doc.content, 0, 0);
}

function put(editor: Editor, slice: Slice, at: number | undefined): void {
  const { state, view } = editor;
  const { from, to } = at === undefined ? state.selection : { from: at, to: at };
  const { $from, empty } = state.selection;
  const isEmptyLine =
    at === undefined && empty && $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0;
  const range = isEmptyLine && slice.openStart === 0 ? { from: $from.before(), to: $from.after() } : { from, to };
  beginUndoStep(state);
  view.dispatch(state.tr.replaceRange(range.from, range.to, slice).setMeta('paste', true).scrollIntoView());
  view.focus();
}
