import { expect, test } from 'vitest';
import { dayNumberOf } from '../../shared/calendar-days.ts';
import type { Task } from '../../shared/index.ts';
import { barOf, linesOf, monthsIn, pulled, rangeOf, rowsOf, weeksIn } from './timeline-model.ts';

// Of a task the timeline's rules read nothing else.
const aTask = (id: string, startOn: string | null, dueOn: string | null, given: object = {}) =>
  ({ id, title: id, startOn, dueOn, section: null, state: 'open', ...given }) as unknown as Task;
const sections = [
  { id: 's', title: 'Später', rank: 'a0' },
  { id: 'l', title: 'Leer', rank: 'a1' },
];

test('a bar goes from the start to the due date, or stands on the one that there is', () => {
  const day = dayNumberOf('2026-11-20');
  expect(barOf(aTask('a', '2026-11-20', '2026-11-25'))).toEqual({ from: day, until: day + 5 });
  expect(barOf(aTask('a', null, '2026-11-20'))).toEqual({ from: day, until: day });
  expect(barOf(aTask('a', '2026-11-20', null))).toEqual({ from: day, until: day });
  expect(barOf(aTask('a', null, null))).toBeUndefined();
});

test('what is shown are whole weeks around today and all bars, in bounds', () => {
  const range = rangeOf([aTask('a', '2026-09-01', '2027-06-01'), aTask('b', null, '2099-01-01')], '2026-11-27');
  expect([range.from % 7, range.end % 7]).toEqual([dayNumberOf('2026-11-23') % 7, dayNumberOf('2026-11-23') % 7]);
  expect(range.from).toBeLessThanOrEqual(dayNumberOf('2026-08-25'));
  expect(range.end).toBeLessThan(dayNumberOf('2030-01-01'));
  expect(weeksIn(range).length * 7).toBe(range.end - range.from);
  expect(monthsIn(range).reduce((sum, { length }) => sum + length, 0)).toBe(range.end - range.from);
});

test('rows are by section, the earliest first, without what has no date', () => {
  const tasks = [
    aTask('b', null, '2026-11-30'),
    aTask('a', '2026-11-01', '2026-12-24'),
    aTask('ohne', null, null),
    aTask('c', null, '2026-11-02', { section: 's' }),
  ];
  expect(rowsOf(sections, tasks).map(({ id }) => id)).toEqual(['none', 'a', 'b', 's', 'c']);
  expect(rowsOf([], tasks.slice(0, 2)).map(({ id }) => id)).toEqual(['a', 'b']);
});

test('an end that is pulled does not go past the other, and what has one date gets the second', () => {
  const task = aTask('a', '2026-11-20', '2026-11-25');
  expect(pulled(task, 'whole', 3)).toEqual({ startOn: '2026-11-23', dueOn: '2026-11-28' });
  expect(pulled(task, 'start', 9)).toEqual({ startOn: '2026-11-25' });
  expect(pulled(task, 'end', -9)).toEqual({ dueOn: '2026-11-20' });
  expect(pulled(aTask('a', null, '2026-11-25'), 'start', -2)).toEqual({ startOn: '2026-11-23' });
  expect(pulled(aTask('a', '2026-11-20', null), 'end', 2)).toEqual({ dueOn: '2026-11-22' });
  expect(pulled(aTask('a', '2026-11-20', null), 'start', -2)).toEqual({ startOn: '2026-11-18', dueOn: '2026-11-20' });
});

test('a line leads to what waits, and says where that begins too early', () => {
  const rows = rowsOf(
    [],
    [
      aTask('erst', null, '2026-11-10'),
      aTask('dann', '2026-11-08', '2026-11-20'),
      aTask('danach', '2026-11-21', '2026-11-22'),
    ],
    new Map([
      ['dann', ['erst', 'woanders']],
      ['danach', ['dann']],
    ]),
  );
  expect(linesOf(rows).map(({ blocker, task, isLate }) => [blocker, task, isLate])).toEqual([
    ['erst', 'dann', true],
    ['dann', 'danach', false],
  ]);
});
