import { expect, test } from 'vitest';
import { largestSource, readAnswer, readOrder } from './frame-talk.ts';

test('the frame takes an order, and nothing else', () => {
  const order = { kind: 'draw', order: 1, source: 'graph TD' };
  expect(readOrder({ ...order, more: 'not taken along' })).toEqual(order);
  const wrong = [
    undefined,
    null,
    'draw',
    {},
    { ...order, kind: 'run' },
    { ...order, order: '1' },
    { ...order, order: 0 },
    { ...order, source: ['graph TD'] },
    { ...order, source: 'x'.repeat(largestSource + 1) },
  ];
  for (const data of wrong) expect(readOrder(data)).toBeUndefined();
});

test('the page takes an answer of a bounded size, and nothing else', () => {
  const drawn = { kind: 'drawn', order: 1, light: '<svg/>', dark: '<svg/>', width: 10, height: 20.5 };
  expect(readAnswer(drawn)).toEqual(drawn);
  expect(readAnswer({ kind: 'ready' })).toEqual({ kind: 'ready' });
  const failed = { kind: 'failed', order: 2, reason: 'x'.repeat(10_000) };
  expect(readAnswer(failed)).toEqual({ ...failed, reason: 'x'.repeat(500) });
  const wrong = [
    null,
    { ...drawn, kind: 'done' },
    { ...drawn, order: Number.NaN },
    { ...drawn, width: Number.POSITIVE_INFINITY },
    { ...drawn, height: -1 },
    { ...drawn, dark: undefined },
    { ...drawn, light: 'x'.repeat(3_000_000) },
  ];
  for (const data of wrong) expect(readAnswer(data)).toBeUndefined();
});
