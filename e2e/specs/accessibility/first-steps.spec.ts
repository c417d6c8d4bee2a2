import type { Page } from '@playwright/test';
import { authenticatorCode } from '../../fixtures/authenticator.ts';
import { expect, test } from '../../fixtures/index.ts';
import { speak } from '../../pages/screen.ts';
import { SecondFactorSettings } from '../../pages/second-factor-settings.ts';
import { SetupWizard } from '../../pages/setup-wizard.ts';
import { SignInPage } from '../../pages/sign-in-page.ts';
import { words } from '../../pages/words.ts';
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

for (const language of ['de', 'en'] as const) {
  test(`no step of the first visit has barriers (${language})`, async ({ newKontor, browser, watch }) => {
    const context = await browser.newContext({ baseURL: newKontor.url });
    watch.watch(context);
    const page = await context.newPage();
    const wizard = new SetupWizard(page, language);
    await page.goto('/setup');
    await speak(page, 'stranger', language);
    await wizard.expectStep('organisation');
    await expectNoBarriers(page, 'organisation');
    await wizard.code.fill('ABCD-EFGH');
    await wizard.nameOrganisation('Stadt Lindenau');
    await wizard.expectStep('look');
    await expectNoBarriers(page, 'look');
    await wizard.goOn();
    await wizard.expectStep('administrator');
    await expectNoBarriers(page, 'administrator');
    await context.close();
  });

  test(`setting up and using a second factor has no barriers (${language})`, async ({ people, watch }) => {
    watch.allow(/\/api\/session(\)| 4\d\d)/, 'the server asks for the second factor by refusing');
    const { login, password } = await people.colleague();
    const session = await people.newSession(login, password);
    await session.call('PATCH', '/api/account', { language });
    const page = await people.open(session, '/settings/security');
    const app = new SecondFactorSettings(page, language);
    await app.begin();
    await expectNoBarriers(page, 'password');
    const secret = await app.confirmPassword(password);
    await expectNoBarriers(page, 'picture to scan');
    await app.confirmCode(authenticatorCode(secret));
    await expectNoBarriers(page, 'recovery codes');

    const theirs = await people.openStranger();
    await speak(theirs, 'stranger', language);
    await new SignInPage(theirs, language).signIn(login, password);
    await expect(theirs.getByRole('heading', { name: words[language].secondFactor })).toBeVisible();
    await expectNoBarriers(theirs, 'second factor');
  });
}
