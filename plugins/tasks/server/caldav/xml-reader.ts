import sax, { type QualifiedTag, type Tag } from 'sax';

/** An element with its namespace; comments and processing instructions are left out. */
export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

export const xmlLimits = { bytes: 512 * 1024, depth: 12, elements: 20_000 } as const;

/**
 * The root of a document, or nothing where it is none, has a document type (and so could have entities of its own: RFC
 * 4918, section 20.6), or is deeper or larger than any request is.
 */
export function readXml(text: string): XmlElement | undefined {
  const reader = sax.parser(true, { xmlns: true, position: false });
  const top: XmlElement = { namespace: '', name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  let elements = 0;
  const refuse = (): never => {
    throw new UnreadableXml();
  };
  const addText = (piece: string) => {
    const last = open.at(-1);
    if (last) last.text += piece;
  };
  reader.onopentag = (tag) => {
    elements += 1;
    if (elements > xmlLimits.elements || open.length > xmlLimits.depth) refuse();
    const element = elementOf(tag);
    open.at(-1)?.children.push(element);
    open.push(element);
  };
  reader.onclosetag = () => open.pop();
  reader.ontext = addText;
  reader.oncdata = addText;
  reader.ondoctype = refuse;
  reader.onerror = refuse;
  try {
    reader.write(text.replace(/^\uFEFF/, '')).close();
  } catch (error) {
    if (error instanceof UnreadableXml) return undefined;
    throw error;
  }
  const [root, ...others] = top.children;
  return others.length === 0 ? root : undefined;
}

class UnreadableXml extends Error {}

function elementOf(tag: Tag | QualifiedTag): XmlElement {
  const [namespace, name] = 'uri' in tag ? [tag.uri, tag.local] : ['', tag.name];
  const attributes = Object.entries(tag.attributes).map(([key, value]) => [
    key,
    typeof value === 'string' ? value : value.value,
  ]);
  return { namespace, name, attributes: Object.fromEntries(attributes), children: [], text: '' };
}

export const dav = 'DAV:';
export const caldav = 'urn:ietf:params:xml:ns:caldav';
export const calendarServer = 'http://calendarserver.org/ns/';

export function isElement(element: XmlElement, namespace: string, name: string): boolean {
  return element.namespace === namespace && element.name === name;
}

export function findChild(element: XmlElement | undefined, namespace: string, name: string): XmlElement | undefined {
  return element?.children.find((child) => isElement(child, namespace, name));
}

export function findChildren(element: XmlElement, namespace: string, name: string): readonly XmlElement[] {
  return element.children.filter((child) => isElement(child, namespace, name));
}
