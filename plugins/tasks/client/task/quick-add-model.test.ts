import { expect, test } from 'vitest';
import { understand } from './quick-add-model.ts';

// A Friday.
const options = { language: 'de', today: '2026-11-27', now: '09:00' } as const;

test('says day, time and priority, and the other day that the words may mean', () => {
  const text = 'Bericht abgeben nächsten Freitag 14 Uhr !!';
  const understood = understand(text, options);
  expect(understood.entry).toEqual({ title: 'Bericht abgeben', dueOn: '2026-12-04', dueTime: '14:00', priority: 2 });
  expect(understood.understandings.map(({ kind, said }) => [kind, said])).toEqual([
    ['due', 'Fr., 4. Dez. 2026, 14:00'],
    ['priority', '2'],
  ]);
});

test('the other day is taken for these words, and the first is offered then', () => {
  const text = 'Bericht nächsten Freitag';
  const midweek = { ...options, today: '2026-11-25' };
  const { entry, otherwise } = understand(text, midweek);
  if (!otherwise) throw new Error('No other day is offered');
  const other = understand(text, { ...midweek, otherDayOf: otherwise.words });
  expect(other.entry.dueOn).not.toBe(entry.dueOn);
  expect(understand(text, { ...midweek, otherDayOf: other.otherwise?.words ?? '' }).entry).toEqual(other.entry);
  expect(understand('Bericht Freitag', { ...midweek, otherDayOf: otherwise.words }).otherwise).toBeUndefined();
});

test('what is taken back stays in the title, word for word', () => {
  const text = 'Bericht, morgen 14 Uhr !!';
  const [due] = understand(text, options).understandings;
  const taken = understand(text, { ...options, asWritten: due?.words ?? [] });
  expect(taken.entry).toEqual({ title: 'Bericht, morgen 14 Uhr', priority: 2 });
});

test('a rhythm says its first day where no other is said', () => {
  expect(understand('Blumen gießen jeden Freitag', options).understandings).toEqual([
    { kind: 'recurrence', said: 'jede Woche am Freitag', first: 'Fr., 27. Nov. 2026', words: ['jeden Freitag'] },
  ]);
  const english = understand('Report every Friday at 14:00', { ...options, language: 'en' });
  expect(english.understandings).toMatchObject([
    { kind: 'due', said: 'Fri, 27 Nov 2026, 14:00' },
    { kind: 'recurrence', said: 'every week on Friday' },
  ]);
});
