import { readMarkdown } from '@kontor/matrix/shared';
import { type Editor, Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { insertBody } from './insert.ts';

export interface TypedTextOptions {
  /** Puts signs in the place of short codes, for instance. */
  readonly rewrite: (text: string) => string;
}

/** What begins a block at the start of a line, without the space that completes it. */
const blockStart = /^(?:[-*+]|\d{1,9}[.)]|>|\[[ x]?\]|```[a-z]*)$/;

/**
 * What the usual rules for marks do not see: a line that was begun with Shift and Enter may become a list, and what comes
 * as a whole, dictated, filled in or completed by a keyboard, is read as if it had been typed.
 */
export const TypedText = Extension.create<TypedTextOptions>({
  name: 'typedText',
  priority: 1000,
  addOptions: () => ({ rewrite: (text) => text }),
  addProseMirrorPlugins() {
    const { rewrite } = this.options;
    const { editor } = this;
    return [
      new Plugin({
        props: {
          handleTextInput(view, from, to, text) {
            if (view.composing || isCode(view)) return false;
            if (text === ' ' && (startTask(editor, from) || startBlock(view, from))) return true;
            if (text === ':') return rewriteCode(view, from, to, rewrite);
            return text.trim().length > 1 && readWhole(view, from, to, rewrite(text));
          },
        },
      }),
    ];
  },
});

function isCode({ state: { selection } }: EditorView): boolean {
  const { $from } = selection;
  return $from.parent.type.spec.code === true || $from.marks().some(({ type }) => type.name === 'code');
}

/** `[ ] ` at the start of an item makes a task of it. */
function startTask(editor: Editor, from: number): boolean {
  const $from = editor.state.doc.resolve(from);
  const { parent, parentOffset } = $from;
  if ($from.depth < 2 || $from.node(-1).type.name !== 'listItem' || $from.index(-1) !== 0) return false;
  const [, box] = /^\[([ xX]?)\]$/.exec(parent.textBetween(0, parentOffset, undefined, '\ufffc')) ?? [];
  if (box === undefined) return false;
  const chain = editor
    .chain()
    .deleteRange({ from: from - parentOffset, to: from })
    .toggleTaskList();
  return chain.updateAttributes('taskItem', { checked: box.toLowerCase() === 'x' }).run();
}

/** Makes the line a paragraph of its own, so that the rules for blocks apply to it. */
function startBlock(view: EditorView, from: number): boolean {
  const { state } = view;
  const $from = state.doc.resolve(from);
  const { parent, parentOffset } = $from;
  if (parent.type.name !== 'paragraph') return false;
  const words = parent.textBetween(0, parentOffset, undefined, (leaf) =>
    leaf.type.name === 'hardBreak' ? '\n' : '\ufffc',
  );
  const at = words.lastIndexOf('\n');
  if (at === -1 || !blockStart.test(words.slice(at + 1))) return false;
  const start = from - (words.length - at - 1);
  const tr = state.tr;
  const end = parent
    .textBetween(parentOffset, parent.content.size, undefined, (leaf) =>
      leaf.type.name === 'hardBreak' ? '\n' : '\ufffc',
    )
    .indexOf('\n');
  // What follows in lines of its own stays outside.
  if (end !== -1) tr.delete(from + end, from + end + 1).split(from + end);
  tr.delete(start - 1, start).split(start - 1);
  view.dispatch(tr);
  const now = view.state.selection.from;
  const isTaken = view.someProp('handleTextInput', (handle) =>
    handle(view, now, now, ' ', () => view.state.tr.insertText(' ', now)),
  );
  if (!isTaken) view.dispatch(view.state.tr.insertText(' ', now));
  return true;
}

function rewriteCode(view: EditorView, from: number, to: number, rewrite: (text: string) => string): boolean {
  const $from = view.state.doc.resolve(from);
  const words = $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc');
  const [code] = /(?<![\w:]):[\w+-]{1,30}$/.exec(words) ?? [];
  if (code === undefined) return false;
  const sign = rewrite(`${code}:`);
  if (sign === `${code}:`) return false;
  view.dispatch(view.state.tr.insertText(sign, from - code.length, to));
  return true;
}

function readWhole(view: EditorView, from: number, to: number, text: string): boolean {
  const body = readMarkdown(text);
  const [only] = body;
  if (body.length === 1 && only?.kind === 'text' && only.text === text) return false;
  insertBody(view, body, { from, to });
  return true;
}
