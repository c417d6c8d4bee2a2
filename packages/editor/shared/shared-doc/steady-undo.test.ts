import { redo, undo, yUndoPluginKey } from '@tiptap/y-tiptap';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { bodyOfShared } from './doc-of-shared.ts';
import { sharedOfDoc } from './shared-of-doc.ts';
import { steadyUndo } from './steady-undo.ts';
import { bindPeer, type TestPeer } from './test-peer.ts';
import { type Random, randomOf } from './test-random-edit.ts';

// A caret in a quote that comes and goes: the library says so each time.
beforeAll(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterAll(() => {
  vi.restoreAllMocks();
});

type Step = (peer: TestPeer) => unknown;

/** What the page says where one person did these steps, and where it is loaded afterwards. */
function pageAfter(steps: readonly Step[], isSteady = true): { shown: string; loaded: string } {
  const document = new Y.Doc();
  const quote = { type: 'blockquote', content: [{ type: 'paragraph' }] };
  const line = { type: 'paragraph', content: [{ type: 'text', text: ' Ende' }] };
  Y.applyUpdate(document, sharedOfDoc({ type: 'doc', content: [quote, line] }));
  const peer = bindPeer(document, isSteady);
  for (const step of steps) {
    yUndoPluginKey.getState(peer.state)?.undoManager.stopCapturing();
    step(peer);
  }
  const shown = peer.state.doc.textContent;
  peer.destroy();
  return { shown, loaded: bindPeer(loadedAnew(document)).state.doc.textContent };
}

function loadedAnew(document: Y.Doc): Y.Doc {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(document));
  return other;
}

/** The two letters that came back have another between them, then all comes back. */
const broughtBack: readonly Step[] = [
  ({ state, dispatch }) => dispatch(state.tr.insertText('abcd', 2)),
  ({ state, dispatch }) => dispatch(state.tr.delete(4, 6)),
  ({ state }) => undo(state),
  ({ state, dispatch }) => dispatch(state.tr.insertText('-', 5)),
  ({ state, dispatch }) => dispatch(state.tr.delete(0, 9)),
  ({ state }) => undo(state),
];

test('C28: what is brought back twice reads the same where that was done and where the page is loaded', () => {
  // As the library does it.
  const { shown, loaded } = pageAfter(broughtBack, false);
  expect(loaded).not.toBe(shown);
  expect(pageAfter(broughtBack)).toEqual({ shown: 'abc-d Ende', loaded: 'abc-d Ende' });
  const again: readonly Step[] = [({ state }) => redo(state), ({ state }) => undo(state)];
  expect(pageAfter([...broughtBack, ...again, ...again])).toEqual({ shown: 'abc-d Ende', loaded: 'abc-d Ende' });
});

test('C28: whatever one person takes back and brings back, the document is the same when it is loaded', () => {
  // With it the library alone fails at the 25th page.
  const random = randomOf(13);
  let undone = 0;
  for (let page = 1; page <= 200; page++) {
    const document = new Y.Doc();
    const body = bodyOfShared(document);
    const manager = new Y.UndoManager(body, { captureTimeout: 0 });
    steadyUndo(manager);
    for (let step = 0; step < 12; step++) undone += changeSomehow(body, manager, random) ? 1 : 0;
    expect(bodyOfShared(loadedAnew(document)).toString(), `page ${page}`).toBe(body.toString());
  }
  expect(undone).toBeGreaterThan(600);
});

/** True where it was an undo or a redo. */
function changeSomehow(body: Y.XmlFragment, manager: Y.UndoManager, random: Random): boolean {
  const text = body.length > 0 ? body.get(0) : undefined;
  const choice = random(9);
  if (choice < 4) return manager.undo() !== null;
  if (choice === 4) return manager.redo() !== null;
  if (!(text instanceof Y.XmlText)) body.insert(0, [new Y.XmlText('abcd')]);
  else if (choice === 5) body.delete(0, 1);
  else if (choice === 6 || text.length === 0) text.insert(random(text.length + 1), '-');
  else text.delete(random(text.length), Math.min(2, text.length));
  return false;
}
