import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checkImport, readImport } from './import-files.ts';

const folder = fileURLToPath(new URL('../../../../../shared/data/people/', import.meta.url));
const reason = existsSync(folder) ? undefined : 'the reference files are not beside the repository';

function check(file: string) {
  const read = readImport({
    people: readFileSync(`${folder}${file}`),
    orgUnits: readFileSync(`${folder}org-units.csv`),
  });
  const checked = checkImport(read, { logins: new Set(), parents: new Map() });
  return { ...checked, errors: checked.problems.filter(({ severity }) => severity === 'error') };
}

test.skipIf(reason)('finds no error in the people file and reads every name', () => {
  const { people, orgUnits, errors, format } = check('people.csv');
  expect([people.length, orgUnits.length, errors]).toEqual([2000, 57, []]);
  expect(format).toBe('CSV, UTF-8, Komma');
  const givenNames = new Set(people.map(({ person }) => person.givenName));
  for (const name of ['Nguyễn', 'Małgorzata', 'Ayşe', 'Søren']) expect(givenNames).toContain(name);
});

test.skipIf(reason)('reads the same people from LDIF', () => {
  const fromCsv = check('people.csv').people;
  const { people, errors } = check('people.ldif');
  expect(errors).toEqual([]);
  const names = (list: typeof people) =>
    list.map(({ login, person }) => `${login} ${person.givenName} ${person.familyName}`);
  expect(names(people)).toEqual(names(fromCsv));
  expect(people.map(({ manager }) => manager)).toEqual(fromCsv.map(({ manager }) => manager));
});

test.skipIf(reason)('reads the file of a German Excel and says where it lost letters', () => {
  const { people, errors, problems, format } = check('people-excel.csv');
  expect([people.length, errors, format]).toEqual([200, [], 'CSV, Windows-1252, Semikolon']);
  expect(people.some(({ person }) => person.familyName === 'Weißflog')).toBe(true);
  expect(problems.some(({ code, value }) => code === 'letters_lost' && value === 'Nguy?n')).toBe(true);
});

test.skipIf(reason)('names each fault of the broken file by its line', () => {
  const { errors } = check('people-broken.csv');
  expect(errors.map(({ line, field, code }) => [line, field, code])).toEqual([
    [5, 'email', 'email_bad'],
    [9, 'login', 'login_double'],
    [13, 'org_unit', 'org_unit_unknown'],
    [16, 'manager', 'manager_unknown'],
    [17, 'manager', 'manager_unknown'],
    [21, 'valid_until', 'date_impossible'],
    [25, 'given_name', 'name_missing'],
    [29, 'family_name', 'markup'],
    [33, 'phone', 'formula'],
    [37, 'manager', 'manager_self'],
    [42, null, 'quotes_broken'],
  ]);
});
