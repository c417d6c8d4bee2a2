import { expect, test } from 'vitest';
import { blockKinds } from './block-kinds.ts';
import { findBlocks } from './find-blocks.ts';

const names = (typed: string) => findBlocks(typed).map(({ name }) => name);

test('blocks are found by German and English words, and with umlauts written either way', () => {
  expect(names('tab')).toEqual(['table']);
  expect(names('Überschrift')).toEqual(['heading1', 'heading2', 'heading3']);
  expect(names('ueberschrift 2')).toEqual(['heading2']);
  expect(names('heading 2')).toEqual(['heading2']);
  expect(names('check')).toEqual(['taskList']);
  expect(names('mermaid')).toEqual(['diagram']);
  expect(names('vorsicht')).toEqual(['calloutWarning']);
  expect(names('gibt es nicht')).toEqual([]);
});

test('without a word everything is offered, each once', () => {
  expect(names('')).toEqual(blockKinds.map(({ name }) => name));
  expect(new Set(names('')).size).toBe(blockKinds.length);
});
