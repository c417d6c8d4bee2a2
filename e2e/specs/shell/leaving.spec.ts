import type { Page } from '@playwright/test';
import { expect, test, uniqueWord } from '../../fixtures/index.ts';

const question = (page: Page) => page.getByRole('alertdialog', { name: 'Ohne Speichern verlassen?' });

test('whoever leaves a form that is not saved is asked first, by link, key and "back"', async ({ people }) => {
  const admin = await people.session('admin');
  const word = uniqueWord('Amt');
  const unit = await admin.call<{ id: string }>('POST', '/api/org-units', { code: word, name: word });
  const page = await people.open('admin', `/org-units/${unit.id}`);
  await page.getByRole('link', { name: 'Seite bearbeiten' }).click();
  const phone = page.getByRole('textbox', { name: 'Telefon' });
  const inbox = page.getByRole('navigation', { name: 'Orte' }).getByRole('link', { name: /^Eingang/ });
  await phone.fill('+49 3699 77-1');

  await inbox.click();
  await expect(question(page)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hier bleiben' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(question(page)).toBeHidden();
  await expect(phone).toHaveValue('+49 3699 77-1');

  await page.goBack();
  await expect(question(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/edit$/);
  await expect(phone).toHaveValue('+49 3699 77-1');

  await inbox.click();
  await page.getByRole('button', { name: 'Änderungen verwerfen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Eingang' })).toBeVisible();
});

test('a form that is as it was, or saved, is left without a question', async ({ people }) => {
  const page = await people.open('admin', '/administration/policies');
  const days = page.getByRole('textbox', { name: 'Protokoll' });
  const stored = await days.inputValue();
  const mail = page.getByRole('link', { name: 'E-Mail-Versand' });
  await days.fill('400');
  await mail.click();
  await expect(question(page)).toBeVisible();
  await page.getByRole('button', { name: 'Hier bleiben' }).click();
  await days.fill(stored);
  await mail.click();
  await expect(page.getByRole('heading', { level: 1, name: 'E-Mail-Versand' })).toBeVisible();
  await expect(question(page)).toHaveCount(0);
});

test('closing the window over a form that is not saved asks, too', async ({ people }) => {
  const page = await people.open('admin', '/administration/organisation');
  await page.getByRole('textbox', { name: 'Name' }).pressSequentially('!');
  const asked = page.waitForEvent('dialog');
  void page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(/!/);
});

const closing = (page: Page) => page.getByRole('alertdialog', { name: 'Ohne Speichern schließen?' });

/** A click on the darkened page, far from what floats above it. */
const clickBeside = (page: Page) => page.mouse.click(20, 20);

test('a dialog in which something is typed asks before it closes, whichever way', async ({ people }) => {
  const page = await people.open('editor', '/');
  await page.getByRole('navigation', { name: 'Orte' }).getByRole('link', { name: 'Bereiche', exact: true }).click();
  await page.getByRole('button', { name: 'Bereich anlegen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Bereich anlegen' });
  const name = dialog.getByRole('textbox', { name: 'Name' });
  await name.fill('Radverkehr');
  const ways = [
    () => page.keyboard.press('Escape'),
    () => clickBeside(page),
    () => dialog.getByRole('button', { name: 'Schließen' }).click(),
    () => dialog.getByRole('button', { name: 'Abbrechen' }).click(),
  ];
  for (const close of ways) {
    await close();
    await expect(closing(page)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Weiter bearbeiten' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(closing(page)).toBeHidden();
    await expect(name).toHaveValue('Radverkehr');
  }
  await page.goBack();
  await expect(question(page)).toBeVisible();
  await page.getByRole('button', { name: 'Hier bleiben' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Eingaben verwerfen' }).click();
  await expect(dialog).toBeHidden();
  await expect(closing(page)).toBeHidden();

  await page
    .getByRole('navigation', { name: 'Orte' })
    .getByRole('link', { name: /^Eingang/ })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Eingang' })).toBeVisible();
});

test('a dialog closes at once where nothing is typed, or all of it is saved', async ({ people }) => {
  const page = await people.open('editor', '/spaces');
  const create = page.getByRole('button', { name: 'Bereich anlegen' }).first();
  const dialog = page.getByRole('dialog', { name: 'Bereich anlegen' });
  await create.click();
  await expect(dialog).toBeVisible();
  await clickBeside(page);
  await expect(dialog).toBeHidden();

  await create.click();
  const word = uniqueWord('Radverkehr');
  await dialog.getByRole('textbox', { name: 'Name' }).fill(word);
  await dialog.getByRole('button', { name: 'Bereich anlegen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: word })).toBeVisible();
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
});
