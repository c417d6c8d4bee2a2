import type { Node } from '@tiptap/pm/model';
import type { DocNode } from '../../shared/doc.ts';
import { documentSchema } from '../../shared/schema/document-extensions.ts';

export const words = (text: string, ...marks: NonNullable<DocNode['marks']>): DocNode => ({
  type: 'text',
  text,
  ...(marks.length > 0 && { marks }),
});
export const line = (...content: readonly (string | DocNode)[]): DocNode => inner('paragraph', {}, ...content);
export const heading = (level: number, text: string): DocNode => inner('heading', { level }, text);

export function inner(type: string, attrs: DocNode['attrs'] = {}, ...content: readonly (string | DocNode)[]): DocNode {
  const nodes = content.map((each) => (typeof each === 'string' ? words(each) : each));
  return { type, attrs, ...(nodes.length > 0 && { content: nodes }) };
}

/** A page that the schema allows. */
export function page(...content: readonly DocNode[]): Node {
  const doc = documentSchema.nodeFromJSON({ type: 'doc', content });
  doc.check();
  return doc;
}
