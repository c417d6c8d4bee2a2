import { CodeBlock } from '@tiptap/extension-code-block';
import { Document } from '@tiptap/extension-document';
import { Heading } from '@tiptap/extension-heading';
import { ListItem, OrderedList } from '@tiptap/extension-list';
import { TableCell, TableHeader } from '@tiptap/extension-table';
import { LinkMark } from '../link-mark.ts';
import { MentionNode } from '../mention-node.ts';
import { MessageTaskItem } from '../message-nodes.ts';
import { aLanguage, anAnchor, anHref, anId, listOf, maybe, oneOf, whole, words } from './attribute-checks.ts';

/**
 * The nodes that messages have, too, with what only pages need. Where two people change one node at once, what comes
 * out must still be a node that the schema allows, as editors delete all others: so lists, cells and quotes ask for
 * blocks, and for none of a kind at a place.
 */
export const PageDocument = Document.extend({ content: '(block | columns)+' });

export const PageHeading = Heading.extend({
  addAttributes: () => ({
    level: { default: 1, rendered: false, validate: whole(1, 6) },
    /** The name that links give this place; without it that is made of the words. */
    anchor: {
      default: null,
      validate: maybe(anAnchor),
      renderHTML: ({ anchor }) => (typeof anchor === 'string' ? { id: anchor } : {}),
    },
  }),
});

export const PageListItem = ListItem.extend({ content: 'block+' });

export const PageOrderedList = OrderedList.extend({
  addAttributes: () => ({
    start: { default: 1, validate: whole(0, 999_999_999) },
    type: { default: null, validate: maybe(oneOf('1', 'a', 'A', 'i', 'I')) },
  }),
});

export const PageTaskItem = MessageTaskItem.extend({
  content: 'block+',
  addAttributes: () => ({
    /** Made by the client that makes the item; the tasks of Kontor know it by that. */
    id: { default: null, validate: maybe(anId), renderHTML: ({ id }) => (id === null ? {} : { 'data-id': id }) },
    checked: {
      default: false,
      keepOnSplit: false,
      validate: oneOf(true, false),
      renderHTML: ({ checked }) => ({ 'data-checked': checked }),
    },
  }),
});

export const PageCodeBlock = CodeBlock.extend({
  addAttributes: () => ({
    language: { default: null, rendered: false, validate: maybe(aLanguage) },
  }),
});

const cell = {
  content:
    '(paragraph | heading | bulletList | orderedList | taskList | blockquote | codeBlock | image | file | embed | mathBlock)+',
  addAttributes: () => ({
    colspan: { default: 1, validate: whole(1, 100) },
    rowspan: { default: 1, validate: whole(1, 1_000) },
    colwidth: { default: null, validate: maybe(listOf(whole(0, 10_000), 100)) },
    align: { default: null, validate: maybe(oneOf('left', 'center', 'right')), rendered: false },
  }),
};

export const PageTableCell = TableCell.extend(cell);
export const PageTableHeader = TableHeader.extend(cell);

export const PageLink = LinkMark.extend({
  addAttributes: () => ({ href: { isRequired: true, validate: anHref } }),
});

export const PageMention = MentionNode.extend({
  addAttributes: () => ({
    ref: { isRequired: true, validate: words(512) },
    name: { default: '', validate: words(512) },
  }),
});
