import type { Page } from '@playwright/test';
import { authenticatorCode } from '../../fixtures/authenticator.ts';
import { expect, test } from '../../fixtures/index.ts';
import { SetupWizard } from '../../pages/setup-wizard.ts';
import { SignInPage } from '../../pages/sign-in-page.ts';
import { findBarriers, findSidewaysScrolling } from './axe-check.ts';

/** What one comes to only by doing something: every step in both themes, and narrow. */
async function expectNoBarriers(page: Page, step: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect.soft(await findBarriers(page), `barriers in ${step}, ${colorScheme}`).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 740 });
  expect.soft(await findSidewaysScrolling(page), `sideways scrolling in ${step}`).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 720 });
}

test('no step of the first visit has barriers', async ({ newKontor, browser, watch }) => {
  const context = await browser.newContext({ baseURL: newKontor.url });
  watch.watch(context);
  const page = await context.newPage();
  const wizard = new SetupWizard(page);
  await page.goto('/setup');
  await wizard.expectStep('Ihre Organisation');
  await expectNoBarriers(page, 'organisation');
  await wizard.code.fill('ABCD-EFGH');
  await wizard.nameOrganisation('Stadt Lindenau');
  await wizard.expectStep('Farbe und Logo');
  await expectNoBarriers(page, 'look');
  await wizard.goOn();
  await wizard.expectStep('Ihr Konto');
  await expectNoBarriers(page, 'administrator');
  await context.close();
});

test('setting up and using a second factor has no barriers', async ({ people, watch }) => {
  watch.allow(/\/api\/session(\)| 4\d\d)/, 'the server asks for the second factor by refusing');
  const { login, password } = await people.colleague();
  const page = await people.open(await people.newSession(login, password), '/settings/security');
  await page.getByRole('button', { name: 'Einrichten' }).click();
  const dialog = page.getByRole('dialog');
  await expectNoBarriers(page, 'password');
  await dialog.getByLabel('Bisheriges Passwort').fill(password);
  await dialog.getByRole('button', { name: 'Bestätigen' }).click();
  const secret = (await dialog.locator('code').textContent()) ?? '';
  await expectNoBarriers(page, 'picture to scan');
  await dialog.getByRole('textbox', { name: /Sechsstelliger Code/ }).fill(authenticatorCode(secret));
  await dialog.getByRole('button', { name: 'Bestätigen' }).click();
  await expect(page.getByRole('dialog', { name: 'Ihre Wiederherstellungscodes' })).toBeVisible();
  await expectNoBarriers(page, 'recovery codes');

  const theirs = await people.openStranger();
  await new SignInPage(theirs).signIn(login, password);
  await expect(theirs.getByRole('heading', { name: 'Zweiter Faktor' })).toBeVisible();
  await expectNoBarriers(theirs, 'second factor');
});
