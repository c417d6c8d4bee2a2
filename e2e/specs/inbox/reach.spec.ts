import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { useCookies } from '../../fixtures/cookies.ts';
import { expect, test } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { ownDevice, passPatience } from '../../pages/device.ts';
import { Inbox } from '../../pages/inbox.ts';

test.use({ viewport: { width: 360, height: 780 } });

test('one decides by kind, by space and by day what comes how, on a phone', async ({ people }) => {
  const { login, password } = await people.colleague();
  const owner = await people.newSession(login, password);
  const space = await makeSpace(owner, 'on-request');
  const page = await people.open(owner, '/settings/notifications');

  const kinds = page.getByRole('region', { name: 'Was Sie erreicht' });
  const onDevices = kinds.getByRole('checkbox', { name: 'Jemand schreibt Ihnen direkt: auf Geräten' });
  await expect(onDevices).toBeChecked();
  await onDevices.locator('xpath=ancestor::label').click();
  await expect(onDevices).not.toBeChecked();

  const digest = page.getByRole('region', { name: 'Übersicht per E-Mail' });
  await digest.getByRole('button', { name: 'Wie oft' }).click();
  await page.getByRole('option', { name: 'Wöchentlich' }).click();
  await digest.getByRole('button', { name: 'Am' }).click();
  await page.getByRole('option', { name: 'Freitag' }).click();
  await digest.getByRole('button', { name: 'Speichern' }).click();

  const spaces = page.getByRole('region', { name: 'Bereiche' });
  await spaces.getByRole('button', { name: `Aus „${space.name}“` }).click();
  await page.getByRole('option', { name: 'Nichts' }).click();

  await page.reload();
  await expect(onDevices).not.toBeChecked();
  await expect(digest.getByRole('button', { name: 'Am' })).toContainText('Freitag');
  await expect(spaces.getByRole('button', { name: `Aus „${space.name}“` })).toContainText('Nichts');

  const newhire = await people.session('newhire');
  await newhire.call('POST', `/api/spaces/${space.id}/requests`, { note: '' });
  await page.goto('/inbox');
  await expect(page.getByText('Alles erledigt')).toBeVisible();
});

/** The headless shell, in which tests run otherwise, has no notes of the system. */
const browserWithNotes = '/usr/bin/chromium';

test('a pushed note is shown, and goes when what it tells of is read in Kontor', async ({ kontor, people }) => {
  test.skip(!existsSync(browserWithNotes), 'it needs a Chromium that shows notes of the system');
  const editor = await people.session('editor');
  const space = await makeSpace(editor, 'on-request');
  const args = ['--no-sandbox', '--disable-background-networking'];
  await using withNotes = await chromium.launch({ executablePath: browserWithNotes, args });
  const context = await withNotes.newContext({ baseURL: kontor.url, locale: 'de-DE', ...ownDevice });
  await context.grantPermissions(['notifications'], { origin: kontor.url });
  await context.clock.install();
  await useCookies(context, kontor.url, editor.cookie);
  const page = await context.newPage();
  await page.goto('/inbox');
  await page.getByRole('main').waitFor();
  const shown = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      return (await registration.getNotifications()).map(({ title, body }) => `${title} ${body}`.trim());
    });
  await passPatience(page);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  const newhire = await people.session('newhire');
  await newhire.call('POST', `/api/spaces/${space.id}/requests`, { note: '' });
  const inbox = new Inbox(page);
  await expect(inbox.about(space.name)).toHaveCount(1);
  const { notifications } = await editor.call<{ notifications: { id: string; ref: string }[] }>(
    'GET',
    '/api/notifications',
  );
  const entry = notifications.find(({ ref }) => ref.endsWith(space.id));

  const browser = await page.context().newCDPSession(page);
  const registration = new Promise<string>((resolve) => {
    browser.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations;
      if (first) resolve(first.registrationId);
    });
  });
  await browser.send('ServiceWorker.enable');
  const data = JSON.stringify({
    title: 'Neues in Kontor',
    body: '',
    tag: entry?.ref,
    path: '/inbox',
    notification: entry?.id,
  });
  const { origin } = new URL(page.url());
  await browser.send('ServiceWorker.deliverPushMessage', { origin, registrationId: await registration, data });
  await expect.poll(shown).toEqual(['Neues in Kontor']);
  await inbox.choose(inbox.about(space.name), 'Als gelesen markieren');
  await expect.poll(shown).toEqual([]);
});
