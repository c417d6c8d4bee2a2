import { expect, test } from 'vitest';
import { items as itemsSchema, type Question } from '../../shared/index.ts';
import { copyItems, mended, moveItem, newQuestion, newSection } from './draft-model.ts';

const first = newQuestion('choice');
const second = newQuestion('scale', { showIf: { question: first.id, anyOf: [first.options[0]?.id ?? ''] } });
const all = [newSection(), first, second];

test('a question that comes before what it depends on is asked of everybody', () => {
  const moved = moveItem(all, second.id, -1);
  expect(moved.map(({ id }) => id)).toEqual([all[0]?.id, second.id, first.id]);
  expect((moved[1] as Question).showIf).toBeNull();
  expect(itemsSchema.safeParse(moved).success).toBe(true);
});

test('a condition loses what cannot be chosen any more, and goes with the last of it', () => {
  const other = {
    ...first,
    options: [{ id: crypto.randomUUID(), label: { de: 'x', en: '' } }, ...first.options.slice(1)],
  };
  expect((mended([other, second])[1] as Question).showIf).toBeNull();
  expect(mended(all)).toEqual(all);
});

test('a copy has ids of its own, and its conditions name them', () => {
  const copied = copyItems(all);
  const [, one, two] = copied as [unknown, Question, Question];
  expect(two.showIf).toEqual({ question: one.id, anyOf: [one.options[0]?.id] });
  expect(copied.some(({ id }) => all.some((each) => each.id === id))).toBe(false);
  expect(itemsSchema.safeParse(copied).success).toBe(true);
});
