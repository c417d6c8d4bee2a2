import { expect, it } from 'vitest';
import { percentOf } from './upload-line-view.tsx';

const file = (size: number, share: number) => ({ file: { size }, share });

it('counts bytes, not files, and never more than has been sent', () => {
  expect(percentOf([file(900, 1), file(100, 0)])).toBe(90);
  expect(percentOf([file(1000, 0.999)])).toBe(99);
  expect(percentOf([file(0, 0)])).toBe(100);
});
