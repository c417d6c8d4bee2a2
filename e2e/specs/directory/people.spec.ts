import { expect, test } from '../../fixtures/index.ts';
import { PeoplePage } from '../../pages/people-page.ts';

test('marks why somebody was found', async ({ people }) => {
  const page = await people.open('editor', '/people');
  const found = new PeoplePage(page);
  await found.find('Schmidt', 'Schmidt');
  await expect(found.marks.first()).toHaveText(/schmid/i);
  await found.find('Wohngeld', /Wohngeld/);
  await expect(found.marks.first()).toHaveText(/wohngeld/i);
});

test('finds umlauts written either way', async ({ people }) => {
  const page = await people.open('editor', '/people');
  const found = new PeoplePage(page);
  await found.find('Krueger', 'Krüger');
  await found.find('Grossmann', 'Großmann');
  await found.find('oztürk', 'Öztürk');
});

test('narrows the list by filters, which stand in the address and can be taken off', async ({ people }) => {
  const page = await people.open('editor', '/people');
  const found = new PeoplePage(page);
  await expect(found.rows.first()).toBeVisible();
  await found.filterButton.click();
  const filters = page.getByRole('dialog', { name: 'Filter' });
  await filters.getByRole('searchbox', { name: /Organisationseinheit/ }).fill('Tiefbauamt');
  await filters.getByText('Tiefbauamt', { exact: true }).click();
  const show = filters.getByRole('button', { name: /Person(en)? anzeigen/ });
  await expect(show).toHaveText(/^\d{1,3} /);
  await show.click();
  await expect(found.rows.first()).toContainText('Tiefbauamt');
  const total = await found.rows.first().getAttribute('aria-setsize');
  expect(Number(total)).toBeLessThan(500);
  await page.reload();
  await expect(found.rows.first()).toHaveAttribute('aria-setsize', total ?? '');
  await page.getByRole('row', { name: 'Tiefbauamt' }).getByRole('button').click();
  await expect(found.rows.first()).toHaveAttribute('aria-setsize', /^\d{4}$/);
});

test('never shows an older answer over a newer one while somebody types', async ({ people }) => {
  const page = await people.open('editor', '/people');
  const found = new PeoplePage(page);
  await expect(found.rows.first()).toBeVisible();
  let release: () => void = () => undefined;
  const isReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  let tellHeld: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    tellHeld = resolve;
  });
  await page.route(/\/api\/directory\/people\?q=Schm&/, async (route) => {
    const answer = await route.fetch();
    tellHeld();
    await isReleased;
    // The client may have given the question up by now; then there is nobody to answer.
    await route.fulfill({ response: answer }).catch(() => undefined);
  });
  await found.search.fill('Schm');
  await held;
  await found.find('Öztürk', 'Öztürk');
  release();
  await page.evaluate(() => fetch('/healthz'));
  await expect(found.rows.first()).toContainText('Öztürk');
  await expect(found.search).toHaveValue('Öztürk');
});

test('says that nobody was found, and what to do', async ({ people }) => {
  const page = await people.open('editor', '/people?q=xqzwvkjy');
  await expect(page.getByText('Niemand gefunden').first()).toBeVisible();
  await page.getByRole('button', { name: 'Suche leeren' }).click();
  await expect(new PeoplePage(page).rows.first()).toBeVisible();
});

test('gives a contact card that address books read', async ({ people }) => {
  const { person } = await people.session('homeoffice');
  const page = await people.open('editor', `/people/${person.id}`);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: /vCard/ }).click();
  const card = await (await download).createReadStream();
  const text = Buffer.concat(await card.toArray()).toString();
  expect(text).toMatch(/^BEGIN:VCARD\r\nVERSION:4\.0/);
  expect(text).toContain('FN:Tobias Krüger');
});

test('leads from a unit of the org chart to its people', async ({ people }) => {
  const page = await people.open('editor', '/org-units', { viewport: { width: 1440, height: 900 } });
  await page.getByRole('searchbox', { name: 'Einheit oder Aufgabe suchen' }).fill('Wohngeld');
  const unit = page.getByRole('treegrid', { name: 'Organigramm' }).getByRole('row', { name: /Wohn/ }).last();
  await unit.click();
  await expect(page.getByRole('heading', { name: 'Zuständig für' })).toBeVisible();
  await page.getByRole('link', { name: 'In Personensuche öffnen' }).click();
  await expect(new PeoplePage(page).rows.first()).toBeVisible();
});
