import { newId } from '@kontor/base';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type CollabStand, startCollabStand } from './testing/collab-stand.ts';
import { openRawClient } from './testing/raw-client.ts';

let stand: CollabStand;
afterEach(() => stand.stop());

test('C3: updates of any length, told in one turn or in several, come whole and in order', async () => {
  stand = await startCollabStand();
  const page = `wiki/page/${newId()}`;
  const [writer, reader] = await Promise.all(
    (['write', 'read'] as const).map((right) => openRawClient(stand.url, page, stand.person(right))),
  );
  if (!writer || !reader) throw new Error('Nobody is there');
  await expect.poll(() => [writer, reader].every(({ frames }) => frames.length > 0)).toBe(true);
  const doc = new Y.Doc();
  const sent: Uint8Array[] = [];
  doc.on('update', (update) => sent.push(update));
  // Each length at which the head of a frame of a websocket becomes longer (RFC 6455, 5.2), and the bound of what is joined.
  const lengths = [1, ...range(80, 130, 1), 1_000, ...range(65_480, 65_560, 4), 70_000, 3];
  for (const length of lengths) doc.getText('text').insert(0, 'x'.repeat(length));
  for (const update of sent) writer.sendUpdate(update);
  await expect.poll(() => reader.updates.length).toBe(sent.length);
  const came = reader.updates;
  expect(sent.map((update, index) => Buffer.compare(update, came[index] ?? new Uint8Array()))).toEqual(
    sent.map(() => 0),
  );
  await expect.poll(() => writer.saved).toBe(sent.length);
  expect(writer.updates).toEqual([]);
});

function range(from: number, to: number, by: number): number[] {
  return Array.from({ length: (to - from) / by + 1 }, (_, index) => from + index * by);
}
