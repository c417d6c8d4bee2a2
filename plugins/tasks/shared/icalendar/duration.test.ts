import { expect, test } from 'vitest';
import { timeAfter } from './duration.ts';
import { readTodo } from './read-todo.ts';
import { writeTodo } from './write-todo.ts';

const berlin = { date: '2026-10-24', time: '14:00', zone: 'Europe/Berlin' } as const;

test('days go by the calendar and hours by the clock, also where the clocks change', () => {
  expect(timeAfter(berlin, 'P1D')).toEqual({ ...berlin, date: '2026-10-25' });
  expect(timeAfter(berlin, 'PT24H')).toEqual({ ...berlin, date: '2026-10-25', time: '13:00' });
  expect(timeAfter({ ...berlin, time: '23:30' }, '+P1DT45M')).toEqual({ ...berlin, date: '2026-10-26', time: '00:15' });
  expect(timeAfter({ date: '2026-11-30', time: '10:00' }, 'PT90M')).toEqual({ date: '2026-11-30', time: '11:30' });
  expect(timeAfter({ date: '2026-12-30' }, 'P1W')).toEqual({ date: '2027-01-06' });
});

test('what is no length, runs backwards, leaves the calendar, or has hours after a whole day says nothing', () => {
  for (const duration of ['', '1D', '-P1D', 'P1M', 'PT1', 'P99999D9']) {
    expect(timeAfter({ date: '2026-12-30' }, duration)).toBeUndefined();
  }
  expect(timeAfter({ date: '2026-12-30' }, 'PT1H')).toBeUndefined();
  expect(timeAfter({ date: '9999-12-30', time: '10:00' }, 'P9W')).toBeUndefined();
});

function todo(...lines: string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VTODO', 'UID:1', ...lines, 'END:VTODO', 'END:VCALENDAR', ''].join(
    '\r\n',
  );
}

test('a task with a start and a length is due at its end, and goes out with that', () => {
  const reading = readTodo(todo('DTSTART;VALUE=DATE:20261201', 'DURATION:P3D'));
  if (reading.refusal !== undefined) expect.fail(reading.refusal);
  expect(reading.task).toMatchObject({ start: { date: '2026-12-01' }, due: { date: '2026-12-04' } });
  const text = writeTodo(reading.task, new Date('2026-11-27T08:00:00Z'));
  expect([text.includes('DUE;VALUE=DATE:20261204'), text.includes('DURATION')]).toEqual([true, false]);
  // Once it is not due any more, no length says that it is.
  const { due: _due, ...undated } = reading.task;
  expect(writeTodo(undated, new Date())).not.toContain('DURATION');
});

test('a length that says nothing is kept as it came', () => {
  const reading = readTodo(todo('DURATION:PT1H'));
  expect(reading).toMatchObject({ task: { kept: { properties: ['DURATION:PT1H'] } } });
  expect(reading).not.toHaveProperty('task.due');
});
