import type { DocNode } from '@kontor/editor/shared';

/** Pictures that browsers show; all else is a file to open. */
const shownTypes = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif']);
/** What ends a sentence, or closes a bracket around it, is no part of an address. */
const address = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/g;

export interface SharedFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}

/** Plain text as it came, line by line, with the files below it. */
export function docOfShared(text: string, files: readonly SharedFile[]): DocNode {
  const lines = text.split(/\r?\n/).filter((line, at, all) => line.trim() !== '' || at < all.length - 1);
  return { type: 'doc', content: [...lines.map(paragraph), ...files.map(fileNode)] };
}

function paragraph(line: string): DocNode {
  const content: DocNode[] = [];
  let from = 0;
  for (const match of line.matchAll(address)) {
    if (match.index > from) content.push({ type: 'text', text: line.slice(from, match.index) });
    const [href] = match;
    content.push({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] });
    from = match.index + href.length;
  }
  if (from < line.length) content.push({ type: 'text', text: line.slice(from) });
  return content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' };
}

function fileNode({ id, name, mediaType, size }: SharedFile): DocNode {
  return shownTypes.has(mediaType)
    ? { type: 'image', attrs: { file: id, alt: name } }
    : { type: 'file', attrs: { file: id, name, mime: mediaType, size } };
}
