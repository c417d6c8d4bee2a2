import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { DocNode } from '../doc.ts';
import { htmlOfBlocks, type WritingParts } from '../html/html-of-doc.ts';
import { documentSchema } from '../schema/document-extensions.ts';
import { readableDoc } from '../shared-doc/readable-doc.ts';
import { docOfMarkdown } from './doc-of-markdown.ts';
import { blockOf, Notes } from './markdown-blocks.ts';
import type { RootContent } from './mdast.ts';

/**
 * A document as Markdown that `docOfMarkdown` reads back as it was. What Markdown has no words for stands in it as HTML;
 * so does each block that would be read as another one, which is tried out here and not guessed.
 */
export function markdownOfDoc(doc: DocNode, parts: WritingParts = {}): string {
  const node = documentSchema.nodeFromJSON(readableDoc(doc));
  const blocks: readonly DocNode[] = node.toJSON().content ?? [];
  const isSame = (markdown: string, content: readonly DocNode[]) =>
    documentSchema.nodeFromJSON(docOfMarkdown(markdown)).eq(documentSchema.nodeFromJSON({ type: 'doc', content }));
  if (isSame(written(blocks, [], {}, false), blocks)) return written(blocks, [], parts, false);
  const asHtml = blocks.map((block) => !isSame(written([block], [], {}, false), [block]));
  for (const isParted of [false, true])
    if (isSame(written(blocks, asHtml, {}, isParted), blocks)) return written(blocks, asHtml, parts, isParted);
  return `${htmlOfBlocks(blocks, parts)}\n`;
}

/** `isParted`: with a sign between blocks that would else be read as one. */
function written(
  blocks: readonly DocNode[],
  asHtml: readonly boolean[],
  parts: WritingParts,
  isParted: boolean,
): string {
  const notes = new Notes();
  const children = blocks.flatMap((block, at): RootContent[] => [
    ...(isParted && at > 0 ? [{ type: 'html' as const, value: '<!-- -->' }] : []),
    ...(asHtml[at] ? [{ type: 'html' as const, value: htmlOfBlocks([block], parts) }] : blockOf(block, notes, parts)),
  ]);
  return toMarkdown(
    { type: 'root', children: [...children, ...notes.definitions] },
    {
      extensions: [gfmToMarkdown({ tablePipeAlign: false })],
      bullet: '-',
      rule: '-',
      listItemIndent: 'one',
      fences: true,
    },
  );
}
