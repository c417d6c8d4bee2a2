import { EditorState, TextSelection } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { inner, line, page } from '../test-document.ts';
import { moveBlock } from './move-block.ts';

const list = (...texts: string[]) => inner('bulletList', {}, ...texts.map((text) => inner('listItem', {}, line(text))));

/** The words of the page after the block with the text has moved; nothing where it stays. */
function moved(doc: ReturnType<typeof page>, text: string, by: -1 | 1) {
  let at = 0;
  doc.descendants((node, pos) => {
    if (node.isText && node.text === text) at = pos + 1;
  });
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, at) });
  const tr = moveBlock(state, by);
  if (!tr) return undefined;
  tr.doc.check();
  expect(tr.selection.$from.parent.textContent).toBe(text);
  return tr.doc.textBetween(0, tr.doc.content.size, ' ').trim().split(/ +/);
}

test('a block changes places with its neighbour and keeps the caret', () => {
  const doc = page(line('eins'), line('zwei'), line('drei'));
  expect(moved(doc, 'zwei', -1)).toEqual(['zwei', 'eins', 'drei']);
  expect(moved(doc, 'zwei', 1)).toEqual(['eins', 'drei', 'zwei']);
  expect(moved(doc, 'eins', -1)).toBeUndefined();
  expect(moved(doc, 'drei', 1)).toBeUndefined();
});

test('an item moves within its list, a line of a note within that', () => {
  expect(moved(page(list('eins', 'zwei'), line('drei')), 'zwei', -1)).toEqual(['zwei', 'eins', 'drei']);
  expect(moved(page(list('eins', 'zwei'), line('drei')), 'zwei', 1)).toBeUndefined();
  const note = page(inner('callout', { kind: 'tip' }, line('eins'), line('zwei')));
  expect(moved(note, 'eins', 1)).toEqual(['zwei', 'eins']);
});

test('nothing moves above the heading of a section', () => {
  const doc = page(inner('details', {}, inner('detailsSummary', {}, 'kopf'), line('eins')));
  expect(moved(doc, 'eins', -1)).toBeUndefined();
});
