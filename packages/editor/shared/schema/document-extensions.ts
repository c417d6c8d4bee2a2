import { type AnyExtension, getSchema } from '@tiptap/core';
import { Highlight } from '@tiptap/extension-highlight';
import { Subscript } from '@tiptap/extension-subscript';
import { Superscript } from '@tiptap/extension-superscript';
import { schemaExtensions } from '../extensions.ts';
import {
  EmbedNode,
  FileNode,
  Footnote,
  ImageNode,
  MathBlock,
  MathInline,
  UnknownBlock,
  UnknownInline,
} from './atom-nodes.ts';
import { Callout, Column, Columns, Details, DetailsSummary } from './block-nodes.ts';
import {
  PageCodeBlock,
  PageDocument,
  PageHeading,
  PageLink,
  PageListItem,
  PageMention,
  PageOrderedList,
  PageTableCell,
  PageTableHeader,
  PageTaskItem,
} from './wider-nodes.ts';

const wider = [
  PageDocument,
  PageHeading,
  PageListItem,
  PageOrderedList,
  PageTaskItem,
  PageCodeBlock,
  PageTableCell,
  PageTableHeader,
  PageLink,
  PageMention,
];

/**
 * The schema of pages, tasks and posts, without views: the nodes of messages, some of them wider, and what only pages
 * have. An editor takes each by its name and gives it a view (`extend({ addNodeView })`); it changes neither content
 * nor attributes. A diagram is a `codeBlock` of the language `mermaid`.
 */
export const documentExtensions: readonly AnyExtension[] = [
  ...schemaExtensions({ headings: true }).map((each) => wider.find(({ name }) => name === each.name) ?? each),
  Highlight,
  Subscript,
  Superscript,
  Callout,
  Details,
  DetailsSummary,
  Columns,
  Column,
  ImageNode,
  FileNode,
  EmbedNode,
  MathBlock,
  MathInline,
  Footnote,
  UnknownBlock,
  UnknownInline,
];

export const documentSchema = getSchema([...documentExtensions]);
