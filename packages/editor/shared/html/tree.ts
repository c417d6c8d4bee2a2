import type { DefaultTreeAdapterTypes } from 'parse5';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

export function isElement(node: HtmlNode | undefined): node is HtmlElement {
  return node !== undefined && 'tagName' in node;
}

/** Comments and text are what the flow asks for. */
export function textOfNode(node: HtmlNode): string | undefined {
  return node.nodeName === '#text' && 'value' in node ? node.value : undefined;
}

export function commentOf(node: HtmlNode): string | undefined {
  return node.nodeName === '#comment' && 'data' in node ? node.data : undefined;
}

export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}

/** The number that an attribute holds, within bounds; nothing where it holds none. */
export function numberIn(element: HtmlElement, name: string, min: number, max: number): number | undefined {
  const value = attribute(element, name);
  if (value === undefined || !/^\s*\d{1,15}(px)?\s*$/.test(value)) return undefined;
  return Math.min(max, Math.max(min, Number.parseInt(value, 10)));
}

const silent = new Set(
  'script,style,template,iframe,object,embed,svg,math,head,title,noscript,textarea,select,audio,video,canvas,applet,frameset,link,meta,base,param,noembed,noframes,xmp,plaintext,input'.split(
    ',',
  ),
);

/** Elements whose insides are nothing to read. */
export function isSilent({ tagName, namespaceURI }: HtmlElement): boolean {
  return silent.has(tagName) || !namespaceURI.endsWith('/xhtml');
}

/** All text within, however deep, without recursion. */
export function textWithin(nodes: readonly HtmlNode[]): string {
  const stack = [...nodes].reverse();
  let text = '';
  for (let node = stack.pop(); node; node = stack.pop()) {
    text += textOfNode(node) ?? '';
    if (!isElement(node) || isSilent(node)) continue;
    for (let at = node.childNodes.length - 1; at >= 0; at--) {
      const child = node.childNodes[at];
      if (child) stack.push(child);
    }
  }
  return text;
}

/** The first element within of which this is true, in the order of the text; not deeper than twenty. */
export function findWithin(
  nodes: readonly HtmlNode[],
  isIt: (element: HtmlElement) => boolean,
  depth = 20,
): HtmlElement | undefined {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    if (isIt(node)) return node;
    const found = depth > 0 ? findWithin(node.childNodes, isIt, depth - 1) : undefined;
    if (found) return found;
  }
  return undefined;
}
