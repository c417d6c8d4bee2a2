import { EditorState } from '@tiptap/pm/state';
import { redo, undo } from '@tiptap/y-tiptap';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { DocNode } from '../../shared/doc.ts';
import { documentSchema } from '../../shared/schema/document-extensions.ts';
import { sharedOfDoc } from '../../shared/shared-doc/shared-of-doc.ts';
import { bindPeer } from '../../shared/shared-doc/test-peer.ts';
import { anchorOf, placeOf, rangeOf } from './anchors/relative-place.ts';
import { taskIdsPlugin } from './blocks/task-ids.ts';
import { readOnlyPlugin } from './read-only.ts';
import { inner, line, page } from './test-document.ts';

/** Two who write in one page. */
function two(...content: readonly DocNode[]) {
  const update = sharedOfDoc({ type: 'doc', content });
  const made = [1, 2].map((clientID) => {
    const document = new Y.Doc();
    document.clientID = clientID;
    Y.applyUpdate(document, update);
    return { document, peer: bindPeer(document) };
  });
  const [anna, ben] = made;
  if (!anna || !ben) throw new Error('There are two');
  anna.document.on('update', (change, origin) => origin !== 'ben' && Y.applyUpdate(ben.document, change, 'anna'));
  ben.document.on('update', (change, origin) => origin !== 'anna' && Y.applyUpdate(anna.document, change, 'ben'));
  return { anna: anna.peer, ben: ben.peer };
}

test('undo takes back what oneself wrote and nothing of the other', () => {
  const { anna, ben } = two(line('Akte'));
  anna.dispatch(anna.state.tr.insertText('A ', 1));
  ben.dispatch(ben.state.tr.insertText(' B', 7));
  expect(anna.state.doc.textContent).toBe('A Akte B');
  expect(undo(anna.state)).toBe(true);
  expect([anna.state.doc.textContent, ben.state.doc.textContent]).toEqual(['Akte B', 'Akte B']);
  undo(anna.state);
  expect([anna.state.doc.textContent, ben.state.doc.textContent]).toEqual(['Akte B', 'Akte B']);
  redo(anna.state);
  undo(ben.state);
  expect([anna.state.doc.textContent, ben.state.doc.textContent]).toEqual(['A Akte', 'A Akte']);
});

test('an anchor stays with its words while others write, and is an orphan once they are gone', () => {
  const { anna, ben } = two(line('Die Akte ist vollständig'));
  const anchor = anchorOf(anna.state, 5, 9);
  if (!anchor) throw new Error('The document is bound');
  const wordsNow = () => {
    const range = rangeOf(ben.state, anchor);
    return range && ben.state.doc.textBetween(range.from, range.to);
  };
  expect(wordsNow()).toBe('Akte');
  ben.dispatch(ben.state.tr.insertText('Nur ganz kurz: ', 1));
  anna.dispatch(anna.state.tr.split(1));
  expect(wordsNow()).toBe('Akte');
  const range = rangeOf(ben.state, anchor);
  ben.dispatch(ben.state.tr.delete(range?.from ?? 0, range?.to ?? 0));
  expect(wordsNow()).toBeUndefined();
});

test('what is no anchor is none, whoever stored it', () => {
  const { anna } = two(line('Akte'));
  for (const text of ['', '%', 'AAAA', btoa('x'.repeat(300))]) expect(placeOf(anna.state, text), text).toBeUndefined();
});

test('where somebody may only read, nothing changes but by others', () => {
  let mayWrite = false;
  const state = EditorState.create({ doc: page(line('Akte')), plugins: [readOnlyPlugin(() => mayWrite)] });
  expect(state.apply(state.tr.insertText('x', 1)).doc.textContent).toBe('Akte');
  const ofOthers = state.tr.insertText('x', 1).setMeta('y-sync$', { isChangeOrigin: true });
  expect(state.apply(ofOthers).doc.textContent).toBe('xAkte');
  mayWrite = true;
  expect(state.apply(state.tr.insertText('x', 1)).doc.textContent).toBe('xAkte');
});

test('each task that is written gets an id of its own, also one that was copied', () => {
  const task = (id: string | null) => inner('taskItem', { id }, line('x'));
  const state = EditorState.create({ schema: documentSchema, plugins: [taskIdsPlugin()] });
  const list = documentSchema.nodeFromJSON(inner('taskList', {}, task('a'), task(null), task('a')));
  const after = state.applyTransaction(state.tr.replaceWith(0, 2, list)).state;
  const ids: unknown[] = [];
  after.doc.descendants(({ type, attrs }) => {
    if (type.name === 'taskItem') ids.push(attrs.id);
  });
  expect(ids[0]).toBe('a');
  expect(new Set(ids).size).toBe(3);
  expect(ids.every((id) => typeof id === 'string')).toBe(true);
});
