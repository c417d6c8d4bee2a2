import {
  Asterisk,
  CircleAlert,
  Columns2,
  FoldVertical,
  Heading1,
  Heading2,
  Heading3,
  type Icon,
  Image,
  Info,
  Lightbulb,
  Link2,
  List,
  ListOrdered,
  ListTodo,
  Minus,
  Paperclip,
  Sigma,
  SquareCode,
  TableIcon,
  TextQuote,
  TriangleAlert,
  Workflow,
} from '@kontor/ui';
import type { Editor, JSONContent } from '@tiptap/core';
import type { BlockKindName } from './block-messages.ts';
import { insertBlock } from './insert-block.ts';

/** What the view around the editor has to ask for first. */
export interface InsertTools {
  readonly choosePicture: () => void;
  readonly chooseFile: () => void;
  readonly chooseObject: () => void;
}

export interface BlockKind {
  readonly name: BlockKindName;
  readonly icon: Icon;
  /** As it is typed at the start of a line, shown as a hint. */
  readonly typed?: string;
  readonly insert: (editor: Editor, tools: InsertTools) => void;
}

const line = (text = ''): JSONContent => ({
  type: 'paragraph',
  ...(text !== '' && { content: [{ type: 'text', text }] }),
});
const heading = (level: 1 | 2 | 3) => (editor: Editor) => void editor.chain().focus().setHeading({ level }).run();
const block = (content: JSONContent) => (editor: Editor) => void insertBlock(editor, content);
const callout = (kind: string) => block({ type: 'callout', attrs: { kind }, content: [line()] });
const column = { type: 'column', content: [line()] };

function table(editor: Editor): void {
  const row = (type: string) => ({ type: 'tableRow', content: [1, 2, 3].map(() => ({ type, content: [line()] })) });
  insertBlock(editor, { type: 'table', content: [row('tableHeader'), row('tableCell'), row('tableCell')] });
}

function footnote(editor: Editor): void {
  const { from } = editor.state.selection;
  editor
    .chain()
    .focus()
    .insertContent({ type: 'footnote' })
    .setTextSelection(from + 1)
    .run();
}

function mathInline(editor: Editor): void {
  const { from } = editor.state.selection;
  editor.chain().focus().insertContent({ type: 'mathInline' }).setNodeSelection(from).run();
}

/** Everything that can stand in a page, as the list behind „/“ and the menu of the bar offer it. */
export const blockKinds: readonly BlockKind[] = [
  { name: 'heading1', icon: Heading1, typed: '#', insert: heading(1) },
  { name: 'heading2', icon: Heading2, typed: '##', insert: heading(2) },
  { name: 'heading3', icon: Heading3, typed: '###', insert: heading(3) },
  {
    name: 'bulletList',
    icon: List,
    typed: '-',
    insert: (editor) => void editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: 'orderedList',
    icon: ListOrdered,
    typed: '1.',
    insert: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  { name: 'taskList', icon: ListTodo, typed: '[]', insert: (editor) => editor.chain().focus().toggleTaskList().run() },
  { name: 'table', icon: TableIcon, insert: table },
  { name: 'picture', icon: Image, insert: (_editor, tools) => tools.choosePicture() },
  { name: 'file', icon: Paperclip, insert: (_editor, tools) => tools.chooseFile() },
  { name: 'object', icon: Link2, typed: '#', insert: (_editor, tools) => tools.chooseObject() },
  { name: 'quote', icon: TextQuote, typed: '>', insert: (editor) => editor.chain().focus().toggleBlockquote().run() },
  { name: 'calloutInfo', icon: Info, insert: callout('info') },
  { name: 'calloutTip', icon: Lightbulb, insert: callout('tip') },
  { name: 'calloutWarning', icon: TriangleAlert, insert: callout('warning') },
  { name: 'calloutDanger', icon: CircleAlert, insert: callout('danger') },
  {
    name: 'details',
    icon: FoldVertical,
    insert: block({ type: 'details', content: [{ type: 'detailsSummary' }, line()] }),
  },
  { name: 'columns', icon: Columns2, insert: block({ type: 'columns', content: [column, column] }) },
  {
    name: 'codeBlock',
    icon: SquareCode,
    typed: '```',
    insert: (editor) => editor.chain().focus().setCodeBlock().run(),
  },
  { name: 'mathBlock', icon: Sigma, insert: block({ type: 'mathBlock' }) },
  { name: 'mathInline', icon: Sigma, insert: mathInline },
  {
    name: 'diagram',
    icon: Workflow,
    insert: block({
      type: 'codeBlock',
      attrs: { language: 'mermaid' },
      content: [{ type: 'text', text: 'graph TD\n  A[Antrag] --> B[Bescheid]' }],
    }),
  },
  { name: 'footnote', icon: Asterisk, insert: footnote },
  { name: 'rule', icon: Minus, typed: '---', insert: block({ type: 'horizontalRule' }) },
];
