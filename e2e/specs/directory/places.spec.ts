import { expect, test } from '../../fixtures/index.ts';

test('from an office to its building, and to who sits in which room', async ({ people }) => {
  const page = await people.open('editor', '/org-units');
  await page.getByRole('searchbox', { name: 'Einheit oder Aufgabe suchen' }).fill('Wohngeld');
  await page.getByRole('row', { name: /Wohngeldstelle/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Wohngeldstelle' })).toBeVisible();
  await page.getByRole('main').locator('a[href^="/places?q="]').first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Standorte' })).toBeVisible();
  await expect(page.getByRole('link', { name: /^Wohngeldstelle/ })).toBeVisible();
  await page.getByRole('button', { name: /^Räume in/ }).click();
  await expect(page.getByText(/^Raum \d/).first()).toBeVisible();
});

test('buildings are found by what is in them', async ({ people }) => {
  const page = await people.open('editor', '/places');
  const find = page.getByRole('searchbox', { name: 'Gebäude, Amt oder Raum suchen' });
  await find.fill('wohngeld');
  await expect(page.getByText('1 Gebäude')).toBeVisible();
  await find.fill('xqzwvkjy');
  await expect(page.getByText('Kein Gebäude, Amt oder Raum enthält')).toBeVisible();
});
