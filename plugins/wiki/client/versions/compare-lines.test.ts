import type { DocNode } from '@kontor/editor/shared';
import { expect, test } from 'vitest';
import { compareLines } from './compare-lines.ts';
import { linesOfDoc } from './lines-of-doc.ts';

const paragraph = (text: string): DocNode => ({ type: 'paragraph', content: text ? [{ type: 'text', text }] : [] });
const doc = (...content: DocNode[]): DocNode => ({ type: 'doc', content });
const item = (text: string): DocNode => ({ type: 'listItem', content: [paragraph(text)] });
const changesOf = (before: DocNode, after: DocNode) =>
  compareLines(linesOfDoc(before), linesOfDoc(after)).map(({ change, parts }) => [
    change,
    parts.map(({ text, change: what }) => (what === 'added' ? `+${text}` : what ? `-${text}` : text)).join('/'),
  ]);

test('a page becomes lines: items with their signs, tables by row, code by line, objects by name', () => {
  const task = { type: 'taskItem', attrs: { id: 'a', checked: true }, content: [paragraph('Antrag')] };
  const cell = (text: string): DocNode => ({ type: 'tableCell', content: [paragraph(text)] });
  const lines = linesOfDoc(
    doc(
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Ablauf' }] },
      { type: 'orderedList', attrs: { start: 3 }, content: [item('eins'), item('zwei')] },
      { type: 'taskList', content: [task] },
      { type: 'table', content: [{ type: 'tableRow', content: [cell('A'), cell('B')] }] },
      { type: 'codeBlock', attrs: { language: null }, content: [{ type: 'text', text: 'a\nb' }] },
      { type: 'image', attrs: { alt: 'Lageplan' } },
      { type: 'callout', attrs: { kind: 'info' }, content: [paragraph('Hinweis')] },
      { type: 'fromTheFuture', attrs: {} },
    ),
  );
  expect(lines.map(({ kind, depth, sign, text }) => [kind, depth, sign, text])).toEqual([
    ['heading', 0, undefined, 'Ablauf'],
    ['text', 1, '3.', 'eins'],
    ['text', 1, '4.', 'zwei'],
    ['text', 1, '☑', 'Antrag'],
    ['row', 0, undefined, 'A | B'],
    ['code', 0, undefined, 'a'],
    ['code', 0, undefined, 'b'],
    ['object', 0, undefined, 'Lageplan'],
    ['text', 1, undefined, 'Hinweis'],
    ['object', 0, undefined, 'fromTheFuture'],
  ]);
});

test('a line that changed shows which words went and came; what has little in common is two lines', () => {
  const before = doc(paragraph('Der Antrag liegt im Erdgeschoss aus.'), paragraph('Bitte klingeln.'));
  const after = doc(paragraph('Der Antrag liegt im ersten Stock aus.'), paragraph('Geöffnet ab acht Uhr.'));
  expect(changesOf(before, after)).toEqual([
    ['changed', 'Der Antrag liegt im /-Erdgeschoss/+ersten/ /+Stock /aus.'],
    ['added', '+Geöffnet ab acht Uhr.'],
    ['removed', '-Bitte klingeln.'],
  ]);
});

test('an item that is put before others changes none of them, and a list that becomes a task list changes all', () => {
  const list = (...texts: string[]) => doc({ type: 'orderedList', attrs: { start: 1 }, content: texts.map(item) });
  expect(changesOf(list('b', 'c'), list('a', 'b', 'c'))).toEqual([
    ['added', '+a'],
    ['same', 'b'],
    ['same', 'c'],
  ]);
  const bullets = doc({ type: 'bulletList', content: [item('b'), item('c')] });
  expect(changesOf(list('b', 'c'), bullets).map(([change]) => change)).toEqual(['changed', 'changed']);
});

test('the same text has no changes, and nothing is compared with nothing', () => {
  const text = doc(paragraph('Unverändert'), paragraph(''));
  expect(changesOf(text, text).every(([change]) => change === 'same')).toBe(true);
  expect(compareLines([], [])).toEqual([]);
});
