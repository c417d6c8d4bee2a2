import { type Body, readHtml, readMarkdown, type TableCell } from '@kontor/matrix/shared';

/** More is not taken apart: it comes as the text that it is. */
const longest = 400_000;

/** What was copied elsewhere: formatted text, the cells of a spreadsheet, Markdown, or plain words. */
export function readPasted({ html, text }: { readonly html: string; readonly text: string }): Body {
  if (text.length > longest) return [{ kind: 'text', text: text.slice(0, longest) }];
  // Code editors copy their colours, too; what counts are the words.
  const isCode = /<meta[^>]*vscode|data-vscode|<pre[^>]*monospace/i.test(html.slice(0, 2_000));
  const body = html === '' || html.length > longest || isCode ? [] : readHtml(html);
  if (body.length > 0) return body;
  return readCells(text) ?? readMarkdown(text.replace(/\n+$/, ''));
}

/** Lines of cells that tabs part, two or more of the same width. */
function readCells(text: string): Body | undefined {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  const rows = lines.map((line) => line.split('\t'));
  const [first = []] = rows;
  if (rows.length < 2 || first.length < 2 || rows.some((cells) => cells.length !== first.length)) return undefined;
  const cell = (text: string): TableCell => ({ isHead: false, children: text === '' ? [] : [{ kind: 'text', text }] });
  return [{ kind: 'table', rows: rows.map((cells) => cells.map(cell)) }];
}

/** The address that somebody means, complete; nothing where it is none. */
export function addressMeant(typed: string): string | undefined {
  const text = typed.trim();
  if (/^(https?:\/\/[^/?#\s]|mailto:[^\s]|tel:[^\s])\S*$/i.test(text)) return text;
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(text)) return `mailto:${text}`;
  if (/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d+)?([/?#]\S*)?$/u.test(text)) return `https://${text}`;
  return undefined;
}
