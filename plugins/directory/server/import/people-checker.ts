import { readDate } from '@kontor/plugin-api/server';
import { fields } from '@kontor/schema';
import type { ImportProblem } from '../../shared/index.ts';
import { hasLostLetters, RowCheck } from './cell-checks.ts';
import type { PersonColumn } from './column-names.ts';
import { checkContacts } from './contact-checks.ts';
import type { PersonRowText } from './import-row.ts';
import type { ImportedPerson, ImportedPosition } from './imported-person.ts';
import { learnPhoneStyle, type PhoneStyle } from './phone-numbers.ts';
import { readWeekdays } from './weekday-reader.ts';

/** What exists besides the file: keys are logins and codes. */
export interface KnownNames {
  readonly logins: ReadonlySet<string>;
  readonly orgUnits: ReadonlySet<string>;
}

export interface CheckedPeople {
  readonly people: readonly ImportedPerson[];
  readonly problems: readonly ImportProblem[];
}

/** What all rows of the file are checked against. */
interface FileFacts {
  readonly known: KnownNames;
  readonly firstLines: { readonly login: ReadonlyMap<string, number>; readonly email: ReadonlyMap<string, number> };
  readonly phoneStyle: PhoneStyle;
}

/** Checks every row by itself and against the others; a row with an error gives no person. */
export function checkPeople(rows: readonly PersonRowText[], known: KnownNames): CheckedPeople {
  const facts: FileFacts = {
    known,
    firstLines: { login: firstLines(rows, 'login'), email: firstLines(rows, 'email') },
    phoneStyle: learnPhoneStyle(rows.map((row) => row.values.phone ?? '')),
  };
  const checked = rows.map((row) => checkRow(row, facts));
  return {
    people: checked.flatMap(({ person }) => (person ? [person] : [])),
    problems: checked.flatMap(({ problems }) => problems),
  };
}

function firstLines(rows: readonly PersonRowText[], column: PersonColumn): Map<string, number> {
  const lines = new Map<string, number>();
  for (const { line, values } of rows) {
    const value = values[column]?.toLowerCase();
    if (value && !lines.has(value)) lines.set(value, line);
  }
  return lines;
}

function checkRow(
  row: PersonRowText,
  facts: FileFacts,
): { person: ImportedPerson | undefined; problems: ImportProblem[] } {
  const check = new RowCheck('people', row.line);
  const login = checkLogin(check, row, facts);
  const person = {
    ...checkNames(check, row),
    ...checkContacts(check, row, facts.phoneStyle, facts.firstLines.email),
    ...checkLanguage(check, row),
    ...checkDates(check, row),
  };
  const rest = {
    ...checkPositions(check, row, facts.known),
    ...checkManager(check, row, facts),
    ...checkProfile(check, row),
  };
  const faulty = check.problems.some(({ severity }) => severity === 'error');
  if (faulty || login === undefined) return { person: undefined, problems: check.problems };
  return { person: { line: row.line, login, person, ...rest }, problems: check.problems };
}

function checkLogin(check: RowCheck, { line, values }: PersonRowText, facts: FileFacts): string | undefined {
  const value = values.login ?? '';
  const login = value.toLowerCase();
  const first = facts.firstLines.login.get(login);
  if (login === '') check.add('login_missing', { field: 'login' });
  else if (!fields.login.safeParse(login).success) check.add('login_bad', { field: 'login', value });
  else if (first !== undefined && first < line) check.add('login_double', { field: 'login', value, other: first });
  else return login;
  return undefined;
}

function checkNames(check: RowCheck, { values }: PersonRowText) {
  const givenName = values.given_name ?? '';
  const familyName = values.family_name ?? '';
  if (givenName === '') check.add('name_missing', { field: 'given_name' });
  if (familyName === '') check.add('name_missing', { field: 'family_name' });
  for (const [field, value] of [
    ['given_name', givenName],
    ['family_name', familyName],
  ] as const) {
    check.text(field, value, 100);
    if (hasLostLetters(value)) check.add('letters_lost', { field, value });
  }
  if (values.title === undefined) return { givenName, familyName };
  return { givenName, familyName, title: check.text('title', values.title, 40) ?? '' };
}

