import { docOfShared, sharedOfDoc, taskItemsOfDoc } from '@kontor/editor/shared';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { copiedText } from './copied-text.ts';

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const task = (id: string | null, text: string) => ({
  type: 'taskItem',
  attrs: { id, checked: true },
  content: [paragraph(text)],
});

function docOf(update: Uint8Array) {
  const document = new Y.Doc();
  Y.applyUpdate(document, update);
  return docOfShared(document);
}

test('a copy has tasks of its own, and all else as it was, also what nobody here knows', async () => {
  const doc = {
    type: 'doc',
    content: [
      paragraph('Vorher'),
      {
        type: 'blockquote',
        content: [{ type: 'taskList', content: [task('t-1', 'Schlüssel holen'), task(null, 'Neu')] }],
      },
      { type: 'fromTheFuture', attrs: { id: 't-1', size: 3 } },
    ],
  };
  const copy = docOf(await copiedText(sharedOfDoc(doc), async () => new Map()));
  const [first, second] = taskItemsOfDoc(copy);
  expect(first).toMatchObject({ isDone: true, text: 'Schlüssel holen' });
  expect(first?.id).toMatch(/^[0-9a-f-]{36}$/);
  expect(second?.id).toBeUndefined();
  const same = JSON.stringify(copy).replace(first?.id ?? '', 't-1');
  expect(JSON.parse(same)).toEqual(docOf(sharedOfDoc(doc)));
});
