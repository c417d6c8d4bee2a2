import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDateOf } from '../calendar-days.ts';
import { dueDate } from '../due-date.ts';
import { recurrenceRule } from '../recurrence/rule.ts';
import { readQuickAdd } from './read-quick-add.ts';
import { textWithout } from './spans.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

const pieces =
  'Bericht Anna und für der die heute Heute morgen übermorgen Montag Mo Fr nächsten diesen Freitag Woche Monat in 3 zwei einer Wochen Tagen am bis zum um 14 Uhr 9:30 14h mittags früh Ende des Jahres KW 49 53 99 31.12. 30.2. 3. Dezember 2027 2028 29. Februar jeden jede alle täglich letzten Arbeitstag im ! !! !!! !dringend " „ “ , : ; . - – every day next Friday at 2pm by 12/3 2026-12-03 May of the month ſ İ ß 😀 \u0301 \n \t __proto__ constructor'
    .split(' ')
    .filter((piece) => piece !== '');
const aText = fc.oneof(
  fc
    .array(fc.constantFrom(...pieces), { maxLength: 14 })
    .chain((words) => fc.constantFrom(' ', '  ', ', ', '').map((separator) => words.join(separator))),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
);

describe(`texts at random (SEED=${seed})`, () => {
  it('are never too much, and title and marks together are the whole text', () => {
    const check = (text: string, language: 'de' | 'en', day: number, hour: number, piece: string) => {
      const now = `${String(hour).padStart(2, '0')}:30`;
      const { title, marks, due, recurrence } = readQuickAdd(text, {
        language,
        today: isoDateOf(day),
        now,
        asWritten: [piece],
      });
      let end = 0;
      for (const { from, to } of marks) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        end = to;
      }
      expect(end).toBeLessThanOrEqual(text.length);
      expect(title).toBe(textWithout(text, marks));
      if (due) expect(dueDate.safeParse(due).success, JSON.stringify(due)).toBe(true);
      if (due) expect(due.date >= isoDateOf(day - 6), JSON.stringify(due)).toBe(true);
      if (recurrence !== undefined) expect(recurrenceRule.safeParse(recurrence).success, recurrence).toBe(true);
      const kinds = marks.map(({ kind }) => kind);
      expect(new Set(kinds).size).toBe(kinds.length);
    };
    const days = fc.integer({ min: 20_000, max: 24_000 });
    const property = fc.property(
      aText,
      fc.constantFrom('de', 'en'),
      days,
      fc.integer({ min: 0, max: 23 }),
      fc.constantFrom(...pieces),
      check,
    );
    fc.assert(property, { seed, numRuns: 3000 });
  });

  it('take no time, however they are made', () => {
    const begun = performance.now();
    for (const piece of [
      'jeden Montag und ',
      'Montag, ',
      ' ',
      '1',
      '1.',
      '"',
      'in 3 ',
      '!',
      'am ',
      'bis bis ',
      'Ende der ',
    ]) {
      readQuickAdd(piece.repeat(500).slice(0, 500), { language: 'de', today: '2026-11-25', now: '10:00' });
    }
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});
