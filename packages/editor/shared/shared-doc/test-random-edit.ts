import type { Node, NodeType } from '@tiptap/pm/model';
import { TextSelection, type Transaction } from '@tiptap/pm/state';
import { canJoin, canSplit, findWrapping, insertPoint, liftTarget } from '@tiptap/pm/transform';
import { documentSchema } from '../schema/document-extensions.ts';

export type Random = (below: number) => number;

/** The same numbers for the same seed (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

export function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[random(items.length)];
  if (item === undefined) throw new Error('There is nothing to pick');
  return item;
}

const text = (words: string) => ({ type: 'text', text: words });
const paragraph = (words: string) => ({ type: 'paragraph', content: [text(words)] });
const cell = (type: string) => ({ type, content: [paragraph('Zelle')] });
const blocks = [
  paragraph('neu'),
  { type: 'heading', attrs: { level: 2 }, content: [text('Titel')] },
  { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('Punkt'), { type: 'codeBlock' }] }] },
  { type: 'orderedList', content: [{ type: 'listItem', content: [paragraph('eins')] }] },
  { type: 'taskList', content: [{ type: 'taskItem', attrs: { id: 't1' }, content: [paragraph('Aufgabe')] }] },
  { type: 'blockquote', content: [paragraph('Zitat'), paragraph('mehr')] },
  { type: 'callout', attrs: { kind: 'tip' }, content: [paragraph('Hinweis')] },
  { type: 'codeBlock', attrs: { language: 'ts' }, content: [text('let a\nlet b')] },
  { type: 'details', content: [{ type: 'detailsSummary', content: [text('Mehr')] }, paragraph('innen')] },
  { type: 'columns', content: [1, 2].map(() => ({ type: 'column', content: [paragraph('Spalte')] })) },
  {
    type: 'table',
    content: [1, 2].map(() => ({ type: 'tableRow', content: [cell('tableHeader'), cell('tableCell')] })),
  },
  { type: 'image', attrs: { file: 'f1', alt: 'Bild' } },
  { type: 'embed', attrs: { ref: 'wiki/page/1', name: 'Seite' } },
  { type: 'mathBlock', attrs: { source: 'a^2' } },
  { type: 'horizontalRule' },
];
const leaves = [
  { type: 'hardBreak' },
  { type: 'mention', attrs: { ref: 'people/person/1', name: 'Anna' } },
  { type: 'mathInline', attrs: { source: 'x' } },
  { type: 'footnote', content: [text('Fußnote')] },
];
const values: Readonly<Record<string, readonly [string, unknown]>> = {
  taskItem: ['checked', true],
  heading: ['level', 4],
  callout: ['kind', 'danger'],
  codeBlock: ['language', 'mermaid'],
  image: ['alt', 'anders'],
  column: ['share', 3],
  tableCell: ['align', 'right'],
  orderedList: ['start', 7],
};

type Edit = (tr: Transaction, at: number, random: Random) => void;
const read = (json: object): Node => documentSchema.nodeFromJSON(json);
const type = (name: string): NodeType =>
  read({ type: name, ...(name === 'callout' && { attrs: { kind: 'info' } }) }).type;
const caret = (tr: Transaction, at: number) => outsideOfSigns(tr, TextSelection.near(tr.doc.resolve(at)).from);
const end = (tr: Transaction, at: number, random: Random) =>
  outsideOfSigns(tr, Math.min(tr.doc.content.size, at + random(12)));

/** A caret stands between signs, never within one that has two halves. */
function outsideOfSigns(tr: Transaction, at: number): number {
  const around = tr.doc.textBetween(Math.max(0, at - 1), Math.min(tr.doc.content.size, at + 1), '\n', '\n');
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(around) ? at + 1 : at;
}

const edits: readonly Edit[] = [
  (tr, at, random) => tr.insertText(pick(['a', 'Wort ', 'ü', '💡', '💢', 'x y'], random), caret(tr, at)),
  (tr, at, random) => tr.insertText(pick(['b', 'Satz. ', 'zwei'], random), caret(tr, at)),
  (tr, at, random) => tr.delete(at, end(tr, at, random)),
  (tr, at, random) => tr.deleteRange(at, end(tr, at, random)),
  (tr, at) => canSplit(tr.doc, caret(tr, at)) && tr.split(caret(tr, at)),
  (tr, at) => canJoin(tr.doc, at) && tr.join(at),
  (tr, at, random) => tr.addMark(at, end(tr, at, random), pick(Object.values(marks), random)),
  (tr, at, random) => tr.removeMark(at, end(tr, at, random)),
  (tr, at, random) => {
    const block = read(pick(blocks, random));
    const point = insertPoint(tr.doc, at, block.type);
    if (point !== null) tr.insert(point, block);
  },
  (tr, at, random) => tr.insert(caret(tr, at), read(pick(leaves, random))),
  (tr, at, random) => tr.setBlockType(at, end(tr, at, random), type('heading'), { level: 1 + random(6) }),
  (tr, at, random) => tr.setBlockType(at, end(tr, at, random), type(pick(['paragraph', 'codeBlock'], random))),
  (tr, at, random) => {
    const range = tr.doc.resolve(at).blockRange(tr.doc.resolve(end(tr, at, random)));
    const wrapping =
      range && findWrapping(range, type(pick(['blockquote', 'callout', 'bulletList', 'taskList'], random)));
    if (range && wrapping) tr.wrap(range, wrapping);
  },
  (tr, at) => {
    const range = tr.doc.resolve(at).blockRange();
    const target = range && liftTarget(range);
    if (range && target !== null && target !== undefined) tr.lift(range, target);
  },
  (tr, at) => {
    const $at = tr.doc.resolve(at);
    for (let depth = $at.depth; depth > 0; depth--) {
      const [name, value] = values[$at.node(depth).type.name] ?? [];
      if (name !== undefined) tr.setNodeAttribute($at.before(depth), name, value);
    }
  },
  (tr, at, random) => {
    const $at = tr.doc.resolve(at);
    const depth = random($at.depth + 1);
    if (depth > 0) tr.delete($at.before(depth), $at.after(depth));
  },
  (tr, at, random) => {
    const moved = tr.doc.child(random(tr.doc.childCount));
    const $at = tr.doc.resolve(at);
    const target = $at.depth === 0 ? at : $at.after(1);
    tr.insert(target, moved);
  },
  (tr, at) => {
    const $at = tr.doc.resolve(at);
    for (let depth = $at.depth; depth > 0; depth--)
      if ($at.node(depth).type.name === 'tableRow') return void tr.insert($at.after(depth), $at.node(depth));
  },
];
const marks = Object.fromEntries(
  Object.values(documentSchema.marks).map((each) => [
    each.name,
    each.create(each.name === 'link' ? { href: 'https://a.example' } : null),
  ]),
);

/** Some edit of a person at some place; false where it was none that an editor can make. */
export function editSomehow(tr: Transaction, random: Random): boolean {
  const { size } = tr.doc.content;
  try {
    // A page that grows for ever is no page.
    if (size > 900) {
      const from = tr.doc.resolve(random(size));
      if (from.depth > 0) tr.delete(from.before(1), from.after(1));
    } else pick(edits, random)(tr, outsideOfSigns(tr, random(size + 1)), random);
    return tr.docChanged;
  } catch (failure) {
    // What does not fit is refused by the editor, too.
    if (failure instanceof RangeError || (failure instanceof Error && failure.name === 'TransformError')) return false;
    throw failure;
  }
}
