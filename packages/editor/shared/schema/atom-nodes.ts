import { Node } from '@tiptap/core';
import { anHref, anId, aPictureAddress, aRef, maybe, whole, words } from './attribute-checks.ts';

/** A picture: a file of Kontor (`file`), or one that stands elsewhere (`src`). */
export const ImageNode = Node.create({
  name: 'image',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    file: { default: null, validate: maybe(anId) },
    src: { default: null, validate: maybe(aPictureAddress) },
    alt: { default: '', validate: words(2_000) },
    title: { default: null, validate: maybe(words(2_000)) },
    /** In pixels of a style sheet; never wider than the text. */
    width: { default: null, validate: maybe(whole(1, 10_000)) },
    caption: { default: '', validate: words(2_000) },
    /** Where a click leads. */
    href: { default: null, validate: maybe(anHref) },
  }),
  renderHTML: ({ node: { attrs } }) => [
    'img',
    { alt: String(attrs.alt), ...(attrs.src !== null && { src: String(attrs.src) }) },
  ],
});

/** A file of Kontor to be opened or downloaded. */
export const FileNode = Node.create({
  name: 'file',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    file: { isRequired: true, validate: anId },
    name: { default: '', validate: words(512) },
    mime: { default: '', validate: words(255) },
    size: { default: 0, validate: whole(0, Number.MAX_SAFE_INTEGER) },
  }),
  renderHTML: ({ node: { attrs } }) => ['p', { 'data-file': String(attrs.file) }, String(attrs.name)],
});

/** Any object of Kontor, shown with its present state; `name` stands there for whoever may not see it. */
export const EmbedNode = Node.create({
  name: 'embed',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    ref: { isRequired: true, validate: aRef },
    name: { default: '', validate: words(512) },
  }),
  renderHTML: ({ node: { attrs } }) => ['p', { 'data-ref': String(attrs.ref) }, String(attrs.name)],
});

const source = { default: '', validate: words(20_000) };

/** A formula, as the source that KaTeX reads. */
export const MathBlock = Node.create({
  name: 'mathBlock',
  group: 'block',
  atom: true,
  addAttributes: () => ({ source }),
  renderHTML: ({ node: { attrs } }) => ['pre', { 'data-math': 'block' }, String(attrs.source)],
});

export const MathInline = Node.create({
  name: 'mathInline',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ source }),
  renderHTML: ({ node: { attrs } }) => ['code', { 'data-math': 'inline' }, String(attrs.source)],
  renderText: ({ node: { attrs } }) => String(attrs.source),
});

/** A note to the words before it, whose text stands in it; pages show it at their foot. */
export const Footnote = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  content: '(text | hardBreak | mention | mathInline)*',
  isolating: true,
  renderHTML: ({ HTMLAttributes }) => ['span', { ...HTMLAttributes, 'data-footnote': '' }, 0],
});

/**
 * What this version does not know, only to be shown: `source` is its JSON, `name` its type. It stands in no shared
 * document; there such nodes stay as whoever wrote them left them.
 */
export const UnknownBlock = Node.create({
  name: 'unknownBlock',
  group: 'block',
  atom: true,
  addAttributes: () => ({ name: { default: '', validate: 'string' }, source: { default: '', validate: 'string' } }),
  renderHTML: ({ node: { attrs } }) => ['p', { 'data-unknown': String(attrs.name) }],
});

export const UnknownInline = Node.create({
  name: 'unknownInline',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ name: { default: '', validate: 'string' }, source: { default: '', validate: 'string' } }),
  renderHTML: ({ node: { attrs } }) => ['span', { 'data-unknown': String(attrs.name) }],
});
