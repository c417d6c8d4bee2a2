import type { Node } from '@tiptap/pm/model';
import type { Barrier } from '../document-parts.ts';

export interface FoundBarrier {
  readonly kind: Barrier['kind'];
  readonly pos: number;
  /** What the sentence about it names: the words of a link, of a heading. */
  readonly words: string;
}

/** Words of a link that say nothing to who hears only the links of a page. */
const empty =
  /^(hier|mehr|weiter|link|klick(en)?( sie)? hier|details|here|more|read more|click here|this|page|seite)\W*$/i;

/**
 * What keeps a page from being read by everybody (WCAG 2.2: 1.1.1, 1.3.1, 2.4.4, 2.4.6), in the order of the text.
 * Pictures that only decorate are described as such; the first heading may be of any level.
 */
export function barriersOf(doc: Node): readonly FoundBarrier[] {
  const found: FoundBarrier[] = [];
  let level = 0;
  doc.descendants((node, pos, parent) => {
    const { name } = node.type;
    if (name === 'image' && String(node.attrs.alt).trim() === '')
      found.push({ kind: 'picture-without-text', pos, words: '' });
    if (name === 'heading') {
      const own = Number(node.attrs.level);
      if (level > 0 && own > level + 1) found.push({ kind: 'heading-skips', pos, words: node.textContent });
      level = own;
    }
    if (name === 'table' && !hasHeader(node)) found.push({ kind: 'table-without-header', pos, words: '' });
    if (node.isText && node.marks.some(({ type }) => type.name === 'link') && isWholeLink(node, parent)) {
      const words = node.text?.trim() ?? '';
      if (empty.test(words) || words === '') found.push({ kind: 'link-says-nothing', pos, words });
    }
    return true;
  });
  return found;
}

/** A row or a column of headers. */
function hasHeader(table: Node): boolean {
  const isHeader = (cell: Node | null) => cell?.type.name === 'tableHeader';
  let isColumn = table.childCount > 0;
  table.forEach((row) => {
    isColumn &&= isHeader(row.firstChild);
  });
  let isRow = true;
  table.firstChild?.forEach((cell) => {
    isRow &&= isHeader(cell);
  });
  return isColumn || isRow;
}

/** Not a piece of a longer link whose other pieces are bold, for instance. */
function isWholeLink(node: Node, parent: Node | null): boolean {
  const href = hrefOf(node);
  let pieces = 0;
  parent?.forEach((child) => {
    if (hrefOf(child) === href) pieces++;
  });
  return pieces <= 1;
}

function hrefOf(node: Node): unknown {
  return node.marks.find(({ type }) => type.name === 'link')?.attrs.href;
}
