import { expect, test } from 'vitest';
import { defaultVisibility, type PersonDetails, weekWithHomeDays } from '../../shared/index.ts';
import { addTerms, changesOf, draftOf, isAboutTooLong, removeTerm, setWorkplace } from './profile-draft-model.ts';

const empty = { about: '', unconfirmedSkills: [], skills: [], languages: [], week: null };

function person(profile: { readonly skills?: string[] }): PersonDetails {
  const contact = { email: null, phone: null, mobile: null, room: null, place: null, picture: null, absence: null };
  const around = { positions: [], tasks: [], managers: [], team: [], teamSize: 0, standsInFor: [] };
  const name = { id: 'p', name: 'A B', title: '', givenName: 'A', familyName: 'B', former: false };
  const own = { relation: 'self' as const, mayHandOver: true, visibility: defaultVisibility, profileRevision: 1 };
  return { ...name, ...contact, ...around, ...empty, ...own, ...profile };
}

test('adds several terms at once and none twice', () => {
  const draft = addTerms({ ...empty, skills: ['Excel'] }, 'skills', ' excel, GIS ;  Erste   Hilfe, ');
  expect(draft.skills).toEqual(['Excel', 'GIS', 'Erste Hilfe']);
  expect(addTerms(draft, 'skills', '  ')).toBe(draft);
  expect(removeTerm(draft, 'skills', 'GIS').skills).toEqual(['Excel', 'Erste Hilfe']);
});

test('takes no more terms than the server does', () => {
  const many = Array.from({ length: 60 }, (_, index) => `s${index}`).join(',');
  expect(addTerms(empty, 'skills', many).skills).toHaveLength(50);
  expect(addTerms(empty, 'languages', many).languages).toHaveLength(20);
});

test('begins a week from the usual one', () => {
  expect(setWorkplace(empty, 'friday', 'home').week).toEqual(weekWithHomeDays(['friday']));
});

test('sends only what differs', () => {
  const before = person({ skills: ['GIS'] });
  expect(changesOf(draftOf(before), before)).toBeUndefined();
  expect(changesOf({ ...draftOf(before), about: 'Hallo' }, before)).toEqual({ about: 'Hallo' });
});

test('notices a text that is too long', () => {
  expect(isAboutTooLong({ ...empty, about: 'a'.repeat(2001) })).toBe(true);
  expect(isAboutTooLong({ ...empty, about: 'Zeile 1\nZeile 2' })).toBe(false);
});
