import { expect, test } from 'vitest';
import { checkImport, readImport } from './import-files.ts';

const header =
  'login,title,given_name,family_name,email,phone,mobile,room,place,org_unit,position,second_org_unit,manager,home_office,skills,language,valid_from,valid_until';
const fine =
  'anna.beck,,Anna,Beck,anna.beck@stadt.example,+49 3641 49-1000,,1.01,Am Markt 1,A1,Sachbearbeiterin,,,Mo-Fr,Excel,de,,';

function check(people: string, orgUnits = 'code,parent,name\nA,,Amt A\nA1,A,Stelle A1\n') {
  const read = readImport({ people: Buffer.from(people), orgUnits: Buffer.from(orgUnits) });
  return checkImport(read, { logins: new Set(), parents: new Map() });
}

/** The good row with one cell replaced. */
function rowWith(column: string, value: string): string {
  const cells = fine.split(',');
  cells[header.split(',').indexOf(column)] = value;
  return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
}

test('reads a good row as it is', () => {
  const { people, problems, format } = check(`${header}\n${fine}\n`);
  expect(problems).toEqual([]);
  expect(format).toBe('CSV, UTF-8, Komma');
  expect(people).toEqual([
    {
      line: 2,
      login: 'anna.beck',
      person: {
        title: '',
        givenName: 'Anna',
        familyName: 'Beck',
        email: 'anna.beck@stadt.example',
        phone: '+49 3641 49-1000',
        mobile: null,
        room: '1.01',
        place: 'Am Markt 1',
        language: 'de',
        validFrom: null,
        validUntil: null,
      },
      positions: [{ orgUnit: 'A1', title: 'Sachbearbeiterin', lead: false, main: true }],
      tellsAllPositions: true,
      manager: null,
      skills: ['Excel'],
      homeDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
    },
  ]);
});

const faults: readonly [column: string, value: string, code: string][] = [
  ['login', '', 'login_missing'],
  ['login', 'Anna Beck', 'login_bad'],
  ['given_name', '', 'name_missing'],
  ['family_name', '', 'name_missing'],
  ['family_name', '<img src=x onerror=alert(1)>', 'markup'],
  ['given_name', '=1+1', 'formula'],
  ['position', '@SUM(A1)', 'formula'],
  ['place', '-2+3', 'formula'],
  ['room', '+1', 'formula'],
  ['phone', '=HYPERLINK("http://x")', 'formula'],
  ['phone', '+cmd', 'formula'],
  ['phone', 'siehe Aushang', 'phone_bad'],
  ['family_name', 'Be\u0007ck', 'control_characters'],
  ['family_name', 'B'.repeat(101), 'too_long'],
  ['email', 'not-an-address', 'email_bad'],
  ['org_unit', 'X9.99', 'org_unit_unknown'],
  ['second_org_unit', 'X9.99', 'org_unit_unknown'],
  ['manager', 'nobody.here', 'manager_unknown'],
  ['manager', 'Anna.Beck', 'manager_self'],
  ['valid_until', '31.02.2026', 'date_impossible'],
  ['home_office', 'manchmal', 'days_unknown'],
  ['skills', 'Excel;<b>', 'markup'],
];

test.each(faults)('refuses in column %s the value %j as %s, by line and column', (column, value, code) => {
  const { problems, people } = check(
    `${header}\n${fine.replace('anna.beck', 'other.one')}\n${rowWith(column, value)}\n`,
  );
  const errors = problems.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ line, field, code }) => ({ line, field, code }))).toEqual([{ line: 3, field: column, code }]);
  expect(people).toHaveLength(1);
});

test('names both lines of a double login', () => {
  const { problems } = check(`${header}\n${fine}\n${fine.replace('anna.beck@', 'other@')}\n`);
  expect(problems).toMatchObject([{ line: 3, field: 'login', code: 'login_double' }]);
  expect(problems[0]?.sentence.de).toContain('Zeile 2');
});

