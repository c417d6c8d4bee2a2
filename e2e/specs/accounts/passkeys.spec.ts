import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/index.ts';
import { addPasskeyDevice } from '../../fixtures/passkey-device.ts';
import type { People } from '../../fixtures/people.ts';
import { Shell } from '../../pages/shell.ts';
import { SignInPage } from '../../pages/sign-in-page.ts';

/** Somebody whose device has a passkey for their account, on the page of their settings. */
async function withPasskey(people: People) {
  const { login, password, account } = await people.colleague();
  const page = await people.open(await people.newSession(login, password), '/settings/security');
  const device = await addPasskeyDevice(page);
  await page.getByRole('button', { name: 'Passkey hinzufügen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Passkey hinzufügen' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Diensthandy');
  await dialog.getByLabel('Bisheriges Passwort').fill(password);
  await dialog.getByRole('button', { name: 'Passkey hinzufügen' }).click();
  await expect(dialog).toBeHidden();
  await expect(passkeyRow(page)).toContainText('Diensthandy');
  expect(await device.countPasskeys()).toBe(1);
  return { login, password, account, page, device };
}

const passkeyRow = (page: Page) => page.getByRole('grid', { name: 'Passkeys' }).getByRole('row');

async function signOut(page: Page): Promise<void> {
  await new Shell(page).signOut();
  await new SignInPage(page).expectShown();
}

test('a passkey made in the settings lets in alone, and is asked for after the password', async ({ people, watch }) => {
  watch.allow(/\/api\/session(\)| 401)/, 'the server asks for the second factor by refusing');
  const { login, password, page } = await withPasskey(people);
  await signOut(page);
  await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
  await new Shell(page).expectSignedIn();
  await page.goto('/settings/security');
  await expect(passkeyRow(page)).toContainText(/Zuletzt/);

  await signOut(page);
  await new SignInPage(page).signIn(login, password);
  await expect(page.getByRole('heading', { name: 'Zweiter Faktor' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Code' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Mit Passkey bestätigen' }).click();
  await new Shell(page).expectSignedIn();
});

test('a device that does not recognise its person lets nobody in, and says so', async ({ people }) => {
  const { page, device } = await withPasskey(people);
  await signOut(page);
  await device.recognise(false);
  await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
  await expect(page.getByRole('alert')).toContainText('Der Passkey wurde nicht verwendet');
  await device.recognise(true);
  await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
  await new Shell(page).expectSignedIn();
});

test('a passkey removed in the settings lets nobody in, though the device still has it', async ({ people, watch }) => {
  watch.allow(/\/api\/session\/passkey(\)| 401)/, 'the removed passkey is refused');
  const { login, password, page, device } = await withPasskey(people);
  await passkeyRow(page).getByRole('button', { name: 'Entfernen' }).click();
  const dialog = page.getByRole('dialog', { name: /Diensthandy/ });
  await dialog.getByLabel('Bisheriges Passwort').fill(password);
  await dialog.getByRole('button', { name: 'Entfernen' }).click();
  await expect(passkeyRow(page)).toHaveCount(0);
  await signOut(page);
  expect(await device.countPasskeys()).toBe(1);
  await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
  await expect(page.getByRole('alert')).toContainText(/\S/);
  await new SignInPage(page).signIn(login, password);
  await new Shell(page).expectSignedIn();
});

test('a new password by one-time code does not get around the second factor', async ({ people, watch }) => {
  watch.allow(/\/api\/session(\)| 401)/, 'the server asks for the second factor by refusing');
  const { login, account } = await withPasskey(people);
  const admin = await people.session('admin');
  const { code } = await admin.call<{ code: string }>('POST', `/api/accounts/${account}/one-time-link`, {
    mail: false,
  });
  const page = await people.openStranger(`/welcome#code=${code}`);
  await page.getByLabel('Neues Passwort').fill('Elf Reiher im Schilf am Wehr');
  await page.getByRole('button', { name: 'Passwort festlegen' }).click();
  await expect(page.getByText('Ihr Passwort ist festgelegt')).toBeVisible();
  await new SignInPage(page).signIn(login, 'Elf Reiher im Schilf am Wehr');
  await expect(page.getByRole('heading', { name: 'Zweiter Faktor' })).toBeVisible();
  await page.goto('/inbox');
  await new SignInPage(page).expectShown();
});
