import type { DocNode } from '../doc.ts';
import { type Flow, filled } from './flow.ts';
import { blocksWithin, type Reading } from './reading.ts';
import { attribute, type HtmlElement, isElement, numberIn } from './tree.ts';

export function readTable(element: HtmlElement, flow: Flow, reading: Reading): void {
  const rows: DocNode[] = [];
  const parts = element.childNodes.filter(isElement);
  const caption = parts.find(({ tagName }) => tagName === 'caption');
  if (caption) {
    flow.endLine();
    reading.readNodes(caption.childNodes, flow, reading);
    flow.endLine();
  }
  for (const part of parts) {
    const lines = part.tagName === 'tr' ? [part] : part.childNodes.filter(isElement);
    for (const line of lines) {
      const content = line.childNodes
        .filter(isElement)
        .filter(isCell)
        .map((cell) => cellOf(cell, reading));
      if (line.tagName === 'tr' && content.length > 0) rows.push({ type: 'tableRow', content });
    }
  }
  flow.endLine();
  if (rows.length > 0) flow.addBlock({ type: 'table', content: rows });
}

function isCell({ tagName }: HtmlElement): boolean {
  return tagName === 'td' || tagName === 'th';
}

function cellOf(element: HtmlElement, reading: Reading): DocNode {
  const type = element.tagName === 'th' ? 'tableHeader' : 'tableCell';
  const widths = attribute(element, 'data-colwidth')?.split(',').map(Number) ?? [];
  const areWidths = widths.length > 0 && widths.length <= 100 && widths.every((each) => each >= 0 && each <= 10_000);
  const [, styled] = /text-align:\s*(left|center|right)/i.exec(attribute(element, 'style') ?? '') ?? [];
  const align = (attribute(element, 'align') ?? styled ?? '').toLowerCase();
  const attrs = {
    colspan: numberIn(element, 'colspan', 1, 100) ?? 1,
    rowspan: numberIn(element, 'rowspan', 1, 1_000) ?? 1,
    colwidth: areWidths && widths.every(Number.isInteger) ? widths : null,
    align: /^(left|center|right)$/.test(align) ? align : null,
  };
  const { blocks } = blocksWithin(element.childNodes, { ...reading, marks: [] });
  return { type, attrs, content: filled(type, blocks) };
}
