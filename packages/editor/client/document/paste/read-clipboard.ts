import type { DocNode } from '../../../shared/doc.ts';
import { docOfHtml } from '../../../shared/html/doc-of-html.ts';
import { withoutOffice } from './without-office.ts';

export interface ClipboardContent {
  readonly html: string;
  readonly text: string;
}

/** Signs at the start of a line, or around words, that nobody writes by chance. */
const markdown = /^(#{1,6} |[-*+] |\d+[.)] |> |```|\|.*\|\s*$)|\*\*[^\s*][^*]*\*\*|\[[^\]]+\]\([^)\s]+\)/m;

/**
 * The document of what was copied in Word, Outlook, Excel, a browser or an editor of text: headings, lists, tables and
 * pictures stay, styles do not. Text that was written as Markdown is read as that, cells between tabs become a table.
 */
export async function docOfClipboard(
  { html, text }: ClipboardContent,
  pictureOf: (address: string) => { readonly file: string } | undefined,
): Promise<DocNode> {
  // Code editors copy their colours, too; what counts are the words.
  const isCode = /<meta[^>]*vscode|data-vscode|<pre[^>]*monospace/i.test(html.slice(0, 2_000));
  if (html !== '' && !isCode) {
    const doc = docOfHtml(withoutOffice(html), { pictureOf });
    if (doc.content?.some((node) => node.type !== 'paragraph' || node.content !== undefined)) return doc;
  }
  const table = tableOfCells(text);
  if (table) return { type: 'doc', content: [table] };
  if (markdown.test(text)) {
    const { docOfMarkdown } = await import('../../../shared/markdown/doc-of-markdown.ts');
    return docOfMarkdown(text);
  }
  return { type: 'doc', content: linesOf(text) };
}

/** Lines of cells that tabs part, two or more of the same width. */
function tableOfCells(text: string): DocNode | undefined {
  const rows = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => line.split('\t'));
  const width = rows[0]?.length ?? 0;
  if (rows.length < 2 || width < 2 || rows.some((cells) => cells.length !== width)) return undefined;
  const cell = (words: string): DocNode => ({ type: 'tableCell', content: [paragraphOf(words)] });
  return { type: 'table', content: rows.map((cells) => ({ type: 'tableRow', content: cells.map(cell) })) };
}

function linesOf(text: string): DocNode[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n+/)
    .map((line) => paragraphOf(line));
}

function paragraphOf(words: string): DocNode {
  return words === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text: words }] };
}
