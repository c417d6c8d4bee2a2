import { authenticatorCode } from '../../fixtures/authenticator.ts';
import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import { SecondFactorSettings } from '../../pages/second-factor-settings.ts';
import { Shell } from '../../pages/shell.ts';
import { SignInPage } from '../../pages/sign-in-page.ts';

test('an invitation by one-time code lets a new colleague in, once', async ({ people, watch }) => {
  watch.allow(/\/api\/one-time-code\/check(\)| 4\d\d)/, 'the used code is refused');
  const admin = await people.session('admin');
  const name = { givenName: uniqueWord('Ben'), familyName: 'Neuhaus' };
  await admin.call('POST', '/api/people', name);
  const page = await people.open('admin', '/administration/accounts');
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Person' }).pressSequentially(name.givenName);
  await page.getByRole('option', { name: new RegExp(name.givenName) }).click();
  await dialog.getByRole('textbox', { name: 'Anmeldename' }).fill(name.givenName.toLowerCase());
  await dialog.getByText('Einladung per E-Mail senden').click();
  await dialog.getByRole('button', { name: 'Konto anlegen' }).click();
  const link = page.getByRole('dialog', { name: /Einladung für/ });
  const code = (await link.getByText(/^[A-Z0-9]{4,}(-[A-Z0-9]{4,})+$/).textContent()) ?? '';
  await link.getByRole('button', { name: 'Schließen' }).last().click();

  const theirs = await people.openStranger('/');
  await theirs.getByRole('link', { name: 'Ich habe einen Code' }).click();
  await theirs.getByRole('textbox', { name: 'Einmalcode' }).fill(code.toLowerCase());
  await theirs.getByRole('button', { name: 'Code prüfen' }).click();
  await expect(theirs.getByText(`Guten Tag, ${name.givenName} ${name.familyName}`)).toBeVisible();
  await theirs.getByLabel('Neues Passwort').fill('Sieben Krähen über der Aue');
  await theirs.getByRole('button', { name: 'Passwort festlegen' }).click();
  await expect(theirs.getByText('Ihr Passwort ist festgelegt')).toBeVisible();
  await new SignInPage(theirs).signIn(name.givenName.toLowerCase(), 'Sieben Krähen über der Aue');
  await new Shell(theirs).expectSignedIn();

  const late = await people.openStranger(`/welcome#code=${code}`);
  await expect(late.getByRole('alert')).toContainText(/Code/);
});

test('an authenticator app guards the sign-in once it is set up', async ({ people, watch }) => {
  watch.allow(
    /\/api\/session(\)| 4\d\d)/,
    'the server asks for the second factor by refusing, and refuses a wrong one',
  );
  const colleague = await people.colleague();
  const page = await people.open(await people.newSession(colleague.login, colleague.password), '/settings/security');
  const app = new SecondFactorSettings(page);
  await app.begin();
  const secret = await app.confirmPassword(colleague.password);
  await app.confirmCode(authenticatorCode(secret));
  const codes = await app.recoveryCodes.getByRole('listitem').allTextContents();
  expect(codes.length).toBeGreaterThan(5);
  await app.recoveryCodes.getByRole('button', { name: 'Ich habe sie aufbewahrt' }).click();
  await expect(page.getByText(/Eingeschaltet\. Noch \d+ Wiederherstellungscodes/)).toBeVisible();

  const theirs = await people.openStranger();
  await new SignInPage(theirs).signIn(colleague.login, colleague.password);
  const second = theirs.getByRole('textbox', { name: 'Code' });
  await second.fill('000000');
  await theirs.getByRole('button', { name: 'Bestätigen', exact: true }).click();
  await expect(theirs.getByRole('alert')).toContainText(/\S/);
  await second.fill(authenticatorCode(secret, 1));
  await theirs.getByRole('button', { name: 'Bestätigen', exact: true }).click();
  await new Shell(theirs).expectSignedIn();

  const withRecovery = await people.openStranger();
  await new SignInPage(withRecovery).signIn(colleague.login, colleague.password);
  await withRecovery.getByRole('textbox', { name: 'Code' }).fill(codes[0] ?? '');
  await withRecovery.getByRole('button', { name: 'Bestätigen', exact: true }).click();
  await new Shell(withRecovery).expectSignedIn();
});

test('suspending an account signs its person out within a second', { tag: '@timed' }, async ({ people, watch }) => {
  watch.allow(/401/, 'the browser that was signed out asks why');
  const colleague = await people.colleague();
  const theirs = await people.open(await people.newSession(colleague.login, colleague.password), '/spaces');
  const page = await people.open('admin', '/administration/accounts');
  await page.getByRole('searchbox', { name: 'Name oder Anmeldename' }).fill(colleague.login);
  await page.getByRole('button', { name: `Aktionen für ${colleague.name}` }).click();
  const left = theirs.waitForRequest((request) => request.isNavigationRequest()).then(() => Date.now());
  await page.getByRole('menuitem', { name: 'Sperren' }).click();
  await expect(page.getByText(`${colleague.name} ist gesperrt`)).toBeVisible();
  const told = Date.now();
  // Until the page is left: how long the next one takes to load is not what is promised.
  expect((await left) - told).toBeLessThan(1_000);
  await new SignInPage(theirs).expectShown();
});