test('refuses an end before the start', () => {
  const row = fine.replace(/,,$/, ',2026-05-01,30.04.2026');
  expect(check(`${header}\n${row}\n`).problems).toMatchObject([{ line: 2, code: 'dates_reversed' }]);
});

test('refuses missing, double and too many columns, and says which it does not know', () => {
  const { problems } = check('Kennung;Vorname;Vorname;Lieblingsfarbe\na.b;A;B;blau;zu viel\n');
  expect(problems.map(({ line, code }) => [line, code])).toEqual([
    [1, 'column_unknown'],
    [1, 'column_double'],
    [1, 'column_missing'],
    [2, 'row_too_long'],
    [2, 'name_missing'],
  ]);
});

test('knows German names of columns and leaves what the file does not have', () => {
  const { people, problems } = check(
    'Kennung;Vorname;Nachname;E-Mail;OE;Funktion\na.beck;Anna;Beck;a@b.example;A1;Leitung\n',
  );
  expect(problems).toEqual([]);
  expect(people).toEqual([
    {
      line: 2,
      login: 'a.beck',
      person: { givenName: 'Anna', familyName: 'Beck', email: 'a@b.example' },
      positions: [{ orgUnit: 'A1', title: 'Leitung', lead: true, main: true }],
      tellsAllPositions: false,
    },
  ]);
});

test('says where an encoding lost letters', () => {
  const { problems } = check(`${header}\n${fine.replace('Anna', 'Nguy?n')}\n`);
  expect(problems).toMatchObject([{ line: 2, field: 'given_name', code: 'letters_lost', severity: 'warning' }]);
});

test('refuses what is no table of people at all', () => {
  for (const text of ['', 'hello world', '{"a": 1}', '\u0000\u0001\u0002']) {
    expect(() => check(text)).toThrow(expect.objectContaining({ code: 'directory.import_unreadable' }));
  }
});

test('puts org units in an order in which parents come first', () => {
  const { orgUnits, problems } = check(`${header}\n`, 'code,parent,name\nA1.1,A1,c\nA1,A,b\nA,,a\n');
  expect(problems).toEqual([]);
  expect(orgUnits.map(({ code }) => code)).toEqual(['A', 'A1', 'A1.1']);
});

test('refuses org units with an unknown parent, a double code, no name, or below themselves', () => {
  const { problems } = check(`${header}\n`, 'code,parent,name\nA,C,a\nB,A,b\nC,B,c\nD,X,d\nB,,again\nE,,\n,,f\n');
  expect(problems.map(({ line, code }) => [line, code])).toEqual([
    [2, 'parent_cycle'],
    [3, 'parent_cycle'],
    [4, 'parent_cycle'],
    [5, 'parent_unknown'],
    [6, 'code_double'],
    [7, 'unit_name_missing'],
    [8, 'code_missing'],
  ]);
});

test('reads people of LDIF, their managers by name of entry, and leaves what no entry tells', () => {
  const ldif = [
    'dn: ou=people,dc=x',
    'objectClass: organizationalUnit',
    '',
    'dn: uid=a.beck,ou=people,dc=x',
    'objectClass: inetOrgPerson',
    'uid: a.beck',
    'givenName: Anna',
    'sn:: QsO2Y2s=',
    'departmentNumber: A1',
    'title: Leitung',
    'userPassword: secret',
    '',
    'dn: uid=b.cohn,ou=people,dc=x',
    'objectClass: inetOrgPerson',
    'uid: b.cohn',
    'givenName: Ben',
    'sn: Cohn',
    'departmentNumber: A1',
    'title: Referent',
    'manager: uid=a.beck,ou=people,dc=x',
  ].join('\n');
  const { people, problems, format } = check(ldif);
  expect(problems).toEqual([]);
  expect(format).toBe('LDIF, UTF-8');
  expect(people).toMatchObject([
    { line: 4, login: 'a.beck', person: { familyName: 'Böck' }, manager: null },
    { line: 13, login: 'b.cohn', manager: 'a.beck', tellsAllPositions: false },
  ]);
  expect(people[0]?.person).not.toHaveProperty('email');
  expect(JSON.stringify(people)).not.toContain('secret');
});
