import * as Y from 'yjs';
import { align, alignEqual, sharedEnds } from './align.ts';
import { bringText } from './bring-text.ts';

type Child = Y.XmlElement | Y.XmlText | Y.XmlHook;

/** Brings the children of a node to what those of another are; children that are the same stay. */
export function bringChildren(target: Y.XmlFragment, model: Y.XmlFragment): void {
  const [before, after] = [childrenOf(target), childrenOf(model)];
  const steps = alignEqual(before.map(fingerprint), after.map(fingerprint));
  let index = 0;
  let [old, wanted]: [Child[], Child[]] = [[], []];
  const settle = () => {
    index = replace(target, index, { old, wanted });
    [old, wanted] = [[], []];
  };
  for (const { from, to } of steps) {
    if (from !== undefined && to !== undefined) {
      settle();
      index += 1;
    } else if (from !== undefined) old.push(...before.slice(from, from + 1));
    else if (to !== undefined) wanted.push(...after.slice(to, to + 1));
  }
  settle();
}

/** Puts `wanted` in the place of `old`, which begins at `start`; what is alike is changed inside. Answers with the index after it. */
function replace(
  target: Y.XmlFragment,
  start: number,
  { old, wanted }: { readonly old: readonly Child[]; readonly wanted: readonly Child[] },
): number {
  const [before, after] = [old.map(fingerprint), wanted.map(fingerprint)];
  const steps = align(old.length, wanted.length, (from, to) => {
    const [one, other, text, model] = [old[from], wanted[to], before[from] ?? '', after[to] ?? ''];
    if (!one || !other || !isAlike(one, other)) return 0;
    const { begin, end } = sharedEnds(text, model);
    return (begin + end + 1) / (Math.max(text.length, model.length) + 1);
  });
  let index = start;
  for (const { from, to } of steps) {
    const [child, model] = [old[from ?? -1], wanted[to ?? -1]];
    if (child && model) bring(child, model);
    else if (model) target.insert(index, [copy(model)]);
    else target.delete(index, 1);
    if (model) index += 1;
  }
  return index;
}

function isAlike(one: Child, other: Child): boolean {
  if (one instanceof Y.XmlText || other instanceof Y.XmlText)
    return one instanceof Y.XmlText && other instanceof Y.XmlText;
  return one instanceof Y.XmlElement && other instanceof Y.XmlElement && one.nodeName === other.nodeName;
}

function bring(child: Child, model: Child): void {
  if (child instanceof Y.XmlText && model instanceof Y.XmlText) bringText(child, model);
  if (!(child instanceof Y.XmlElement && model instanceof Y.XmlElement)) return;
  const [has, wants] = [child.getAttributes(), model.getAttributes()];
  for (const name of Object.keys(has)) if (!(name in wants)) child.removeAttribute(name);
  for (const [name, value] of Object.entries(wants)) {
    if (JSON.stringify(has[name]) !== JSON.stringify(value)) child.setAttribute(name, value as string); // any JSON, in truth
  }
  bringChildren(child, model);
}

function copy(child: Child): Y.XmlElement | Y.XmlText {
  return child.clone() as Y.XmlElement | Y.XmlText; // Yjs types a hook's clone as a map
}

function childrenOf(node: Y.XmlFragment): Child[] {
  return node.toArray() as Child[]; // XML nodes have no other children
}

/** Equal for nodes that say the same. */
function fingerprint(node: Child): string {
  if (node instanceof Y.XmlText) return JSON.stringify(node.toDelta());
  if (!(node instanceof Y.XmlElement)) return JSON.stringify(node.toJSON());
  const attributes = Object.entries(node.getAttributes()).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([node.nodeName, attributes, childrenOf(node).map(fingerprint)]);
}
