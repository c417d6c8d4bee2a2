import { expect, test } from 'vitest';
import type { AwayPerson } from '../../shared/index.ts';
import { choiceOf, questionOf, searchOf, shelveAway } from './away-model.ts';

function away(name: string, from: string, code: string | null): AwayPerson {
  const person = { id: name, name, position: null, orgUnit: null, picture: null, absent: false };
  const orgUnit = code === null ? null : { id: code, code, name: `Amt ${code}` };
  const nothing = { fromTime: null, untilTime: null, note: null, substitute: null, isSubstituteAway: false };
  return { id: `${name} ${from}`, person, orgUnit, from, until: '2026-12-31', ...nothing };
}

const people = [
  away('Änne Ott', '2026-11-20', 'A.10'),
  away('Ben Roth', '2026-11-26', 'A.2'),
  away('Cem Kaya', '2026-11-27', 'A.2'),
  away('Dora Lenz', '2026-11-26', null),
];

test('puts who is away today before who will be, by unit in order of codes, those without one last', () => {
  const { today, coming } = shelveAway(people, '2026-11-26', '');
  expect(today.map(({ name, away: members }) => [name, members.map(({ person }) => person.name)])).toEqual([
    ['Amt A.2', ['Ben Roth']],
    ['Amt A.10', ['Änne Ott']],
    [null, ['Dora Lenz']],
  ]);
  expect(coming.flatMap((group) => group.away.map(({ person }) => person.name))).toEqual(['Cem Kaya']);
});

test('finds names and units without regard to case and accents', () => {
  const named = (typed: string) =>
    shelveAway(people, '2026-11-26', typed).today.flatMap((group) => group.away.map(({ person }) => person.name));
  expect(named('anne')).toEqual(['Änne Ott']);
  expect(named('AMT A.2')).toEqual(['Ben Roth']);
  expect(named('xyz')).toEqual([]);
});

test('keeps the choice in the address', () => {
  for (const choice of ['units', 'everybody', 'unit:x', 'space:y'] as const) {
    const search = Object.fromEntries(
      Object.entries(searchOf(choice)).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
    );
    expect(choiceOf(search)).toBe(choice);
  }
  expect(questionOf('unit:x')).toEqual({ orgUnit: 'x' });
  expect(questionOf('space:y')).toEqual({ space: 'y' });
  expect(questionOf('units')).toEqual({ of: 'units' });
});
