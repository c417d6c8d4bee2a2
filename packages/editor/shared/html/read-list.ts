import type { DocNode } from '../doc.ts';
import { type Flow, filled } from './flow.ts';
import { blocksWithin, type Reading } from './reading.ts';
import { attribute, type HtmlElement, type HtmlNode, isElement, numberIn, textOfNode } from './tree.ts';

interface Item {
  readonly type: 'listItem' | 'taskItem';
  readonly node: DocNode;
}

/** Items side by side that are of one kind are one list: tasks, and others. */
export function readList(element: HtmlElement, flow: Flow, reading: Reading): void {
  let start = numberIn(element, 'start', 0, 999_999_999) ?? 1;
  let group: Item[] = [];
  const close = () => {
    const [first] = group;
    if (first) flow.addBlock(listOf(element, first.type, group, start));
    start += group.length;
    group = [];
  };
  for (const item of itemsOf(element)) {
    const next = readItem(item, reading);
    if (group[0] && group[0].type !== next.type) close();
    group.push(next);
  }
  flow.endLine();
  close();
}

function listOf(element: HtmlElement, type: Item['type'], items: readonly Item[], start: number): DocNode {
  const content = items.map(({ node }) => node);
  if (type === 'taskItem') return { type: 'taskList', content };
  if (element.tagName !== 'ol') return { type: 'bulletList', content };
  const given = attribute(element, 'type') ?? '';
  return { type: 'orderedList', attrs: { start, type: /^[1aAiI]$/.test(given) ? given : null }, content };
}

/** What stands in a list without being an item of it belongs to the item before. */
function itemsOf({ childNodes }: HtmlElement): HtmlElement[] {
  const items: HtmlElement[] = [];
  for (const child of childNodes) {
    if (isElement(child) && child.tagName === 'li') items.push(child);
    else if (isElement(child)) {
      const last = items.at(-1);
      if (last) last.childNodes.push(child);
      else items.push({ ...child, tagName: 'li', nodeName: 'li', attrs: [], childNodes: [child] });
    }
  }
  return items;
}

function readItem(item: HtmlElement, reading: Reading): Item {
  const checked = attribute(item, 'data-checked');
  const box = checked === undefined ? boxOf(item.childNodes) : undefined;
  const { blocks, flow } = blocksWithin(item.childNodes, reading);
  if (checked === undefined && !box) return itemNode('listItem', {}, blocks);
  const id = [attribute(item, 'data-id'), flow.taskId].find((each) => each && /^[A-Za-z0-9_-]{1,64}$/.test(each));
  const isDone = checked === 'true' || (box !== undefined && attribute(box, 'checked') !== undefined);
  return itemNode('taskItem', { attrs: { id: id ?? null, checked: isDone } }, blocks);
}

function itemNode(type: Item['type'], own: Pick<DocNode, 'attrs'>, blocks: readonly DocNode[]): Item {
  return { type, node: { type, ...own, content: filled(type, blocks) } };
}

/** The box that an item begins with, in its line or in the first paragraph. */
function boxOf(nodes: readonly HtmlNode[]): HtmlElement | undefined {
  const first = nodes.find((node) => isElement(node) || (textOfNode(node) ?? '').trim() !== '');
  if (!isElement(first)) return undefined;
  if (first.tagName === 'input') return attribute(first, 'type') === 'checkbox' ? first : undefined;
  return first.tagName === 'p' || first.tagName === 'label' ? boxOf(first.childNodes) : undefined;
}
