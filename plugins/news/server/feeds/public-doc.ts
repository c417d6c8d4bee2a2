import type { DocMark, DocNode } from '@kontor/editor/shared';

/** What a public text may consist of besides words: nodes whose attributes name nothing of Kontor's inside. */
const plain = new Set([
  'doc',
  'paragraph',
  'heading',
  'blockquote',
  'callout',
  'details',
  'detailsSummary',
  'columns',
  'column',
  'bulletList',
  'orderedList',
  'taskList',
  'listItem',
  'taskItem',
  'table',
  'tableRow',
  'tableHeader',
  'tableCell',
  'horizontalRule',
  'codeBlock',
  'mathBlock',
  'mathInline',
  'hardBreak',
  'footnote',
]);

/**
 * A text for whoever comes along: links stay where they lead out into the web, all that leads into Kontor becomes its words,
 * pictures are those of the post, and what stands for an object of Kontor or is not known goes.
 */
export function publicDoc(doc: DocNode, origin: string): DocNode {
  return { ...doc, content: (doc.content ?? []).flatMap((node) => publicNode(node, origin)) };
}

function publicNode(node: DocNode, origin: string): DocNode[] {
  const { type, attrs = {}, content } = node;
  if (node.text !== undefined) {
    const marks = (node.marks ?? []).filter((mark) => isPublicMark(mark, origin));
    return [{ type, text: node.text, ...(marks.length > 0 && { marks }) }];
  }
  if (type === 'mention') return wordsOf(attrs.name);
  if (type === 'image') {
    const isOut = typeof attrs.href === 'string' && leadsOut(attrs.href, origin);
    return [{ ...node, attrs: { ...attrs, src: null, href: isOut ? attrs.href : null } }];
  }
  if (type === 'file') return [{ type: 'paragraph', content: wordsOf(attrs.name) }];
  if (!plain.has(type)) return [];
  return [{ ...node, ...(content && { content: content.flatMap((each) => publicNode(each, origin)) }) }];
}

function wordsOf(name: unknown): DocNode[] {
  return typeof name === 'string' && name !== '' ? [{ type: 'text', text: name }] : [];
}

function isPublicMark({ type, attrs }: DocMark, origin: string): boolean {
  return type !== 'link' || leadsOut(String(attrs?.href), origin);
}

/** Into the web, to a mailbox or a telephone, or to a place in the text itself. */
function leadsOut(href: string, origin: string): boolean {
  if (href.startsWith('#')) return true;
  if (/^(mailto|tel):/i.test(href)) return true;
  if (!/^https?:/i.test(href) || !URL.canParse(href)) return false;
  const own = new URL(origin);
  const { host, hostname, pathname } = new URL(href);
  if (hostname === 'matrix.to') return false;
  return host !== own.host || /^\/(public|legal)(\/|$)/.test(pathname);
}

/** Ids of the pictures in a text, which alone are served with it. */
export function picturesIn(doc: DocNode): string[] {
  const own = doc.type === 'image' && typeof doc.attrs?.file === 'string' ? [doc.attrs.file] : [];
  return [...own, ...(doc.content ?? []).flatMap(picturesIn)];
}
