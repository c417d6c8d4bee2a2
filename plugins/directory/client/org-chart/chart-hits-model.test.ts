import { expect, test } from 'vitest';
import { buildOrgTree, type OrgUnitLine } from '../org-units/org-tree-model.ts';
import { findHits, placeAmong } from './chart-hits-model.ts';

function unit(id: string, parent: string | null, name: string, lead?: string): OrgUnitLine {
  const leads = lead === undefined ? [] : [{ id: lead, name: lead, acting: false }];
  return { id, parent, name, code: id, abbreviation: null, place: null, tasks: [], revision: 1, leads };
}

const tree = buildOrgTree([
  unit('city', null, 'Stadt'),
  unit('staff', 'city', 'Personalamt', 'Hanna Krüger'),
  unit('citizens', 'city', 'Bürgeramt'),
]);
const person = (name: string, position: string | null, orgUnit: string) => ({
  ...{ name, position },
  orgUnit: { id: orgUnit, code: orgUnit, name: orgUnit },
});

test('units are found by their own texts and by who leads them, in the order in which one reads', () => {
  expect([...findHits(tree, 'amt', []).keys()]).toEqual(['staff', 'citizens']);
  expect([...findHits(tree, 'kruger', []).keys()]).toEqual(['staff']);
  expect(findHits(tree, '  ', [person('Anna', null, 'city')]).size).toBe(0);
});

test('people stand in the unit in which they were found, with what they do there', () => {
  const people = [person('Anna Anders', 'Meldestelle', 'citizens'), person('Bert Bauer', null, 'citizens')];
  expect([...findHits(tree, 'meldestelle', people)]).toEqual([
    ['citizens', ['Anna Anders, Meldestelle', 'Bert Bauer']],
  ]);
});

test('who was jumped to stays the place when more is found, and other words begin anew', () => {
  const chosen = { unit: 'citizens', typed: 'amt' };
  expect(placeAmong(['staff', 'citizens'], 'amt', chosen)).toBe(1);
  expect(placeAmong(['city', 'staff', 'citizens'], 'amt', chosen)).toBe(2);
  expect(placeAmong(['staff', 'citizens'], 'amts', chosen)).toBe(0);
  expect(placeAmong(['staff'], 'amt', chosen)).toBe(0);
  expect(placeAmong(['staff'], 'amt', undefined)).toBe(0);
});
