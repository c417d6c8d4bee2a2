import * as Y from 'yjs';
import { bringText } from './bring-text.ts';
import { bringChildren } from './bring-xml.ts';

/**
 * An update that brings one state to what another says, by new edits only: what is the same on both sides stays the very
 * same, so that comments and cursors keep their places. Nothing when there is nothing to do.
 */
export function editTowards(current: Uint8Array, wanted: Uint8Array): Uint8Array | undefined {
  const [document, model] = [open(current), open(wanted)];
  const updates: Uint8Array[] = [];
  document.on('update', (update: Uint8Array) => updates.push(update));
  document.transact(() => {
    for (const name of new Set([...document.share.keys(), ...model.share.keys()])) bringRoot(document, model, name);
  });
  const [edit] = updates;
  document.destroy();
  model.destroy();
  return edit;
}

function open(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc;
}

type Kind = 'text' | 'xml' | 'array' | 'map';

/** A state does not say which kind its roots are: what is in them tells. Nothing where one is empty. */
function kindOf(root: Y.Doc['share'] extends Map<string, infer Root> ? Root | undefined : never): Kind | undefined {
  if (!root) return undefined;
  for (let item = root._start; item; item = item.right) {
    const { content } = item;
    if (item.deleted) continue;
    if (content instanceof Y.ContentString || content instanceof Y.ContentFormat || content instanceof Y.ContentEmbed)
      return 'text';
    const isXml =
      content instanceof Y.ContentType &&
      (content.type instanceof Y.XmlElement || content.type instanceof Y.XmlText || content.type instanceof Y.XmlHook);
    return isXml ? 'xml' : 'array';
  }
  return root._map.size > 0 ? 'map' : undefined;
}

function bringRoot(document: Y.Doc, model: Y.Doc, name: string): void {
  const kind = kindOf(model.share.get(name)) ?? kindOf(document.share.get(name));
  if (kind === 'xml') bringChildren(document.getXmlFragment(name), model.getXmlFragment(name));
  if (kind === 'text') bringText(document.getText(name), model.getText(name));
  if (kind === 'array') bringArray(document.getArray(name), model.getArray(name));
  if (kind === 'map') bringMap(document.getMap(name), model.getMap(name));
}

const sameJson = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const plain = (value: unknown): unknown => (value instanceof Y.AbstractType ? value.toJSON() : value);
const copy = (value: unknown): unknown => (value instanceof Y.AbstractType ? value.clone() : value);

function bringArray(target: Y.Array<unknown>, model: Y.Array<unknown>): void {
  if (sameJson(target.toJSON(), model.toJSON())) return;
  target.delete(0, target.length);
  target.insert(0, model.toArray().map(copy));
}

function bringMap(target: Y.Map<unknown>, model: Y.Map<unknown>): void {
  for (const key of target.keys()) if (!model.has(key)) target.delete(key);
  for (const [key, value] of model.entries()) {
    if (!target.has(key) || !sameJson(plain(target.get(key)), plain(value))) target.set(key, copy(value));
  }
}
