import { expect, test } from '../../fixtures/index.ts';
import { Shell } from '../../pages/shell.ts';

/** A list with what was opened from it. */
const opened = '/people/me';
const name = 'Katrin Schubert';

test('shows one column and the places at the bottom on a phone', async ({ people }) => {
  const page = await people.open('editor', opened, { viewport: { width: 360, height: 740 } });
  const shell = new Shell(page);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByRole('searchbox', { name: 'Personen suchen' })).toBeHidden();
  const [bar, main] = [await shell.places.boundingBox(), await page.getByRole('main').boundingBox()];
  expect(bar?.width).toBe(360);
  expect(bar?.y).toBeGreaterThanOrEqual((main?.y ?? 0) + (main?.height ?? 0));
  await shell.place('Eingang').click();
  await expect(shell.heading('Eingang')).toBeVisible();
  await shell.places.getByRole('button', { name: 'Mehr' }).click();
  await shell.menuItem('Einstellungen').click();
  await expect(shell.heading('Einstellungen')).toBeVisible();
});

test('shows places and content side by side on a tablet', async ({ people }) => {
  const page = await people.open('editor', opened, { viewport: { width: 768, height: 1024 } });
  const shell = new Shell(page);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByRole('searchbox', { name: 'Personen suchen' })).toBeHidden();
  const [bar, main] = [await shell.places.boundingBox(), await page.getByRole('main').boundingBox()];
  expect(main?.x).toBe(bar?.width);
});

test('shows places, list and content on a wide screen', async ({ people }) => {
  const page = await people.open('editor', opened, { viewport: { width: 1440, height: 900 } });
  const shell = new Shell(page);
  const [list, content] = [
    page.getByRole('searchbox', { name: 'Personen suchen' }),
    page.getByRole('heading', { level: 1, name }),
  ];
  await expect(list).toBeVisible();
  await expect(content).toBeVisible();
  const [bar, listBox, contentBox] = [
    await shell.places.boundingBox(),
    await list.boundingBox(),
    await content.boundingBox(),
  ];
  expect(listBox?.x).toBeGreaterThan(bar?.width ?? 0);
  expect(contentBox?.x).toBeGreaterThan((listBox?.x ?? 0) + (listBox?.width ?? 0));
});

test('switches the language at once and keeps it', async ({ people }) => {
  const colleague = await people.colleague();
  const page = await people.open(await people.newSession(colleague.login, colleague.password), '/settings/appearance');
  const kept = page.waitForResponse(/\/api\/account$/);
  await page.getByRole('radio', { name: 'English' }).check({ force: true });
  await expect(page.getByRole('heading', { name: 'Language and appearance' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(new Shell(page, 'en').place('Spaces')).toBeVisible();
  await kept;
  await page.reload();
  await expect(new Shell(page, 'en').place('Spaces')).toBeVisible();
});

test('switches the theme at once and keeps it', async ({ people }) => {
  const colleague = await people.colleague();
  const page = await people.open(await people.newSession(colleague.login, colleague.password));
  const shell = new Shell(page);
  const background = () => page.getByRole('banner').evaluate((bar) => getComputedStyle(bar).backgroundColor);
  const light = await background();
  const kept = page.waitForResponse(/\/api\/account$/);
  await shell.chooseFromProfileMenu('Dunkel');
  await expect.poll(background).not.toBe(light);
  const dark = await background();
  await kept;
  await page.reload();
  await shell.expectSignedIn();
  // Reloaded in the moment of the answer, the page may learn of it from the server.
  await expect.poll(background).toBe(dark);
});

test('shows the shortcuts, and they work', async ({ people }) => {
  const page = await people.open('editor');
  const shell = new Shell(page);
  await page.keyboard.press('?');
  const help = shell.dialog('Tastenkürzel');
  await expect(help).toContainText('Zum Eingang gehen');
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await expect(page).toHaveURL(/\/spaces$/);
});

test('says that a page does not exist, and leads home', async ({ people }) => {
  const page = await people.open('editor', '/nirgends/hier');
  await expect(page.getByRole('paragraph').filter({ hasText: 'Diese Seite gibt es nicht' })).toBeVisible();
  await page.getByRole('link', { name: 'Zum Start' }).click();
  await expect(page).toHaveURL(/\/$/);
});
