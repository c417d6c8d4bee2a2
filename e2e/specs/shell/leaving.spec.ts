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
