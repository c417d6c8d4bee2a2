import type { Page } from '@playwright/test';
import { test as base, expect } from '../../fixtures/index.ts';
import { type ClientUpgrade, startClientUpgrade } from '../../fixtures/newer-client.ts';
import { ownDevice } from '../../pages/device.ts';
import { Shell } from '../../pages/shell.ts';

const test = base.extend<{ upgrade: ClientUpgrade }>({
  upgrade: async ({ kontor, watch }, use) => {
    const upgrade = await startClientUpgrade(kontor.url);
    await use(upgrade);
    // The way to the server goes before the windows do.
    watch.stop();
    await upgrade.close();
  },
});
test.describe.configure({ timeout: 120_000 });

const about = (page: Page) => page.getByRole('textbox', { name: 'Über mich' });
const notice = (page: Page) => page.getByRole('status').filter({ hasText: 'Version' });
const build = (page: Page) => page.evaluate(() => document.documentElement.dataset.build);

test('a newer version asks first, warns of unsaved input, and takes over in every window without losing any', {
  tag: '@long',
}, async ({ people, upgrade }) => {
  const colleague = await people.colleague();
  const session = await people.newSession(colleague.login, colleague.password);
  const options = { ...ownDevice, baseURL: upgrade.url };
  const writing = await people.open(session, '/people/me/edit', options);
  await untilKept(writing);
  const reading = await writing.context().newPage();
  await reading.goto('/spaces');
  await about(writing).fill('Ich arbeite an');
  await writing.getByRole('textbox', { name: 'Kenntnisse' }).fill('Vergabe');
  await writing.getByRole('textbox', { name: 'Kenntnisse' }).press('Enter');

  await upgrade.publish('second');
  await askForUpdate(writing);
  for (const page of [writing, reading])
    await expect(page.getByText('Eine neue Version von Kontor ist bereit.')).toBeVisible({ timeout: 20_000 });
  await writing.getByRole('button', { name: 'Jetzt aktualisieren' }).click();
  await expect(writing.getByText('Auf dieser Seite stehen Eingaben')).toBeVisible();
  await writing.getByRole('button', { name: 'Später' }).click();
  await expect(writing.getByText('Auf dieser Seite stehen Eingaben')).toBeHidden();
  await expect(about(writing)).toHaveValue('Ich arbeite an');
  expect(await build(writing)).toBeUndefined();

  // The window in which nothing is written takes it; the other one keeps what is written there, and says so.
  await reading.getByRole('button', { name: 'Jetzt aktualisieren' }).click();
  await expect.poll(() => build(reading).catch(() => undefined), { timeout: 20_000 }).toBe('second');
  await expect(new Shell(reading).heading('Bereiche')).toBeVisible();
  await expect(writing.getByText('Kontor ist in einem anderen Fenster aktualisiert worden')).toBeVisible();
  await expect(about(writing)).toHaveValue('Ich arbeite an');

  await writing.getByRole('button', { name: 'Speichern' }).click();
  await expect(writing.getByText('Gespeichert.')).toBeVisible();
  await writing.getByRole('button', { name: 'Neu laden' }).click();
  await expect.poll(() => build(writing).catch(() => undefined), { timeout: 20_000 }).toBe('second');
  await expect(about(writing)).toHaveValue('Ich arbeite an');
  await expect(writing.getByText('Vergabe')).toBeVisible();
});

test('a window in which nothing is written follows the one that takes the newer version', async ({
  people,
  upgrade,
}) => {
  const session = await people.newSession('newhire');
  const first = await people.open(session, '/inbox', { ...ownDevice, baseURL: upgrade.url });
  await untilKept(first);
  const second = await first.context().newPage();
  await second.goto('/spaces');
  await upgrade.publish('third');
  await askForUpdate(second);
  await first.getByRole('button', { name: 'Jetzt aktualisieren' }).click({ timeout: 20_000 });
  for (const page of [first, second])
    await expect.poll(() => build(page).catch(() => undefined), { timeout: 20_000 }).toBe('third');
  await expect(new Shell(second).heading('Bereiche')).toBeVisible();
  await expect(notice(second)).toBeHidden();
});

test('where nothing is kept, a window from before an upgrade says so instead of breaking', async ({
  people,
  upgrade,
  watch,
}) => {
  watch.allow(/404|Failed to fetch dynamically imported module/, 'the upgrade has taken the files away');
  const page = await people.open('newhire', '/people/me/edit', { baseURL: upgrade.url });
  await about(page).fill('Noch nicht gespeichert');
  await upgrade.publish('fourth');
  await upgrade.remove('help-view');
  await upgrade.remove('spaces-view');
  await page.getByRole('button', { name: 'Hilfe', exact: true }).click();
  await expect(page.getByText('Kontor ist aktualisiert worden, während diese Seite offen war.')).toBeVisible();
  await expect(about(page)).toHaveValue('Noch nicht gespeichert');
  await page.getByRole('button', { name: 'Neu laden' }).click();
  await expect(page.getByText('Auf dieser Seite stehen Eingaben')).toBeVisible();
  await page.getByRole('button', { name: 'Später' }).click();

  await new Shell(page).place('Bereiche').click();
  await page.getByRole('button', { name: 'Änderungen verwerfen' }).click();
  await expect(page.getByRole('heading', { name: 'Eine neue Version ist da' })).toBeVisible();
  await page.getByRole('alert').getByRole('button', { name: 'Neu laden' }).click();
  await expect.poll(() => build(page).catch(() => undefined), { timeout: 20_000 }).toBe('fourth');
});

test('whoever takes a newer version over what is not saved is asked once', async ({ people, upgrade, watch }) => {
  watch.allow(/404|Failed to fetch dynamically imported module/, 'the upgrade has taken the files away');
  const page = await people.open('newhire', '/people/me/edit', { baseURL: upgrade.url });
  await about(page).fill('Noch nicht gespeichert');
  await upgrade.publish('fifth');
  await upgrade.remove('help-view');
  await page.getByRole('button', { name: 'Hilfe', exact: true }).click();
  await page.getByRole('button', { name: 'Neu laden' }).click();
  const askedByBrowser: string[] = [];
  page.on('dialog', async (dialog) => {
    askedByBrowser.push(dialog.type());
    await dialog.accept();
  });
  await page.getByRole('button', { name: 'Trotzdem neu laden' }).click();
  await expect.poll(() => build(page).catch(() => undefined), { timeout: 20_000 }).toBe('fifth');
  expect(askedByBrowser).toEqual([]);
});

test('a screen that cannot be fetched without a connection says so, and comes when it can', async ({
  people,
  watch,
}) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED|WebSocket|dynamically imported/, 'the test takes the network away');
  const page = await people.open('newhire', '/');
  await page.context().setOffline(true);
  await new Shell(page).place('Bereiche').click();
  await expect(page.getByRole('heading', { name: 'Dieser Teil ist gerade nicht erreichbar' })).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Erneut versuchen' }).click();
  await expect(new Shell(page).heading('Bereiche')).toBeVisible();
});

/** Until the shell is on this device. */
async function untilKept(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 40_000 })
    .toBe('activated');
}

/** As every window does once an hour. */
async function askForUpdate(page: Page): Promise<void> {
  await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
}
