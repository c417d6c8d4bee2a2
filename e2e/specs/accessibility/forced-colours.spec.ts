import type { Locator } from '@playwright/test';
import { expect, test } from '../../fixtures/index.ts';
import { SignInPage } from '../../pages/sign-in-page.ts';

const outlineOf = (element: Locator) => element.evaluate((box) => getComputedStyle(box).outlineStyle);

test('with forced colours only what has the focus is outlined', async ({ people }) => {
  const page = await people.open('editor', '/people', { forcedColors: 'active' });
  const link = page.getByRole('navigation', { name: 'Orte', exact: true }).getByRole('link', { name: 'Eingang' });
  expect(await outlineOf(link)).toBe('none');
  await page.getByRole('navigation', { name: 'Orte', exact: true }).getByRole('link', { name: 'Start' }).focus();
  await page.keyboard.press('Tab');
  await expect(link).toBeFocused();
  expect(await outlineOf(link)).toBe('solid');
  const rows = page.getByRole('listbox').getByRole('option');
  await page.getByRole('listbox').focus();
  await page.keyboard.press('ArrowDown');
  expect(await outlineOf(rows.nth(5))).toBe('none');
});

test('with forced colours a box that is not ticked shows no tick', async ({ people }) => {
  const page = await people.open('admin', '/administration/accounts', { forcedColors: 'active' });
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
  const dialog = page.getByRole('dialog');
  const box = dialog.locator('label').filter({ has: page.getByRole('checkbox', { name: /^Revision/ }) });
  const tick = box.locator('svg');
  await expect(box).toBeVisible();
  await expect(tick).toBeHidden();
  await box.click();
  await expect(tick).toBeVisible();
});

test('with forced colours the buttons of the sign-in page tell which one has the focus', async ({ people }) => {
  const page = await people.openStranger('/', { forcedColors: 'active' });
  await new SignInPage(page).login.focus();
  const button = page.getByRole('button', { name: 'Anmelden', exact: true });
  expect(await outlineOf(button)).toBe('none');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const focused = page.locator(':focus');
  expect(await outlineOf(focused)).toBe('solid');
});
