import { expect, test } from '../../fixtures/index.ts';
import { Palette } from '../../pages/palette.ts';

test('finds people with a typo as somebody types, and opens the first by Enter', async ({ people }) => {
  const page = await people.open('editor');
  const palette = new Palette(page);
  await palette.open();
  await palette.type('Schmitd');
  await expect(palette.options.first()).toContainText('Schmidt');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/people\/[0-9a-f-]{36}$/);
  await expect(palette.dialog).toBeHidden();
});

test('lists commands before anything is typed, and runs the one that is chosen by arrow keys', async ({ people }) => {
  const page = await people.open('editor');
  const palette = new Palette(page);
  await palette.open();
  await expect(palette.options.first()).toHaveAttribute('aria-selected', 'true');
  await palette.type('eingang');
  await expect(palette.option('Zum Eingang gehen')).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  while (!(await palette.chosen.textContent())?.includes('Zum Eingang gehen')) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/inbox$/);
});

test('offers what can be done on the screen that is open, and no longer elsewhere', async ({ people }) => {
  const page = await people.open('editor', '/spaces');
  const palette = new Palette(page);
  await palette.open();
  const here = palette.dialog.getByRole('group', { name: 'Auf dieser Seite' });
  await here.getByRole('option', { name: 'Bereich anlegen' }).click();
  await expect(
    page.getByRole('dialog', { name: 'Bereich anlegen' }).getByRole('textbox', { name: 'Name' }),
  ).toBeFocused();
  await page.keyboard.press('Escape');
  await page.goto('/settings');
  await expect(page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible();
  await palette.open();
  await expect(here.getByRole('option', { name: 'Sitzungen' })).toBeVisible();
  await expect(palette.option('Bereich anlegen')).toHaveCount(0);
});

test('never shows a stale answer over a newer one', async ({ people }) => {
  const page = await people.open('editor');
  const palette = new Palette(page);
  let releaseFirst: () => void = () => undefined;
  const isReleased = new Promise<void>((resolve) => {
    releaseFirst = resolve;
  });
  const firstArrived = new Promise<void>((arrived) => {
    void page.route(/\/api\/search\?q=Sch&/, async (route) => {
      const answer = await route.fetch();
      arrived();
      await isReleased;
      // The client may have given the question up by now; then there is nobody to answer.
      await route.fulfill({ response: answer }).catch(() => undefined);
    });
  });
  await palette.open();
  await palette.input.fill('Sch');
  await firstArrived;
  await palette.input.fill('Wohngeld');
  await expect(palette.options.first()).toContainText('Wohngeld');
  const shown = await palette.options.allTextContents();
  releaseFirst();
  await page.evaluate(() => fetch('/healthz'));
  await expect(palette.options).toHaveText(shown);
});

test('narrows what is found to one type, and gives everything back', async ({ people }) => {
  const page = await people.open('editor');
  const palette = new Palette(page);
  await palette.open();
  await palette.type('Wohngeld');
  const types = palette.dialog.getByRole('group', { name: 'Art der Treffer' });
  await types.getByRole('button', { name: 'Bereiche' }).click();
  await expect(palette.input).toBeFocused();
  await expect(palette.options.first()).toContainText('Wohngeldstelle');
  await expect(palette.option('Sachbearbeitung')).toHaveCount(0);
  await types.getByRole('button', { name: 'Alles' }).click();
  await expect(types.getByRole('button', { name: 'Alles' })).toHaveAttribute('aria-pressed', 'true');
});

test('lists what was opened last, and topics of the help', async ({ people }) => {
  const page = await people.open('editor', '/spaces/digitalisierung');
  await expect(page.getByRole('heading', { level: 1, name: 'Digitalisierung' })).toBeVisible();
  const palette = new Palette(page);
  await palette.open();
  await expect(palette.options.first()).toContainText('Digitalisierung');
  await palette.type('vertretung');
  await palette.option('Abwesenheit und Vertretung').click();
  await expect(page.getByRole('complementary', { name: 'Hilfe' })).toContainText('wer Sie vertritt');
});
