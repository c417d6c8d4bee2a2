import type { DocNode } from './doc.ts';
import { fileOfAddress } from './html/addresses.ts';
import { targetOfHref } from './schema/attribute-checks.ts';

/** What a document leads to and what it is made of, each once, in the order of the text. */
export interface DocLinks {
  /** Objects of Kontor by their refs: linked, mentioned or embedded. */
  readonly refs: readonly string[];
  /** Those of them that are mentioned in a line. */
  readonly mentions: readonly string[];
  /** Addresses on the web, of mail and telephone. */
  readonly addresses: readonly string[];
  /** Files of Kontor by their ids: pictures and attachments. */
  readonly files: readonly string[];
}

export function linksOfDoc(doc: DocNode): DocLinks {
  const found = {
    refs: new Set<string>(),
    mentions: new Set<string>(),
    addresses: new Set<string>(),
    files: new Set<string>(),
  };
  const take = (href: unknown) => {
    if (typeof href !== 'string' || href.startsWith('#')) return;
    const target = targetOfHref(href);
    const file = fileOfAddress(href);
    if (file !== undefined) found.files.add(file);
    else if (target) found.refs.add(target.ref);
    else found.addresses.add(href);
  };
  const look = ({ type, attrs = {}, marks = [], content = [] }: DocNode) => {
    for (const mark of marks) if (mark.type === 'link') take(mark.attrs?.href);
    if (type === 'mention' || type === 'embed') found.refs.add(String(attrs.ref));
    if (type === 'mention') found.mentions.add(String(attrs.ref));
    if (type === 'image') take(attrs.href);
    if ((type === 'image' || type === 'file') && typeof attrs.file === 'string') found.files.add(attrs.file);
    content.forEach(look);
  };
  look(doc);
  const { refs, mentions, addresses, files } = found;
  return { refs: [...refs], mentions: [...mentions], addresses: [...addresses], files: [...files] };
}
