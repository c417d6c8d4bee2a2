import { newId } from '@kontor/base';
import { expect, it } from 'vitest';
import { inventPeople } from './city-people.ts';
import { cityUnits } from './city-units.ts';

const unitIds = new Map(cityUnits.map(({ code }) => [code, newId()]));

it('invents about two thousand people, the same at every call', () => {
  const names = () =>
    inventPeople(unitIds).people.map(({ person }) => `${person.externalId} ${person.givenName} ${person.familyName}`);
  expect(names().length).toBeGreaterThan(1900);
  expect(names()).toEqual(names());
});

it('gives everybody a login and a mail address of their own, in plain letters', () => {
  const { people } = inventPeople(unitIds);
  const logins = people.map(({ person }) => person.externalId);
  expect(new Set(logins).size).toBe(people.length);
  expect(logins.filter((login) => !/^[a-z][a-z0-9.-]*[a-z0-9]$/.test(login ?? ''))).toEqual([]);
  expect(new Set(people.map(({ person }) => person.email)).size).toBe(people.length);
});

it('has nobody else with the name of one of the four who can sign in', () => {
  const { people, demo } = inventPeople(unitIds);
  for (const id of Object.values(demo)) {
    const own = people.find(({ person }) => person.id === id)?.person;
    const alike = people.filter(
      ({ person }) => person.givenName === own?.givenName && person.familyName === own?.familyName,
    );
    expect(alike.length, own?.familyName ?? '').toBe(1);
  }
});
