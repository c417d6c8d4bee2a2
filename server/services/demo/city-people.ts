import { newId } from '@kontor/base';
import type { NewPosition } from '@kontor/plugin-api/server';
import { type DemoLogin, demoLogins, type NewPerson, newPerson } from '@kontor/schema';
import { familyNames, givenNames, positionTitles } from './city-names.ts';
import { type CityUnit, cityUnits, mailDomain, phonePrefix } from './city-units.ts';
import { type Choices, seededChoices } from './random.ts';

export interface CityPerson {
  readonly person: NewPerson & { readonly id: string };
  readonly positions: readonly NewPosition[];
}

const demoPeople: Readonly<Record<DemoLogin, { given: string; family: string; unit: string; title: string }>> = {
  admin: { given: 'Jana', family: 'Thiele', unit: 'A.1.04', title: 'Systemverwaltung' },
  editor: { given: 'Katrin', family: 'Schubert', unit: 'A.1.04', title: 'Leitung digitale Verwaltung' },
  homeoffice: { given: 'Tobias', family: 'Krüger', unit: 'A.1.04', title: 'Projektleitung' },
  newhire: { given: 'Amira', family: 'Haddad', unit: 'A.4.04', title: 'Sachbearbeitung' },
};

export interface City {
  readonly people: readonly CityPerson[];
  readonly demo: Readonly<Record<DemoLogin, string>>;
}

/** About 2,000 people, the same at every call but for their ids; `unitIds` maps unit codes to ids. */
export function inventPeople(unitIds: ReadonlyMap<string, string>): City {
  const choices = seededChoices(20_261_122);
  const logins = new Set<string>(demoLogins);
  const demo = { admin: newId(), editor: newId(), homeoffice: newId(), newhire: newId() };
  const people: CityPerson[] = demoLogins.map((login) => inventDemoPerson(login, demo[login], unitIds, choices));
  for (const unit of cityUnits) {
    for (let index = 0; index < unit.staff; index += 1)
      people.push(inventPerson(unit, index === 0, unitIds, choices, logins));
  }
  return { people, demo };
}

function inventPerson(
  unit: CityUnit,
  lead: boolean,
  unitIds: ReadonlyMap<string, string>,
  choices: Choices,
  logins: Set<string>,
): CityPerson {
  const { given, family } = inventName(choices);
  const login = freeLogin(`${latin(given)}.${latin(family)}`, logins);
  const title = lead
    ? `Leitung ${unit.name.replace(/^Dezernat (\S+):.*/, 'Dezernat $1')}`
    : choices.pick(positionTitles);
  const positions = [holdPosition(unitIds, unit.code, title, lead)];
  if (!lead && choices.chance(0.03)) {
    positions.push(holdPosition(unitIds, choices.pick(cityUnits).code, 'Mitarbeit im Projekt', false, false));
  }
  const person = newPerson.parse({
    externalId: login,
    title: choices.chance(0.05) ? 'Dr.' : '',
    givenName: given,
    familyName: family,
    email: `${login}@${mailDomain}`,
    phone: `${phonePrefix}${1000 + choices.integer(9000)}`,
    mobile: choices.chance(0.15) ? `+49 151 ${10_000_000 + choices.integer(89_999_999)}` : null,
    room: `${choices.integer(5)}.${String(1 + choices.integer(45)).padStart(2, '0')}`,
    place: unit.place,
    language: 'de',
  });
  return { person: { ...person, id: newId() }, positions };
}

/** Never the name of one of the four who can sign in: whoever looks for them finds one person. */
function inventName(choices: Choices): { given: string; family: string } {
  const given = choices.pick(givenNames);
  const family = choices.chance(0.06)
    ? `${choices.pick(familyNames)}-${choices.pick(familyNames)}`
    : choices.pick(familyNames);
  const isTaken = Object.values(demoPeople).some((person) => person.given === given && person.family === family);
  return isTaken ? inventName(choices) : { given, family };
}

function inventDemoPerson(
  login: DemoLogin,
  id: string,
  unitIds: ReadonlyMap<string, string>,
  choices: Choices,
): CityPerson {
  const { given, family, unit, title } = demoPeople[login];
  const person = newPerson.parse({
    externalId: login,
    givenName: given,
    familyName: family,
    email: `${login}@${mailDomain}`,
    phone: `${phonePrefix}${1000 + choices.integer(9000)}`,
    room: `2.${10 + choices.integer(30)}`,
    place: cityUnits.find(({ code }) => code === unit)?.place ?? null,
  });
  return { person: { ...person, id }, positions: [holdPosition(unitIds, unit, title, false)] };
}

function holdPosition(
  unitIds: ReadonlyMap<string, string>,
  code: string,
  title: string,
  lead: boolean,
  main = true,
): NewPosition {
  const orgUnit = unitIds.get(code);
  if (orgUnit === undefined) throw new Error(`The demo city has no unit ${code}`);
  return { orgUnit, title, lead, main, from: null, until: null };
}

function freeLogin(wanted: string, taken: Set<string>): string {
  let login = wanted;
  for (let number = 2; taken.has(login); number += 1) login = `${wanted}${number}`;
  taken.add(login);
  return login;
}

const foldings: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  ø: 'oe',
  å: 'aa',
  ł: 'l',
  ı: 'i',
  đ: 'd',
  ш: 'sh',
  е: 'e',
  в: 'v',
  ч: 'ch',
  н: 'n',
  к: 'k',
  о: 'o',
  а: 'a',
  л: 'l',
  т: 't',
  і: 'i',
  я: 'ja',
  π: 'p',
  α: 'a',
  ά: 'a',
  δ: 'd',
  ό: 'o',
  ο: 'o',
  υ: 'u',
  λ: 'l',
  ς: 's',
  ε: 'e',
  έ: 'e',
  ν: 'n',
  η: 'i',
};

/** A name in the letters of logins and mail addresses. */
function latin(name: string): string {
  return [...name.toLowerCase()]
    .map((letter) => foldings[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replace(/[^a-z-]/g, '');
}
