import type { AnyExtension } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Code } from '@tiptap/extension-code';
import { CodeBlock } from '@tiptap/extension-code-block';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { HorizontalRule } from '@tiptap/extension-horizontal-rule';
import { Italic } from '@tiptap/extension-italic';
import { BulletList, ListItem, OrderedList, TaskList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Strike } from '@tiptap/extension-strike';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Text } from '@tiptap/extension-text';
import { Underline } from '@tiptap/extension-underline';
import { LinkMark } from './link-mark.ts';
import { MentionNode } from './mention-node.ts';
import { MessageTaskItem } from './message-nodes.ts';

export interface SchemaParts {
  /** Messages have none; whoever brings some along gets a bold line. */
  readonly headings: boolean;
}

/** What a message may consist of. Pages are wider: `documentExtensions` widens these same nodes and adds to them. */
export function schemaExtensions({ headings }: SchemaParts): AnyExtension[] {
  return [
    Document,
    Paragraph,
    Text,
    HardBreak,
    Bold,
    Italic,
    Underline,
    Strike,
    // In bold or in a link it stays code.
    Code.extend({ excludes: 'code' }),
    LinkMark,
    MentionNode,
    BulletList,
    OrderedList,
    ListItem,
    TaskList,
    MessageTaskItem,
    Blockquote,
    CodeBlock,
    HorizontalRule,
    Table.extend({ renderHTML: () => ['table', ['tbody', 0]], addNodeView: () => null }).configure({
      resizable: false,
    }),
    TableRow,
    // One paragraph each: what stands in a cell fits on a line of Markdown.
    TableCell.extend({ content: 'paragraph' }),
    TableHeader.extend({ content: 'paragraph' }),
    ...(headings ? [Heading] : []),
  ];
}
