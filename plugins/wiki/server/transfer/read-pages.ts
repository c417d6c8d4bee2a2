import {
  type DocNode,
  docOfHtml,
  docOfMarkdown,
  headingsOfDoc,
  isDocumentHref,
  type ReadingParts,
  targetOfHref,
} from '@kontor/editor/shared';
import { pageRef } from '../../shared/index.ts';
import type { AddressResolver } from './address-resolver.ts';
import type { ImportFinding } from './import-report.ts';
import type { PlannedPage } from './page-plan.ts';

export interface ReadPage {
  readonly page: PlannedPage;
  doc: DocNode;
  /** Files of the tree that stand in it; in the document they are named by their place here. */
  readonly files: string[];
}

/** The document of a file, with links to other pages by their refs, whose places are not looked for yet. */
export function readPage(
  page: PlannedPage,
  resolver: AddressResolver,
  found: (finding: ImportFinding) => void,
): ReadPage {
  const files: string[] = [];
  const report = (kind: ImportFinding['kind'], address: string) => found({ kind, path: page.path, address });
  const numberOf = (path: string) => {
    if (!files.includes(path)) files.push(path);
    return `import-${files.indexOf(path)}`;
  };
  if (page.about.isBroken) report('front matter', '---');
  const parts: ReadingParts = {
    hrefOf(address) {
      const target = resolver.find(page, address);
      if (target?.kind === 'page')
        return `kontor:${pageRef(target.page.id)}${target.place === undefined ? '' : `#${encodeURIComponent(target.place)}`}`;
      if (target) return `kontor:files/file/${numberOf(target.path)}`;
      if (!isDocumentHref(address)) report('link', address);
      return undefined;
    },
    pictureOf(address) {
      const target = resolver.find(page, address);
      if (target?.kind === 'file') return { file: numberOf(target.path) };
      if (!/^(https?:\/\/|kontor:)/i.test(address)) report('picture', address);
      return undefined;
    },
    fileOf(address) {
      const target = resolver.find(page, address);
      return target?.kind === 'file' ? numberOf(target.path) : undefined;
    },
  };
  const doc = page.kind === 'markdown' ? docOfMarkdown(withAnchors(page.text), parts) : docOfHtml(page.text, parts);
  return { page, doc: page.about.isArchive ? doc : withoutTitle(doc, page.title), files };
}

/** Names that kramdown and Pandoc give to headings: `## Frist {#frist}`. */
function withAnchors(markdown: string): string {
  let isCode = false;
  return markdown
    .split('\n')
    .map((line) => {
      if (/^\s*(```|~~~)/.test(line)) isCode = !isCode;
      const [, signs, words, anchor] = /^(#{1,6})\s+(.*?)\s*\{#+([^\s{}<>"]+)\}\s*$/.exec(line) ?? [];
      return isCode || anchor === undefined ? line : `${signs} <a id="${anchor}"></a>${words}`;
    })
    .join('\n');
}

/** The heading that only says the title again. */
function withoutTitle(doc: DocNode, title: string): DocNode {
  const [first, ...rest] = doc.content ?? [];
  const [heading] = headingsOfDoc({ type: 'doc', content: first ? [first] : [] });
  if (first?.type !== 'heading' || first.attrs?.level !== 1 || heading?.text !== title) return doc;
  return { ...doc, content: rest.length > 0 ? rest : [{ type: 'paragraph' }] };
}

/**
 * Looks for the headings that links lead to. Each that is found gets the name by which it is linked for good, so that
 * the link still finds it when its words change; where there is none, the link leads to the page.
 */
export function resolvePlaces(pages: readonly ReadPage[], found: (finding: ImportFinding) => void): void {
  const byRef = new Map(pages.map((each) => [pageRef(each.page.id) as string, each]));
  const indexes = new Map<ReadPage, HeadingIndex>();
  for (const each of pages)
    each.doc = withHrefs(each.doc, (href) => {
      const target = targetOfHref(href);
      const other = target && byRef.get(target.ref);
      if (!other || target.place === undefined) return href;
      const wanted = decodeURIComponent(target.place);
      const anchor = findAnchor(other, wanted, indexes);
      if (anchor === undefined) found({ kind: 'place', path: each.page.path, address: `${other.page.path}#${wanted}` });
      if (other === each && anchor !== undefined) return `#${anchor}`;
      return anchor === undefined ? `kontor:${target.ref}` : `kontor:${target.ref}#${anchor}`;
    });
  for (const [each, { given }] of indexes) each.doc = withNames(each.doc, given);
}

/** The names of a page's headings, by how links call them. */
interface HeadingIndex {
  readonly anchors: ReadonlySet<string>;
  readonly loosely: ReadonlyMap<string, string>;
  /** Those that are linked. */
  readonly given: Set<string>;
}

function indexOf(doc: DocNode): HeadingIndex {
  const loosely = new Map<string, string>();
  const headings = headingsOfDoc(doc);
  for (const { anchor, text } of headings)
    for (const key of [loose(anchor), loose(text.replaceAll('&', 'and'))])
      if (!loosely.has(key)) loosely.set(key, anchor);
  return { anchors: new Set(headings.map(({ anchor }) => anchor)), loosely, given: new Set() };
}

function findAnchor(target: ReadPage, wanted: string, indexes: Map<ReadPage, HeadingIndex>): string | undefined {
  const index = indexes.get(target) ?? indexOf(target.doc);
  indexes.set(target, index);
  const anchor = index.anchors.has(wanted) ? wanted : index.loosely.get(loose(wanted));
  if (anchor !== undefined) index.given.add(anchor);
  return anchor;
}

function loose(anchor: string): string {
  return anchor.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function withHrefs(node: DocNode, change: (href: string) => string): DocNode {
  const { attrs, marks, content } = node;
  return {
    ...node,
    ...(typeof attrs?.href === 'string' && { attrs: { ...attrs, href: change(attrs.href) } }),
    ...(marks && {
      marks: marks.map((mark) =>
        mark.type === 'link' ? { ...mark, attrs: { href: change(String(mark.attrs?.href)) } } : mark,
      ),
    }),
    ...(content && { content: content.map((child) => withHrefs(child, change)) }),
  };
}

/** The headings with these names get them for good. */
function withNames(doc: DocNode, given: ReadonlySet<string>): DocNode {
  const anchors = headingsOfDoc(doc).map(({ anchor }) => anchor);
  let at = 0;
  const change = (node: DocNode): DocNode => {
    const anchor = node.type === 'heading' ? anchors[at++] : undefined;
    return {
      ...node,
      ...(anchor !== undefined && given.has(anchor) && { attrs: { ...node.attrs, anchor } }),
      ...(node.content && { content: node.content.map(change) }),
    };
  };
  return change(doc);
}

/** The document with the ids under which its files were stored. */
export function withFiles(doc: DocNode, ids: readonly string[]): DocNode {
  const idOf = (name: string) => ids[Number(/^import-(\d+)$/.exec(name)?.[1] ?? Number.NaN)] ?? name;
  const change = ({ attrs, content, ...node }: DocNode): DocNode => ({
    ...node,
    ...(attrs && { attrs: typeof attrs.file === 'string' ? { ...attrs, file: idOf(attrs.file) } : attrs }),
    ...(content && { content: content.map(change) }),
  });
  const prefix = 'kontor:files/file/';
  return withHrefs(change(doc), (href) =>
    href.startsWith(prefix) ? `${prefix}${idOf(href.slice(prefix.length))}` : href,
  );
}
