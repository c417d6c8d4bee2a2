import { demoPassword, expect, test } from '../../fixtures/index.ts';
import { Shell } from '../../pages/shell.ts';
import { SignInPage } from '../../pages/sign-in-page.ts';

test('signs in with login and password and comes to the address that was asked for', async ({ people }) => {
  const page = await people.openStranger('/inbox');
  await new SignInPage(page).signIn('editor', demoPassword);
  await expect(new Shell(page).heading('Eingang')).toBeVisible();
});

test('says the same about a wrong password and an unknown login', async ({ people, watch }) => {
  watch.allow(/\/api\/session(\)| 401)/, 'both sign-ins are refused');
  const page = await people.openStranger();
  const signIn = new SignInPage(page);
  await signIn.signIn('homeoffice', 'Falsch geraten, leider');
  await expect(signIn.problem).toContainText(/\S/);
  const forKnown = await signIn.problem.textContent();
  await signIn.signIn('niemand.da', 'Falsch geraten, leider');
  await expect(signIn.submit).not.toHaveAttribute('aria-disabled', 'true');
  await expect(signIn.problem).toHaveText(forKnown ?? '');
});

test('signs out, and nothing of the person stays behind', async ({ people }) => {
  const page = await people.open(await people.newSession('newhire'));
  const shell = new Shell(page);
  await shell.signOut();
  await new SignInPage(page).expectShown();
  await expect(page.getByText('Haddad')).toHaveCount(0);
  await page.goto('/inbox');
  await new SignInPage(page).expectShown();
});

test('ends another browser of the same person within a second', { tag: '@timed' }, async ({ people, watch }) => {
  watch.allow(/401/, 'the browser that was ended asks why');
  // Somebody of this test alone: all their sessions end.
  const { login, password } = await people.colleague();
  const [own, other] = [await people.newSession(login, password), await people.newSession(login, password)];
  const otherPage = await people.open(other);
  const page = await people.open(own, '/settings/sessions');
  const sessions = page.getByRole('grid', { name: 'Sitzungen' }).getByRole('row');
  await expect(sessions.filter({ hasText: 'Diese Sitzung' })).toHaveCount(1);
  const liveIsOpen = otherPage.evaluate(() => fetch('/api/session').then(({ status }) => status));
  expect(await liveIsOpen).toBe(200);

  await page.getByRole('button', { name: 'Überall sonst abmelden' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Überall sonst abmelden' }).click();
  await expect(page.getByText(/Sitzung(en)? beendet/)).toBeVisible();
  await expect(otherPage.getByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible({ timeout: 1_000 });
  await expect(sessions).toHaveCount(1);
});
