import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fewestPeople } from '../shared/index.ts';
import { foldUnits, unitsAt } from './unit-folding.ts';

const aUnit = (id: string, parent: string | null) => ({
  ...{ id, code: id, parent, name: `Amt ${id}`, abbreviation: null, place: null, tasks: [], revision: 1 },
});
const at = (person: string, orgUnit: string, main = true) => ({
  ...{ id: person, person, orgUnit, title: '', lead: false, acting: false, main, from: null, until: null },
});

test('every part has ten people at least, or is everybody, and each person is in one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 12 }),
      fc.integer({ min: 0, max: 15 }),
      (sizes, without) => {
        const persons: string[] = [];
        const unitOf = new Map<string, string>();
        for (const [unit, size] of sizes.entries())
          for (let count = 0; count < size; count += 1) {
            persons.push(`${unit}-${count}`);
            unitOf.set(`${unit}-${count}`, String(unit));
          }
        for (let count = 0; count < without; count += 1) persons.push(`none-${count}`);
        const parts = foldUnits(persons, unitOf, []);
        expect(parts.reduce((sum, { people }) => sum + people, 0)).toBe(persons.length);
        for (const { people } of parts) expect(people >= fewestPeople || parts.length === 1).toBe(true);
        expect(parts.filter(({ unit }) => unit === null).length).toBeLessThanOrEqual(1);
      },
    ),
  );
});

test('who sits above the level counts for the unit they sit in, and the main position decides', () => {
  const all = [aUnit('top', null), aUnit('office', 'top'), aUnit('team', 'office'), aUnit('other', null)];
  const positions = [at('head', 'top'), at('one', 'team'), at('two', 'team', false), at('two', 'top', true)];
  const found = (level: number) => Object.fromEntries(unitsAt(level, { all, positions }));
  expect(found(1)).toEqual({ head: 'top', one: 'top', two: 'top' });
  expect(found(2)).toEqual({ head: 'top', one: 'office', two: 'top' });
  // One that is above everybody tells nothing: the levels count from below it.
  const found1 = unitsAt(1, { all: all.slice(0, 3), positions });
  expect(Object.fromEntries(found1)).toEqual({ head: 'top', one: 'office', two: 'top' });
});