const languageNames: Readonly<Record<string, 'de' | 'en'>> = {
  de: 'de',
  deutsch: 'de',
  german: 'de',
  en: 'en',
  englisch: 'en',
  english: 'en',
};

function checkLanguage(check: RowCheck, { values }: PersonRowText) {
  if (values.language === undefined) return {};
  const value = values.language;
  const language = languageNames[value.toLowerCase().split(/[-_]/)[0] ?? ''] ?? null;
  if (value !== '' && language === null) check.add('language_unknown', { field: 'language', value });
  return { language };
}

function checkDates(check: RowCheck, { values }: PersonRowText) {
  const read = (field: 'valid_from' | 'valid_until') => {
    const value = values[field] ?? '';
    const date = value === '' ? null : readDate(value);
    if (date === undefined) check.add('date_impossible', { field, value });
    return date ?? null;
  };
  const validFrom = read('valid_from');
  const validUntil = read('valid_until');
  if (validFrom && validUntil && validUntil < validFrom) check.add('dates_reversed', { field: 'valid_until' });
  return {
    ...(values.valid_from === undefined ? {} : { validFrom }),
    ...(values.valid_until === undefined ? {} : { validUntil }),
  };
}

const unnamedPosition = 'Mitarbeit';

function checkPositions(check: RowCheck, { values }: PersonRowText, known: KnownNames) {
  const tellsAllPositions = values.second_org_unit !== undefined;
  if (values.org_unit === undefined) return { tellsAllPositions };
  const title = check.text('position', values.position ?? '', 200) ?? '';
  const unit = checkOrgUnit(check, 'org_unit', values.org_unit, known);
  const second = checkOrgUnit(check, 'second_org_unit', values.second_org_unit ?? '', known);
  if (values.org_unit === '') check.add('org_unit_missing', { field: 'org_unit' });
  else if (title === '') check.add('position_missing', { field: 'position' });
  const lead = /^leit(?:ung|er|erin)\b/i.test(title);
  const positions: ImportedPosition[] = [];
  if (unit) positions.push({ orgUnit: unit, title: title || unnamedPosition, lead, main: true });
  // Who leads one office and helps in another does not lead the other.
  const secondTitle = lead || title === '' ? unnamedPosition : title;
  if (second && second !== unit) {
    positions.push({ orgUnit: second, title: secondTitle, lead: false, main: unit === undefined });
  }
  return { positions, tellsAllPositions };
}

function checkOrgUnit(check: RowCheck, field: PersonColumn, value: string, known: KnownNames): string | undefined {
  if (value === '') return undefined;
  if (known.orgUnits.has(value)) return value;
  check.add('org_unit_unknown', { field, value });
  return undefined;
}

function checkManager(check: RowCheck, { values }: PersonRowText, facts: FileFacts) {
  if (values.manager === undefined) return {};
  const manager = values.manager.toLowerCase();
  if (manager === '') return { manager: null };
  if (manager === values.login?.toLowerCase()) check.add('manager_self', { field: 'manager', value: manager });
  else if (!facts.firstLines.login.has(manager) && !facts.known.logins.has(manager)) {
    check.add('manager_unknown', { field: 'manager', value: values.manager });
  }
  return { manager };
}

function checkProfile(check: RowCheck, { values }: PersonRowText) {
  const skills = values.skills?.split(/[;,|]/).map((skill) => skill.trim());
  const homeDays = values.home_office === undefined ? undefined : readWeekdays(values.home_office);
  if (values.home_office !== undefined && !homeDays) {
    check.add('days_unknown', { field: 'home_office', value: values.home_office });
  }
  for (const skill of skills ?? []) check.text('skills', skill, 60);
  return {
    ...(skills ? { skills: [...new Set(skills.filter((skill) => skill !== ''))] } : {}),
    ...(homeDays ? { homeDays: homeDays.length > 0 ? homeDays : null } : {}),
  };
}
