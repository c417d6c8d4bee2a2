import { expect, test } from 'vitest';
import { type Facets, facetLines, filterChips, matchingLines } from './facet-model.ts';
import { questionOf } from './people-question-model.ts';

const facets: Facets = {
  orgUnits: [
    { id: 'a', code: 'A', name: 'Stadt', parent: null, people: 9 },
    { id: 'a1', code: 'A.1', name: 'Dezernat I', parent: 'a', people: 5 },
    { id: 'a11', code: 'A.1.1', name: 'Personalamt', parent: 'a1', people: 2 },
    { id: 'a2', code: 'A.2', name: 'Dezernat II', parent: 'a', people: 4 },
  ],
  places: [{ value: 'Rathaus', people: 7 }],
  skills: [{ value: 'Gebärdensprache', people: 1 }],
};

test('indents org units below their parents', () => {
  const { orgUnit } = facetLines(facets, questionOf({}));
  expect(orgUnit.map(({ label, depth }) => [label, depth])).toEqual([
    ['Stadt', 0],
    ['Dezernat I', 1],
    ['Personalamt', 2],
    ['Dezernat II', 1],
  ]);
});

test('keeps what is chosen in sight although nobody found has it', () => {
  const { place } = facetLines(facets, questionOf({ place: 'Bauhof' }));
  expect(place.map(({ value, people, isChosen }) => [value, people, isChosen])).toEqual([
    ['Bauhof', 0, true],
    ['Rathaus', 7, false],
  ]);
});

test('names the chips of org units from the facets, else from the tree', () => {
  const chips = filterChips(questionOf({ orgUnit: 'a1|z', skill: 'GIS' }), facets, (id) =>
    id === 'z' ? 'Zoo' : undefined,
  );
  expect(chips.map(({ label }) => label)).toEqual(['Dezernat I', 'Zoo', 'GIS']);
});

test('finds lines without regard to case and accents', () => {
  const { skill } = facetLines(facets, questionOf({}));
  expect(matchingLines(skill, 'GEBARDEN')).toHaveLength(1);
  expect(matchingLines(skill, 'x')).toHaveLength(0);
});
