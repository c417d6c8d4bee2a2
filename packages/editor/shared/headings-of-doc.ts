import type { DocNode } from './doc.ts';
import { textOfDoc } from './text-of-doc.ts';

export interface DocHeading {
  readonly level: number;
  readonly text: string;
  /** What stands behind the # of a link to it: its own name, or one made of its words; each once in a document. */
  readonly anchor: string;
}

/** The headings of a document in order, with the names by which links find them. */
export function headingsOfDoc(doc: DocNode): readonly DocHeading[] {
  const nodes: DocNode[] = [];
  const look = (node: DocNode) => {
    if (node.type === 'heading') nodes.push(node);
    node.content?.forEach(look);
  };
  look(doc);
  const taken = new Set(nodes.flatMap(({ attrs }) => (typeof attrs?.anchor === 'string' ? [attrs.anchor] : [])));
  const counts = new Map<string, number>();
  return nodes.map((node) => {
    const { level, anchor: own } = node.attrs ?? {};
    const text = textOfDoc({ type: 'doc', content: [{ ...node, type: 'paragraph' }] });
    const anchor = typeof own === 'string' ? own : free(slugOf(text), taken, counts);
    taken.add(anchor);
    return { level: Number(level), text, anchor };
  });
}

/** `counts`: from where on names of a slug may be free, so that thousands of equal headings do not take long. */
function free(slug: string, taken: ReadonlySet<string>, counts: Map<string, number>): string {
  let count = counts.get(slug) ?? 0;
  const name = () => (count === 0 ? slug : `${slug}-${count}`);
  while (taken.has(name())) count++;
  counts.set(slug, count);
  return name();
}

/** Words as they stand in an address: small letters and digits, with dashes between. */
export function slugOf(words: string): string {
  const slug = words
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s+/g, '-')
    .slice(0, 150);
  return slug === '' ? 'abschnitt' : slug;
}
