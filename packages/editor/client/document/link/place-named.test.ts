import { expect, test } from 'vitest';
import { heading, inner, line, page, words } from '../test-document.ts';
import { placeNamed } from './place-named.ts';

test('a heading is found by its own name, by its words, and by their number where two are the same', () => {
  const named = inner('heading', { level: 2, anchor: 'fristen' }, 'Wann?');
  const doc = page(heading(1, 'Wer darf?'), line('Alle'), heading(2, 'Ablauf'), heading(2, 'Ablauf'), named);
  const found = (name: string) => {
    const pos = placeNamed(doc, name);
    return pos === undefined ? undefined : doc.nodeAt(pos)?.textContent;
  };
  expect(found('wer-darf')).toBe('Wer darf?');
  expect(found('Wer-Darf')).toBe('Wer darf?');
  expect(found('fristen')).toBe('Wann?');
  expect(placeNamed(doc, 'ablauf-1')).toBeGreaterThan(placeNamed(doc, 'ablauf') ?? Number.MAX_VALUE);
  expect(found('gibt-es-nicht')).toBeUndefined();
});

test('a task is found by its id', () => {
  const id = 'b6a3a1f4-6d0e-4b7e-9d0b-6d3e6f1f0c11';
  const task = inner('taskItem', { id }, line('Aushang drucken'));
  const doc = page(heading(1, 'Offen'), inner('taskList', {}, task));
  const pos = placeNamed(doc, id);
  expect(pos === undefined ? undefined : doc.nodeAt(pos)?.textContent).toBe('Aushang drucken');
});

test('a heading within a box is found where it stands', () => {
  const doc = page(
    line('davor', words(' und mehr')),
    inner('callout', { kind: 'info' }, heading(3, 'Hinweis'), line('Text')),
  );
  const pos = placeNamed(doc, 'hinweis');
  expect(pos === undefined ? undefined : doc.nodeAt(pos)?.type.name).toBe('heading');
});
