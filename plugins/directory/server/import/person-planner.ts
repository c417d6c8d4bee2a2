import type { IsoDate } from '@kontor/base';
import type { NewPerson, Person, PersonChange } from '@kontor/schema';
import { hasLostLetters } from './cell-checks.ts';
import { differences } from './differences.ts';
import type { ImportedPerson } from './imported-person.ts';

const blankPerson: Omit<NewPerson, 'givenName' | 'familyName'> = {
  externalId: null,
  title: '',
  email: null,
  phone: null,
  mobile: null,
  room: null,
  place: null,
  language: null,
  validFrom: null,
  validUntil: null,
};

/** Somebody whom Kontor does not know yet. */
export function planNewPerson({ person, login }: ImportedPerson): NewPerson {
  return { ...blankPerson, ...person, externalId: login };
}

/** What the file says differently, or nothing. */
export function planPersonChange(imported: ImportedPerson, stored: Person, today: IsoDate): PersonChange | undefined {
  const told = {
    ...imported.person,
    givenName: restoreLetters(imported.person.givenName, stored.givenName),
    familyName: restoreLetters(imported.person.familyName, stored.familyName),
    ...(hasLeft(stored, today) && imported.person.validUntil === undefined ? { validUntil: null } : {}),
  };
  const different = differences(told, stored);
  return Object.keys(different).length > 0 ? different : undefined;
}

/** Who is in the file again belongs to the organisation again. */
function hasLeft({ validUntil }: Person, today: IsoDate): boolean {
  return validUntil !== null && validUntil < today;
}

/** `Nguy?n` when `Nguyễn` is stored is the same name, written by a program that lacks the letter. */
function restoreLetters(name: string, stored: string): string {
  if (!hasLostLetters(name)) return name;
  const letters = Array.from(name);
  const storedLetters = Array.from(stored);
  const fits =
    letters.length === storedLetters.length &&
    letters.every((letter, index) => letter === '?' || letter === storedLetters[index]);
  return fits ? stored : name;
}
