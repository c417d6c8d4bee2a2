import type { NodeType } from '@tiptap/pm/model';
import type { DocMark, DocNode } from '../doc.ts';
import { documentSchema } from '../schema/document-extensions.ts';
import { rankOf } from '../shared-doc/doc-of-shared.ts';
import { boundary, lineOf } from './line.ts';

/** Blocks as they are read, and the line that is being read. */
export class Flow {
  readonly blocks: DocNode[] = [];
  anchor: string | undefined;
  taskId: string | undefined;
  /** Where every space counts. */
  isVerbatim = false;
  #line: DocNode[] = [];
  readonly #isLine: boolean;
  readonly #rewrite: (line: DocNode[]) => DocNode[];

  /** `isLine`: there is one line and no block; what stands in blocks of its own is parted by breaks. */
  constructor(isLine: boolean, rewrite: (line: DocNode[]) => DocNode[]) {
    this.#isLine = isLine;
    this.#rewrite = rewrite;
  }

  add(piece: DocNode): void {
    this.#line.push(piece);
  }

  addText(text: string, marks: readonly DocMark[]): void {
    if (text !== '') this.add(marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text });
  }

  addBoundary(): void {
    this.add(boundary);
  }

  addBlock(block: DocNode): void {
    this.endLine();
    this.blocks.push(block);
  }

  /** What follows stands in a line of its own. */
  endLine(): void {
    if (this.#isLine) {
      if (this.#line.some((piece) => piece.text?.trim() !== '')) this.add({ type: 'hardBreak' });
      return;
    }
    const content = this.line();
    if (content.length > 0) this.blocks.push({ type: 'paragraph', content });
  }

  /** The line so far, which is taken away. */
  line(): DocNode[] {
    const pieces = this.#rewrite(this.#line);
    this.#line = [];
    return lineOf(pieces, this.isVerbatim);
  }
}

/** Each mark once, in the order of the schema. */
export function withMark(marks: readonly DocMark[], mark: DocMark): readonly DocMark[] {
  const others = marks.filter(({ type }) => type !== mark.type);
  return [...others, mark].sort((one, other) => rankOf(one) - rankOf(other));
}

/** The blocks that may stand in such a node; of others what is within them, as far as that may. */
export function fitted(parent: string, blocks: readonly DocNode[]): DocNode[] {
  const type: NodeType | undefined = documentSchema.nodes[parent];
  return blocks.flatMap((block): DocNode[] => {
    const own: NodeType | undefined = documentSchema.nodes[block.type];
    if (own && type?.contentMatch.matchType(own)) return [block];
    if (own?.isTextblock) return block.content ? [{ type: 'paragraph', content: block.content }] : [];
    return fitted(parent, block.content ?? []);
  });
}

export function filled(parent: string, blocks: readonly DocNode[]): DocNode[] {
  const fits = fitted(parent, blocks);
  return fits.length > 0 ? fits : [{ type: 'paragraph' }];
}
