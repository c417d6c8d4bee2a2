import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/index.ts';
import type { PageWatch } from '../../fixtures/page-watch.ts';
import type { Colleague, People } from '../../fixtures/people.ts';
import { countKept, ownDevice, passPatience, readStorage, untilKept } from '../../pages/device.ts';
import { Palette } from '../../pages/palette.ts';
import { Shell } from '../../pages/shell.ts';
import { SignInPage } from '../../pages/sign-in-page.ts';

test.describe.configure({ timeout: 120_000 });

test('the shell starts without a network, shows what was opened, and finds a Müller for “Mueler”', async ({
  people,
  watch,
}) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED|WebSocket/, 'the test takes the network away');
  const page = await people.open('editor', '/spaces', ownDevice);
  await page.goto('/');
  await untilKept(page);
  await page.context().setOffline(true);
  await page.close();

  const cold = await page.context().newPage();
  await cold.goto('/');
  await expect(new Shell(cold).heading(/Guten .*Katrin Schubert/)).toBeVisible();
  await expect(cold.getByText('Keine Verbindung')).toBeVisible();
  await new Shell(cold).place('Bereiche').click();
  await expect(cold.getByRole('main').getByText('Digitalisierung').first()).toBeVisible();

  const palette = new Palette(cold);
  await palette.open();
  await palette.type('Mueler');
  await expect(palette.options.first()).toContainText('Müller');
  await expect(palette.dialog).toContainText('Ohne Verbindung');
});

test('people are found without a network on their own page, with what is known of each', async ({ people, watch }) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED|WebSocket/, 'the test takes the network away');
  const page = await people.open('editor', '/people', ownDevice);
  await untilKept(page);
  await page.context().setOffline(true);
  await page.goto('/people');
  await page.getByRole('searchbox').fill('Mueler');
  const row = page.getByRole('option').filter({ hasText: 'Müller' }).first();
  await expect(row).toBeVisible();
  await row.click();
  await expect(page.getByRole('heading', { name: /Müller/ }).first()).toBeVisible();
  await expect(page.getByText('Ohne Verbindung sehen Sie nur, was dieses Gerät kennt.')).toBeVisible();
});

test('on a shared computer nothing is left: not while signed in, not after signing out, not offline', async ({
  people,
  watch,
}) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED|WebSocket/, 'the test takes the network away');
  const colleague = await people.colleague();
  const page = await people.openStranger('/people', ownDevice);
  await page.getByRole('checkbox', { name: 'Gemeinsam genutzter Computer' }).check();
  await new SignInPage(page).signIn(colleague.login, colleague.password);
  const shell = new Shell(page);
  await shell.expectSignedIn();
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.goto('/');
  await expect(shell.heading(new RegExp(colleague.name))).toBeVisible();
  await passPatience(page);
  // Longer than it takes elsewhere until the shell begins to be fetched.
  await page.waitForTimeout(1_000);
  await expectNothingOf(page, colleague.name);

  await shell.signOut();
  await new SignInPage(page).expectShown();
  await expectNothingOf(page, colleague.name);
  await page.goBack();
  await new SignInPage(page).expectShown();
  await expect(page.getByText(colleague.name)).toHaveCount(0);

  await page.context().setOffline(true);
  await expect(page.reload()).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
});

test('signing out on an own computer wipes it, too', async ({ people }) => {
  const colleague = await people.colleague();
  const page = await people.openStranger('/', ownDevice);
  await new SignInPage(page).signIn(colleague.login, colleague.password);
  const shell = new Shell(page);
  await shell.expectSignedIn();
  await untilKept(page);
  await shell.signOut();
  await new SignInPage(page).expectShown();
  await expectNothingOf(page, colleague.name);
});

