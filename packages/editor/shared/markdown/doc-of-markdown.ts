import { micromark } from 'micromark';
import { gfm } from 'micromark-extension-gfm';
import { gfmAutolinkLiteralHtml } from 'micromark-extension-gfm-autolink-literal';
import { gfmFootnoteHtml } from 'micromark-extension-gfm-footnote';
import { gfmStrikethroughHtml } from 'micromark-extension-gfm-strikethrough';
import { gfmTableHtml } from 'micromark-extension-gfm-table';
import { gfmTaskListItemHtml } from 'micromark-extension-gfm-task-list-item';
import type { DocNode } from '../doc.ts';
import { docOfTree } from '../html/doc-of-html.ts';
import type { ReadingParts } from '../html/reading.ts';

/** More is not taken apart: it comes as the text that it is. */
const longest = 2_000_000;

/**
 * The document of Markdown as GitHub writes it, with HTML in it: tables, tasks, footnotes, callouts (`> [!NOTE]`),
 * formulas (`` $`x`$ ``, blocks of code in the language `math`) and `<details>`. HTML goes the way that all HTML goes,
 * so nothing runs. Front matter is no part of a document: `withoutFrontMatter` takes it off before.
 */
export function docOfMarkdown(markdown: string, parts: ReadingParts = {}): DocNode {
  if (markdown.length > longest)
    return { type: 'doc', content: [{ type: 'codeBlock', attrs: { language: null }, content: [textOf(markdown)] }] };
  return docOfTree(htmlOfMarkdown(markdown), parts, true);
}

function textOf(text: string): DocNode {
  return { type: 'text', text };
}

function htmlOfMarkdown(markdown: string): string {
  return micromark(markdown, {
    extensions: [gfm({ singleTilde: false })],
    htmlExtensions: [
      gfmAutolinkLiteralHtml(),
      gfmFootnoteHtml(),
      gfmStrikethroughHtml(),
      gfmTableHtml(),
      gfmTaskListItemHtml(),
    ],
    // What may stand in a document is decided where HTML is read.
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
  });
}

/** What stands between two lines of three dashes at the beginning of a file, and the text after it. */
export function withoutFrontMatter(file: string): { readonly frontMatter: string; readonly text: string } {
  const [all = '', frontMatter = ''] =
    /^\uFEFF?---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?---[ \t]*(?:\r?\n|$)/.exec(file) ?? [];
  return { frontMatter, text: file.slice(all.length).replace(/^\uFEFF/, '') };
}
