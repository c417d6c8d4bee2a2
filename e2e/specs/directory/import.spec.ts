import type { Page } from '@playwright/test';
import { csvFile, findReferenceFile, ldifEntry, ldifFile, type UploadFile } from '../../fixtures/files.ts';
import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import { chooseFile } from '../../pages/file-choice.ts';
import { PeoplePage } from '../../pages/people-page.ts';

const address = '/administration/import';

/** The number of rows that were read, of people or org units. */
function rowsOf(page: Page, noun: 'Personen' | 'Organisationseinheiten') {
  return page
    .getByRole('row', { name: new RegExp(noun) })
    .getByRole('cell')
    .first();
}

/** Chooses the files and has them checked. */
async function check(page: Page, people: UploadFile, orgUnits?: UploadFile): Promise<void> {
  const choose = page.getByRole('button', { name: 'Datei auswählen', exact: true });
  await chooseFile(page, choose.first(), people);
  await expect(page.getByText(people.name)).toBeVisible();
  if (orgUnits) await chooseFile(page, choose.first(), orgUnits);
  await page.getByRole('button', { name: 'Prüfen' }).click();
}

test('a broken file is named line by line, and nothing of it is imported', async ({ people }) => {
  const broken = findReferenceFile('people', 'people-broken.csv');
  const orgUnits = findReferenceFile('people', 'org-units.csv');
  test.skip(!broken || !orgUnits, 'the reference files are not beside the repository');
  if (!broken || !orgUnits) return;
  const admin = await people.session('admin');
  const before = await admin.call<{ total: number }>('GET', '/api/directory/people?limit=1');
  const page = await people.open('admin', address);
  await check(page, broken, orgUnits);
  await expect(page.getByText(/\d+ Fehler: nichts kann übernommen werden/)).toBeVisible({ timeout: 15_000 });
  const problems = page.getByRole('table', { name: 'Was aufgefallen ist' }).getByRole('row');
  expect(await problems.count()).toBeGreaterThan(8);
  await expect(problems.nth(1).getByRole('rowheader')).toHaveText(/\d/);
  await expect(page.getByRole('button', { name: 'Jetzt übernehmen' })).toHaveCount(0);
  const after = await admin.call<{ total: number }>('GET', '/api/directory/people?limit=1');
  expect(after.total).toBe(before.total);
});

test('a good file is checked, applied as a whole, and its people are found', async ({ people }) => {
  const family = uniqueWord('Erlen');
  const count = 120;
  const rows = Array.from({ length: count }, (_, index) => `${family.toLowerCase()}.${index},Ina,${family},A.3.03`);
  const page = await people.open('admin', address);
  await check(page, csvFile('neue.csv', ['login,given_name,family_name,org_unit', ...rows]));
  await expect(page.getByText('Bereit zur Übernahme')).toBeVisible({ timeout: 15_000 });
  await expect(page.getByRole('cell', { name: String(count) }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Jetzt übernehmen' }).click();
  await expect(page.getByText('Personen und Rechte gelten ab sofort.')).toBeVisible({ timeout: 15_000 });

  const admin = await people.session('admin');
  await expect
    .poll(async () => (await admin.call<{ total: number }>('GET', `/api/directory/people?q=${family}&limit=1`)).total)
    .toBe(count);
});

test('the export of a directory service brings people in with their letters, units and managers', async ({
  people,
}) => {
  const family = uniqueWord('Weißdorn');
  const login = (givenName: string) => `${givenName}.${family.replace('ß', 'ss')}`.toLowerCase();
  const nameOf = (uid: string) => `uid=${uid},ou=people,dc=lindenau,dc=example`;
  const person = (uid: string, givenName: string, more: Readonly<Record<string, string>>) =>
    ldifEntry(nameOf(uid), {
      objectClass: 'inetOrgPerson',
      uid,
      cn: `${givenName} ${family}`,
      sn: family,
      givenName,
      ...more,
    });
  const position = { departmentNumber: 'A.3.03', title: 'Prüfung und Öffentlichkeitsarbeit für Kindertagesstätten' };
  const page = await people.open('admin', address);
  await check(
    page,
    ldifFile('verzeichnis.ldif', [
      ldifEntry('ou=people,dc=lindenau,dc=example', { objectClass: 'organizationalUnit', ou: 'people' }),
      person(login('Jorunn'), 'Jørunn', { ...position, telephoneNumber: '+49 3641 9 0000' }),
      person(login('Ola'), 'Ola', { ...position, manager: nameOf(login('Jorunn')) }),
      ldifEntry('cn=alle,ou=groups,dc=lindenau,dc=example', { objectClass: 'groupOfNames', cn: 'alle' }),
    ]),
  );
  await expect(page.getByText('Bereit zur Übernahme')).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText('Gelesen als LDIF, UTF-8')).toBeVisible();
  await expect(rowsOf(page, 'Personen')).toHaveText(/(^|\D)2$/);
  await page.getByRole('button', { name: 'Jetzt übernehmen' }).click();
  await expect(page.getByText('Personen und Rechte gelten ab sofort.')).toBeVisible({ timeout: 15_000 });

  await page.goto(`/people?q=${encodeURIComponent(family)}`);
  const list = new PeoplePage(page);
  await expect(list.rows).toHaveCount(2);
  await list.rows.filter({ hasText: 'Ola' }).click();
  await expect(list.name(`Ola ${family}`)).toBeVisible();
  await expect(page.getByText(position.title).last()).toBeVisible();
  await expect(page.getByRole('link', { name: new RegExp(`Jørunn ${family}`) }).first()).toBeVisible();
});

test('the reference directory of a whole city is read without a fault', async ({ people }) => {
  const directory = findReferenceFile('people', 'people.ldif');
  const orgUnits = findReferenceFile('people', 'org-units.csv');
  test.skip(!directory || !orgUnits, 'the reference files are not beside the repository');
  if (!directory || !orgUnits) return;
  const page = await people.open('admin', address);
  await check(page, directory, orgUnits);
  await expect(page.getByText('Bereit zur Übernahme')).toBeVisible({ timeout: 15_000 });
  await expect(rowsOf(page, 'Personen')).toHaveText(/(^|\D)2\.000$/);
  await expect(rowsOf(page, 'Organisationseinheiten')).toHaveText(/(^|\D)57$/);
});