test('“sign out everywhere” wipes a device that was offline when it is back', async ({ people, watch }) => {
  allowWiping(watch);
  watch.allow(/ERR_INTERNET_DISCONNECTED/, 'the test takes the network away');
  const colleague = await people.colleague();
  const page = await people.openStranger('/', ownDevice);
  await new SignInPage(page).signIn(colleague.login, colleague.password);
  await new Shell(page).expectSignedIn();
  await untilKept(page);
  await page.goto('about:blank');
  await page.context().setOffline(true);
  await signOutEverywhere(people, colleague);
  await page.goto('/');
  await expect(new Shell(page).heading(new RegExp(colleague.name))).toBeVisible();

  // The open page notices by itself that it is back.
  await page.context().setOffline(false);
  await new SignInPage(page).expectShown();
  await expectNothingOf(page, colleague.name);
});

test('“sign out everywhere” wipes a device as soon as Kontor is opened there again', async ({ people, watch }) => {
  allowWiping(watch);
  const colleague = await people.colleague();
  const page = await people.openStranger('/', ownDevice);
  await new SignInPage(page).signIn(colleague.login, colleague.password);
  await new Shell(page).expectSignedIn();
  await untilKept(page);
  await page.goto('about:blank');
  await signOutEverywhere(people, colleague);

  // The page leaves while it loads.
  await page.goto('/', { waitUntil: 'commit' });
  await new SignInPage(page).expectShown();
  await expectNothingOf(page, colleague.name);
});

test('whoever signs in after somebody else finds nothing of them', async ({ people, watch }) => {
  watch.allow(/401|WebSocket/, 'the session is over');
  const [first, second] = [await people.colleague(), await people.colleague()];
  const page = await people.openStranger('/', ownDevice);
  await new SignInPage(page).signIn(first.login, first.password);
  await new Shell(page).expectSignedIn();
  await untilKept(page);
  // The cookie is gone, as when it ran out; nobody has signed out.
  await page.context().clearCookies();
  await page.reload();
  await new SignInPage(page).signIn(second.login, second.password);
  await expect(new Shell(page).heading(new RegExp(second.name))).toBeVisible();
  await expect.poll(() => countKept(page, 'copies')).toBeGreaterThan(0);
  const ofOthers = async () => (await readStorage(page)).databases.filter((name) => !name.includes(second.id));
  await expect.poll(ofOthers).toEqual([]);
});

test('whoever says that others use this computer finds nothing that was kept here before, and keeps nothing', async ({
  people,
  watch,
}) => {
  watch.allow(/401|WebSocket/, 'the session is over');
  const colleague = await people.colleague();
  const page = await people.openStranger('/', ownDevice);
  await new SignInPage(page).signIn(colleague.login, colleague.password);
  await new Shell(page).expectSignedIn();
  await untilKept(page);
  await page.context().clearCookies();
  await page.reload();
  await page.getByRole('checkbox', { name: 'Gemeinsam genutzter Computer' }).check();
  await new SignInPage(page).signIn(colleague.login, colleague.password);
  await expect(new Shell(page).heading(new RegExp(colleague.name))).toBeVisible();
  await expect.poll(() => readStorage(page)).toMatchObject({ databases: [], caches: [], workers: 0 });
});

async function signOutEverywhere(people: People, colleague: Colleague): Promise<void> {
  const elsewhere = await people.newSession(colleague.login, colleague.password);
  await elsewhere.call('DELETE', '/api/sessions');
}

function allowWiping(watch: PageWatch): void {
  watch.allow(/401|WebSocket/, 'the session is over');
  watch.allow(/ERR_INVALID_ARGUMENT|\.(svg|js) net::ERR_FAILED/, 'what the page that is left still loads is wiped');
}

async function expectNothingOf(page: Page, name: string): Promise<void> {
  const storage = await readStorage(page);
  expect(storage).toMatchObject({ databases: [], caches: [], workers: 0 });
  // How pages look before anybody has signed in is no more than this; never a name.
  for (const text of storage.texts) expect(text).toMatch(/^kontor\.appearance=/);
  expect(storage.texts.join()).not.toContain(name);
}
