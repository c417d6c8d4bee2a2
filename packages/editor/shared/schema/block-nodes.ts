import { Node } from '@tiptap/core';
import { oneOf, whole } from './attribute-checks.ts';

export const calloutKinds = ['info', 'tip', 'warning', 'danger'] as const;
export type CalloutKind = (typeof calloutKinds)[number];

/** What is to be seen first: a hint, a warning. */
export const Callout = Node.create({
  name: 'callout',
  group: 'block',
  content: 'block+',
  defining: true,
  addAttributes: () => ({
    kind: {
      default: 'info',
      validate: oneOf(...calloutKinds),
      renderHTML: ({ kind }) => ({ 'data-kind': kind }),
    },
  }),
  renderHTML: ({ HTMLAttributes }) => ['aside', HTMLAttributes, 0],
});

/** What opens on demand. The summary is its first `detailsSummary`; should two people make two, none is lost. */
export const Details = Node.create({
  name: 'details',
  group: 'block',
  content: '(detailsSummary | block)+',
  defining: true,
  isolating: true,
  renderHTML: ({ HTMLAttributes }) => ['details', HTMLAttributes, 0],
});

export const DetailsSummary = Node.create({
  name: 'detailsSummary',
  content: 'inline*',
  defining: true,
  isolating: true,
  selectable: false,
  renderHTML: ({ HTMLAttributes }) => ['summary', HTMLAttributes, 0],
});

/** Side by side where the screen is wide, one below the other where it is not; only at the top of a page. */
export const Columns = Node.create({
  name: 'columns',
  content: 'column+',
  defining: true,
  isolating: true,
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-columns': '' }, 0],
});

export const Column = Node.create({
  name: 'column',
  content: 'block+',
  isolating: true,
  addAttributes: () => ({
    /** How wide in comparison with the others. */
    share: { default: 1, validate: whole(1, 12), renderHTML: ({ share }) => ({ 'data-share': share }) },
  }),
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-column': '' }, 0],
});
