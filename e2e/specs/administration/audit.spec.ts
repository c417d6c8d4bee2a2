import { expect, test } from '../../fixtures/index.ts';

const address = '/administration/audit';

test('the log tells in sentences who did what to whom, and from where', async ({ people }) => {
  const colleague = await people.colleague();
  const admin = await people.session('admin');
  await admin.call('PATCH', `/api/accounts/${colleague.account}`, { suspended: true });
  const page = await people.open('admin', address);
  const entries = page.getByRole('grid', { name: 'Protokoll' }).getByRole('row');
  const entry = entries.filter({ hasText: `hat das Konto von ${colleague.name} gesperrt` });
  await expect(entry).toContainText(admin.person.name);
  await expect(entry).toContainText('127.0.0.1');
  for (const text of await entries.allInnerTexts()) expect(text).not.toMatch(/\b(accounts|people|spaces)\.[a-z_]+/);
});

test('finds entries by what happened and by person, and resets both', async ({ people }) => {
  const [colleague, other] = [await people.colleague(), await people.colleague()];
  const admin = await people.session('admin');
  await admin.call('PATCH', `/api/accounts/${colleague.account}`, { suspended: true });
  await admin.call('PATCH', `/api/accounts/${other.account}`, { suspended: true });
  const page = await people.open('admin', address);
  const entries = page.getByRole('grid', { name: 'Protokoll' }).getByRole('row');
  await page.getByRole('combobox', { name: 'Was' }).fill('gesperrt');
  await page.getByRole('option', { name: /hat das Konto von … gesperrt/ }).click();
  await expect(entries.filter({ hasText: colleague.name })).toHaveCount(1);
  await expect(entries.filter({ hasText: 'angemeldet' })).toHaveCount(0);

  await page.getByRole('combobox', { name: 'Wer, oder wen es betrifft' }).pressSequentially(colleague.name);
  await page.getByRole('option', { name: colleague.name }).click();
  await expect(entries).toHaveCount(1);
  await expect(entries).toContainText(colleague.name);

  await page.getByRole('combobox', { name: 'Was' }).fill('Bereichen');
  await page.getByRole('option', { name: 'Alles zu Bereichen' }).click();
  await expect(page.getByText('Keine Einträge mit diesen Filtern')).toBeVisible();
  await page.getByRole('button', { name: 'Filter zurücksetzen' }).click();
  await expect(entries.filter({ hasText: other.name }).first()).toBeVisible();
});
