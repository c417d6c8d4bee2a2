import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { isoDateOf } from '../calendar-days.ts';
import { readRecurrence } from '../recurrence/rule.ts';
import { aRule } from '../recurrence/test-rules.ts';
import { type CalendarTask, type CalendarTime, nothingKept } from './calendar-task.ts';
import { readTodo } from './read-todo.ts';
import { writeTodo } from './write-todo.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const now = new Date('2026-11-27T08:00:00Z');

const aLine = fc.string({ unit: 'grapheme', maxLength: 120 }).map((text) => text.replace(/\p{Cc}/gu, ''));
const aText = fc
  .array(fc.oneof(aLine, fc.constantFrom('a;b,c\\n', '"x": y', 'ä'.repeat(90), '\\', ' lead', 'trail ')))
  .map((lines) => lines.join('\n'));
const aMoment = fc
  .integer({ min: 1_500_000_000, max: 2_000_000_000 })
  .map((seconds) => new Date(seconds * 1000).toISOString());
const aDay = fc.integer({ min: 18_000, max: 25_000 }).map(isoDateOf);
const aClock = fc.record({
  date: aDay,
  time: fc.constantFrom('00:30', '02:30', '09:00', '23:59'),
  zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Pacific/Auckland', 'UTC', 'Africa/Casablanca'),
});
const aTime: fc.Arbitrary<CalendarTime> = fc.oneof(
  aDay.map((date) => ({ date })),
  aClock,
);
const uid = fc.stringMatching(/^[a-z0-9-]{1,40}@[a-z.]{1,20}$/);

const aTask: fc.Arbitrary<CalendarTask> = fc
  .record(
    {
      uid,
      summary: aLine,
      description: aText,
      due: aTime,
      startsBefore: fc.integer({ min: 1, max: 90 }),
      priority: fc.constantFrom(0, 1, 2, 3),
      status: fc.constantFrom('open', 'in-progress', 'done', 'cancelled'),
      percent: fc.integer({ min: 0, max: 100 }),
      completedAt: aMoment,
      recurrence: aRule.filter((rule) => readRecurrence(rule).refusal === undefined),
      categories: fc.uniqueArray(
        aLine.filter((text) => text.trim() !== ''),
        { maxLength: 4 },
      ),
      parent: uid,
      url: fc.webUrl(),
      created: aMoment,
      lastModified: aMoment,
      sequence: fc.nat(1000),
    },
    { requiredKeys: ['uid', 'summary', 'priority', 'status', 'categories', 'sequence'] },
  )
  .map(({ startsBefore, recurrence, ...task }) => {
    const start =
      task.due && startsBefore ? { date: isoDateOf(Date.parse(task.due.date) / 86_400_000 - startsBefore) } : undefined;
    const rule = recurrence === undefined || task.due === undefined ? {} : { recurrence };
    return { ...task, ...(start ? { start } : {}), ...rule, kept: nothingKept };
  });

/** What a rule says, however it is ordered. */
const parts = (rule: string | undefined) => rule?.split(';').sort().join(';');

describe(`a task that goes out and comes back (SEED=${seed})`, () => {
  it('is the same, and foreign programs can read it', () => {
    const check = (task: CalendarTask) => {
      const text = writeTodo(task, now);
      const { task: back, refusal } = readTodo(text) as { task?: CalendarTask; refusal?: string };
      expect(refusal).toBeUndefined();
      const { foreignPriority, recurrence, ...fields } = back ?? {};
      const { recurrence: expected, ...others } = task;
      expect(fields).toEqual(others);
      expect(parts(recurrence)?.replace(/;WKST=MO/, '')).toEqual(parts(expected)?.replace(/;WKST=MO/, ''));
      expect(foreignPriority).toBe([undefined, 9, 5, 1][task.priority]);
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(text).not.toMatch(/[^\r]\n/);
      const todo = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vtodo');
      expect(todo?.getFirstPropertyValue('summary')).toBe(task.summary);
      expect(writeTodo(back ?? task, now).length).toBe(text.length);
    };
    fc.assert(fc.property(aTask, check), { seed, numRuns: 400 });
  });
});
