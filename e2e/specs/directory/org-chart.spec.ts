import { expect, test } from '../../fixtures/index.ts';

test('the chart is walked by keyboard, and Enter opens a unit', async ({ people }) => {
  const page = await people.open('editor', '/org-chart');
  const tree = page.getByRole('tree', { name: 'Organigramm als Schaubild' });
  const unit = (name: string) => tree.getByRole('treeitem', { name: new RegExp(`^${name}`) });
  await unit('Stadtverwaltung Auenstedt').focus();
  await page.keyboard.press('ArrowDown');
  await expect(unit('Dezernat I:')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(unit('Dezernat I:')).toHaveAttribute('aria-expanded', 'false');
  await expect(unit('Personalamt')).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expect(unit('Personalamt')).toBeVisible();
  await page.keyboard.type('ordnungsa');
  await expect(unit('Ordnungsamt')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Ordnungsamt' })).toBeVisible();
});

test('the search opens what is closed, jumps from hit to hit and says how many there are', async ({ people }) => {
  const page = await people.open('editor', '/org-chart');
  const tree = page.getByRole('tree', { name: 'Organigramm als Schaubild' });
  await page.getByRole('button', { name: 'Alle zuklappen' }).click();
  const find = page.getByRole('main').getByRole('searchbox');
  await find.fill('Wohngeld');
  await expect(tree.getByRole('treeitem', { name: 'Wohngeldstelle' })).toBeInViewport();
  await expect(page.getByText('1 Treffer')).toBeVisible();
  await find.fill('schul');
  await expect(page.getByText(/Treffer 1 von \d/)).toBeVisible();
  await find.press('Enter');
  // People who are found later may stand above it.
  await expect(page.getByText(/Treffer ([2-9]|1\d) von \d/)).toBeVisible();
  await find.fill('xqzwvkjy');
  await expect(page.getByText('Nichts gefunden')).toBeVisible();
});

test('paper has the whole chart, also what is closed on the screen', async ({ people }) => {
  const page = await people.open('editor', '/org-chart');
  await page.getByRole('button', { name: 'Alle zuklappen' }).click();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(/^Wohngeldstelle \(/)).toBeVisible();
  await expect(page.getByRole('tree')).toBeHidden();
});

test('finds people by name and position where they work', async ({ people }) => {
  const page = await people.open('editor', '/org-chart');
  const tree = page.getByRole('tree', { name: 'Organigramm als Schaubild' });
  const find = page.getByRole('main').getByRole('searchbox');
  await find.fill('Leitung Wohngeldstelle');
  await expect(tree.getByText(/^Hier: .*Leitung Wohngeldstelle/)).toBeInViewport();
  await find.fill('Schmidt');
  await expect(tree.getByText(/^Hier: .*Schmidt/).first()).toBeVisible();
});
