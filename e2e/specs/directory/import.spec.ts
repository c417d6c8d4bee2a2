import { csvFile, findReferenceFile } from '../../fixtures/files.ts';
import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import { chooseFile } from '../../pages/file-choice.ts';

const address = '/administration/import';

test('a broken file is named line by line, and nothing of it is imported', async ({ people }) => {
  const broken = findReferenceFile('people', 'people-broken.csv');
  const orgUnits = findReferenceFile('people', 'org-units.csv');
  test.skip(!broken || !orgUnits, 'the reference files are not beside the repository');
  if (!broken || !orgUnits) return;
  const admin = await people.session('admin');
  const before = await admin.call<{ total: number }>('GET', '/api/directory/people?limit=1');
  const page = await people.open('admin', address);
  const choose = page.getByRole('button', { name: 'Datei auswählen', exact: true });
  await chooseFile(page, choose.first(), broken);
  await expect(page.getByText(broken.name)).toBeVisible();
  await chooseFile(page, choose.first(), orgUnits);
  await page.getByRole('button', { name: 'Prüfen' }).click();
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
  const file = csvFile('neue.csv', ['login,given_name,family_name,org_unit', ...rows]);
  await chooseFile(page, page.getByRole('button', { name: 'Datei auswählen', exact: true }).first(), file);
  await page.getByRole('button', { name: 'Prüfen' }).click();
  await expect(page.getByText('Bereit zur Übernahme')).toBeVisible({ timeout: 15_000 });
  await expect(page.getByRole('cell', { name: String(count) }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Jetzt übernehmen' }).click();
  await expect(page.getByText('Personen und Rechte gelten ab sofort.')).toBeVisible({ timeout: 15_000 });

  const admin = await people.session('admin');
  await expect
    .poll(async () => (await admin.call<{ total: number }>('GET', `/api/directory/people?q=${family}&limit=1`)).total)
    .toBe(count);
});
