import type { toMarkdown } from 'mdast-util-to-markdown';

/** The nodes of Markdown, as what writes them knows them. */
type Nodes = Parameters<typeof toMarkdown>[0];
type Of<Type extends Nodes['type']> = Extract<Nodes, { type: Type }>;

export type RootContent = Of<'root'>['children'][number];
export type BlockContent = Of<'blockquote'>['children'][number];
export type PhrasingContent = Of<'paragraph'>['children'][number];
export type FootnoteDefinition = Of<'footnoteDefinition'>;
export type List = Of<'list'>;
export type Table = Of<'table'>;
export type AlignType = NonNullable<Table['align']>[number];
