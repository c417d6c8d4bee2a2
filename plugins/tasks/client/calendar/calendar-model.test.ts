import { expect, test } from 'vitest';
import type { Task } from '../../shared/index.ts';
import { dayAfterKey, daysOf, hiddenOn, later, layOut, tasksOn, weekNumberOf, weeksOf } from './calendar-model.ts';

// Of a task the calendar's rules read nothing else.
const aTask = (id: string, startOn: string | null, dueOn: string | null, given: object = {}) =>
  ({ id, title: id, startOn, dueOn, dueTime: null, priority: 0, ...given }) as Task;

test('a month stands in whole weeks from Monday to Sunday, a week in one', () => {
  const november = weeksOf('month', '2026-11-27');
  expect(november).toHaveLength(6);
  expect([november[0]?.[0], november.at(-1)?.at(-1)]).toEqual(['2026-10-26', '2026-12-06']);
  expect(weeksOf('month', '2027-02-10')).toHaveLength(4);
  expect(weeksOf('week', '2026-11-29')).toEqual([
    ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'],
  ]);
  expect(daysOf('month', '2028-02-10')).toEqual({ from: '2028-02-01', until: '2028-02-29' });
});

test('weeks are counted as in ISO 8601', () => {
  const known = {
    '2026-11-27': 48,
    '2026-12-31': 53,
    '2027-01-03': 53,
    '2027-01-04': 1,
    '2024-12-30': 1,
    '2021-01-01': 53,
  };
  for (const [day, week] of Object.entries(known)) expect([day, weekNumberOf(day)]).toEqual([day, week]);
});

test('a month later than the last of January is the last of February', () => {
  expect(later('month', '2027-01-31', 1)).toBe('2027-02-28');
  expect(later('week', '2026-12-28', 1)).toBe('2027-01-04');
});

test('bars of a week lie beside one another, cut where they come from or go to another week', () => {
  const [week = []] = weeksOf('week', '2026-11-25');
  const segments = layOut(week, [
    aTask('kurz', null, '2026-11-24'),
    aTask('lang', '2026-11-20', '2026-11-26'),
    aTask('weiter', '2026-11-27', '2026-12-05'),
    aTask('woanders', null, '2026-12-01'),
    aTask('ohne', null, null),
  ]);
  expect(segments.map(({ task, ...place }) => [task.id, place])).toEqual([
    ['lang', { first: 0, length: 4, lane: 0, goesBefore: true, goesOn: false }],
    ['kurz', { first: 1, length: 1, lane: 1, goesBefore: false, goesOn: false }],
    ['weiter', { first: 4, length: 3, lane: 0, goesBefore: false, goesOn: true }],
  ]);
});

test('what finds no lane is counted on each of its days', () => {
  const [week = []] = weeksOf('week', '2026-11-25');
  const tasks = ['a', 'b', 'c', 'd'].map((id) => aTask(id, '2026-11-24', '2026-11-25'));
  const segments = layOut(week, [...tasks, aTask('e', null, '2026-11-25')]);
  expect([0, 1, 2, 3].map((day) => hiddenOn(segments, day, 3))).toEqual([0, 1, 2, 0]);
});

test('a day has what is due then and what runs over it, by time', () => {
  const tasks = [
    aTask('abends', null, '2026-11-25', { dueTime: '18:00' }),
    aTask('lang', '2026-11-20', '2026-11-26'),
    aTask('morgens', null, '2026-11-25', { dueTime: '08:00' }),
  ];
  expect(tasksOn(tasks, '2026-11-25').map(({ id }) => id)).toEqual(['morgens', 'abends', 'lang']);
});

test('keys lead through the days', () => {
  const go = (key: string) => dayAfterKey(key, '2026-11-30');
  expect(['ArrowLeft', 'ArrowDown', 'Home', 'End', 'PageDown', 'x'].map(go)).toEqual([
    '2026-11-29',
    '2026-12-07',
    '2026-11-30',
    '2026-12-06',
    '2026-12-30',
    undefined,
  ]);
});
