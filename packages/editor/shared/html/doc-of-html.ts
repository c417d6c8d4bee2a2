import { parseFragment } from 'parse5';
import type { DocNode } from '../doc.ts';
import { filled } from './flow.ts';
import { readNodes } from './read-nodes.ts';
import { newFlow, type ReadingParts } from './reading.ts';
import { attribute, findWithin, type HtmlElement, type HtmlNode, isElement } from './tree.ts';

/** More is not taken apart. */
const longest = 20_000_000;

/**
 * The document of any HTML. Nothing runs while it is read, as there is no browser in it, and nothing that could run is
 * in the document: known elements become nodes of the schema, of all others their words stay, and addresses are those
 * that the schema allows. What `htmlOfDoc` wrote comes back as it was.
 */
export function docOfHtml(html: string, parts: ReadingParts = {}): DocNode {
  return docOfTree(html, parts, false);
}

export function docOfTree(html: string, parts: ReadingParts, isMarkdown: boolean): DocNode {
  const { childNodes } = parseFragment(html.slice(0, longest));
  const notes = isMarkdown ? notesOf(childNodes) : new Map<string, HtmlElement>();
  const flow = newFlow(false, { isMarkdown });
  readNodes(childNodes, flow, {
    marks: [],
    depth: 0,
    isLine: false,
    isNote: false,
    isMarkdown,
    notes,
    parts,
    readNodes,
  });
  flow.endLine();
  return { type: 'doc', content: filled('doc', flow.blocks) };
}

/** The footnotes of Markdown, by the id that their calls name. */
function notesOf(nodes: readonly HtmlNode[]): Map<string, HtmlElement> {
  const notes = new Map<string, HtmlElement>();
  const section = findWithin(nodes, (element) => attribute(element, 'data-footnotes') !== undefined, 0);
  const list = section && findWithin(section.childNodes, ({ tagName }) => tagName === 'ol', 1);
  for (const item of list?.childNodes ?? []) if (isElement(item)) notes.set(attribute(item, 'id') ?? '', item);
  return notes;
}
