import type { DocNode } from './doc.ts';
import { mentionWords } from './mention-node.ts';

/** The words of a document, each block in a line of its own: to be searched, counted and read aloud. */
export function textOfDoc(doc: DocNode): string {
  return linesOf(doc)
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

function linesOf(node: DocNode): string[] {
  const { type, attrs = {}, content = [] } = node;
  if (type === 'image')
    return [attrs.alt, attrs.caption].flatMap((words) => (typeof words === 'string' ? [words] : []));
  if (type === 'file' || type === 'embed') return [String(attrs.name ?? '')];
  if (type === 'mathBlock') return [String(attrs.source ?? '')];
  const isLine = content.some(({ type: child, text }) => text !== undefined || inline.has(child));
  return isLine ? content.map(wordsOf).join('').split('\n') : content.flatMap(linesOf);
}

const inline = new Set(['hardBreak', 'mention', 'mathInline', 'footnote', 'unknownInline']);

/** The words of what stands in a line. */
export function wordsOf({ type, text, attrs = {}, content = [] }: DocNode): string {
  if (text !== undefined) return text;
  if (type === 'hardBreak') return '\n';
  if (type === 'mention') return mentionWords(attrs);
  if (type === 'mathInline') return String(attrs.source ?? '');
  return type === 'footnote' ? ` (${content.map(wordsOf).join('')})` : content.map(wordsOf).join('');
}
