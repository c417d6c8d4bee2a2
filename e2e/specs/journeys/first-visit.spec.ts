import { expect, test } from '../../fixtures/index.ts';
import { SetupWizard } from '../../pages/setup-wizard.ts';
import { Shell } from '../../pages/shell.ts';

const administrator = {
  givenName: 'Mara',
  familyName: 'Lindenau',
  login: 'm.lindenau',
  password: 'Neun Störche über dem Rathausdach',
};

test('makes the organisation and its first administrator with the printed code, once', async ({
  newKontor,
  browser,
  watch,
}) => {
  const { url, setupCode } = newKontor;
  expect(setupCode, 'the start prints a code').toBeTruthy();
  watch.allow(/\/api\/setup 4\d\d|\/api\/setup\)/, 'the used code is refused');
  const context = await browser.newContext({ baseURL: url });
  watch.watch(context);
  const page = await context.newPage();
  const wizard = new SetupWizard(page);

  await page.goto(`/setup#code=${encodeURIComponent(setupCode ?? '')}`);
  await wizard.nameOrganisation('Stadt Lindenau');
  await wizard.expectStep('look');
  await wizard.colour.fill('#ffe600');
  await expect(wizard.contrast).toContainText('Bitte wählen Sie eine kräftigere');
  await expect(wizard.goOnButton).toBeDisabled();
  await wizard.colour.fill('#7a1f4b');
  await expect(wizard.contrast).toContainText('Gut lesbar');
  await wizard.goOn();
  await wizard.describeAdministrator(administrator);
  await wizard.finish();
  const shell = new Shell(page);
  await shell.expectSignedIn();
  await expect(page.getByRole('link', { name: 'Stadt Lindenau' })).toBeVisible();
  await expect(shell.place('Administration')).toBeVisible();

  const second = await browser.newContext({ baseURL: url });
  watch.watch(second);
  const late = await second.newPage();
  await late.goto(`/setup#code=${encodeURIComponent(setupCode ?? '')}`);
  const lateWizard = new SetupWizard(late);
  await lateWizard.nameOrganisation('Zweite Stadt');
  await lateWizard.goOn();
  await lateWizard.describeAdministrator({ ...administrator, login: 'zweiter' });
  await lateWizard.finish();
  await expect(lateWizard.problem).toContainText(/\S/);
  await late.goto('/');
  await expect(late.getByText('Stadt Lindenau')).toBeVisible();
  await Promise.all([context.close(), second.close()]);
});

test('asks for the printed code when the address came without it, and refuses a wrong one', async ({
  newKontor,
  browser,
  watch,
}) => {
  watch.allow(/\/api\/setup 4\d\d|\/api\/setup\)/, 'the wrong code is refused');
  const context = await browser.newContext({ baseURL: newKontor.url });
  watch.watch(context);
  const page = await context.newPage();
  const wizard = new SetupWizard(page);
  await page.goto('/');
  await wizard.code.fill('ABCD-EFGH-JKLM');
  await wizard.nameOrganisation('Stadt Lindenau');
  await wizard.goOn();
  await wizard.describeAdministrator(administrator);
  await wizard.finish();
  await expect(wizard.problem).toContainText('Einrichtungscode stimmt nicht');
  await context.close();
});
