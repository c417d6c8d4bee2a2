import type { Language } from '@kontor/base';
import { readableHtmlOfDoc } from '@kontor/editor/readable-html';
import { type DocNode, targetOfHref } from '@kontor/editor/shared';
import type { PageContext } from '../page-context.ts';
import type { PageRow } from '../page-store.ts';
import { namePages, relativeAddress } from './export-names.ts';
import type { ExportedPage, ExportReader, PageWriter } from './export-tree.ts';
import { findOuterAddresses } from './outer-addresses.ts';

export interface HtmlParts {
  readonly language: Language;
  /** Where this Kontor is found, for links that lead out of the export. */
  readonly origin: string;
  readonly untitled: string;
  /** Whether there is a list of all pages. */
  readonly hasOverview: boolean;
}

const nothing: DocNode = { type: 'doc', content: [] };

/** Pages for whoever has no Kontor. */
export function htmlWriter(context: PageContext, reader: ExportReader, parts: HtmlParts): PageWriter {
  return {
    ending: 'html',
    write: (page) => writeHtml(context, reader, parts, page),
  };
}

export async function writeHtml(
  context: PageContext,
  reader: ExportReader,
  { language, origin, untitled, hasOverview }: HtmlParts,
  {
    page,
    path,
    doc = nothing,
    addressOf,
    fileAddress,
  }: Pick<ExportedPage, 'page' | 'path' | 'doc' | 'addressOf' | 'fileAddress'>,
): Promise<string> {
  const outer = await findOuterAddresses(context, reader, doc, origin);
  return readableHtmlOfDoc({
    title: page.title || untitled,
    language,
    doc,
    overview: hasOverview ? relativeAddress(path, 'index.html') : undefined,
    fileAddress,
    addressOf(href) {
      const inside = addressOf(href);
      const target = targetOfHref(href);
      if (inside !== undefined || !target) return inside;
      const address = outer.get(target.ref);
      return address === undefined ? undefined : `${address}${target.place === undefined ? '' : `#${target.place}`}`;
    },
  });
}

/** The list of all pages, as a tree. */
export function htmlOverview(pages: readonly PageRow[], title: string, { language, untitled }: HtmlParts): string {
  const paths = namePages(pages, 'html');
  const known = new Set(pages.map(({ id }) => id));
  const children = Map.groupBy(pages, ({ parent }) => (parent !== null && known.has(parent) ? parent : null));
  const list = (parent: string | null): DocNode[] => {
    const items = (children.get(parent) ?? []).map((page): DocNode => {
      const href = `kontor:wiki/page/${page.id}`;
      const words = { type: 'text', text: page.title || untitled, marks: [{ type: 'link', attrs: { href } }] };
      return { type: 'listItem', content: [{ type: 'paragraph', content: [words] }, ...list(page.id)] };
    });
    return items.length > 0 ? [{ type: 'bulletList', content: items }] : [];
  };
  return readableHtmlOfDoc({
    title,
    language,
    doc: { type: 'doc', content: list(null) },
    fileAddress: () => undefined,
    addressOf: (href) => {
      const path = paths.get(targetOfHref(href)?.ref.slice('wiki/page/'.length) ?? '');
      return path === undefined ? undefined : relativeAddress('index.html', path);
    },
  });
}
