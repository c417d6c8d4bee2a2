import { expect, test } from 'vitest';
import type { Task } from '../../shared/index.ts';
import { isFiltering, matches, noFilter, readFilter, wordsOf } from './task-filter.ts';

const context = { person: 'ich', today: '2026-11-27' };
const subject = (id: string) => ({ subject: { kind: 'person', id }, name: id, answer: 'asked', reason: '' });
const empty = { title: '', note: '', labels: [], priority: 0, dueOn: null, section: null, assignees: [] };
// Of a task filters read nothing else.
const aTask = (given: object) => ({ ...empty, ...given }) as unknown as Task;
const isFound = (task: Task, words: Record<string, string>) => matches(task, readFilter(words), context);

test('what is looked for stands in the address and is read from there, also labels with commas', () => {
  const filter = {
    ...noFilter,
    text: 'Miete ',
    labels: ['Amt, innen', '100 %'],
    priorities: [3, 0] as const,
    due: 'week' as const,
  };
  const words = wordsOf(filter);
  expect(words).toEqual({ q: 'Miete ', label: 'Amt%2C%20innen,100%20%25', priority: '3,0', due: 'week' });
  expect(readFilter(words)).toEqual(filter);
  expect(isFiltering(noFilter)).toBe(false);
});

test('what makes no sense in an address is passed by', () => {
  expect(readFilter({ priority: '9,x,2', due: 'gestern', state: 'open', label: '%', show: 'board' })).toEqual({
    ...noFilter,
    priorities: [2],
    labels: ['%'],
  });
});

test('all of it has to hold, of several labels and priorities one', () => {
  const task = aTask({ title: 'Miete prüfen', labels: ['Haus'], priority: 2, dueOn: '2026-11-30' });
  expect(isFound(task, { q: 'MIETE', label: 'Haus,Hof', priority: '3,2', due: 'week' })).toBe(true);
  expect(isFound(task, { q: 'miete', label: 'Hof' })).toBe(false);
  expect(isFound(task, { due: 'overdue' })).toBe(false);
  expect(isFound(aTask({ note: 'Die Miete steht hier' }), { q: 'miete' })).toBe(true);
});

test('who declined is asked no more', () => {
  const declined = aTask({ assignees: [{ ...subject('ich'), answer: 'declined' }] });
  expect(isFound(declined, { who: 'me' })).toBe(false);
  expect(isFound(declined, { who: 'nobody' })).toBe(true);
  expect(isFound(aTask({ assignees: [subject('ich')] }), { who: 'me' })).toBe(true);
  expect(isFound(aTask({ assignees: [subject('du')] }), { who: 'du' })).toBe(true);
});
