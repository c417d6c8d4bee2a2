import {
  Bold,
  Code,
  type Icon,
  Italic,
  List,
  ListOrdered,
  ListTodo,
  SquareCode,
  Strikethrough,
  TextQuote,
} from '@kontor/ui';
import type { Editor } from '@tiptap/core';

export type FormatName =
  | 'bold'
  | 'italic'
  | 'strike'
  | 'code'
  | 'bulletList'
  | 'orderedList'
  | 'taskList'
  | 'quote'
  | 'codeBlock';

export interface Format {
  readonly name: FormatName;
  readonly icon: Icon;
  /** Type of the mark or node that it switches. */
  readonly type: string;
  /** `Mod` is Ctrl or Cmd. */
  readonly keys?: string;
  readonly toggle: (editor: Editor) => void;
}

/** What the bar offers, and in which order. */
export const formats: readonly Format[] = [
  mark('bold', Bold, 'Mod+B'),
  mark('italic', Italic, 'Mod+I'),
  mark('strike', Strikethrough, 'Mod+Shift+S'),
  mark('code', Code, 'Mod+E'),
  { ...node('bulletList', List), toggle: (editor) => editor.chain().focus().toggleBulletList().run() },
  { ...node('orderedList', ListOrdered), toggle: (editor) => editor.chain().focus().toggleOrderedList().run() },
  { ...node('taskList', ListTodo), toggle: (editor) => editor.chain().focus().toggleTaskList().run() },
  {
    name: 'quote',
    icon: TextQuote,
    type: 'blockquote',
    toggle: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
  { ...node('codeBlock', SquareCode), toggle: (editor) => editor.chain().focus().toggleCodeBlock().run() },
];

function mark(name: FormatName & ('bold' | 'italic' | 'strike' | 'code'), icon: Icon, keys: string): Format {
  return { name, icon, keys, type: name, toggle: (editor) => editor.chain().focus().toggleMark(name).run() };
}

function node(name: FormatName, icon: Icon) {
  return { name, icon, type: name };
}
