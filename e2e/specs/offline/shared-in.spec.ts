import type { Page } from '@playwright/test';
import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import type { People } from '../../fixtures/people.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { ChatPage } from '../../pages/chat-page.ts';
import { ownDevice, readStorage, untilKept } from '../../pages/device.ts';
import { shareInto, untilShareable } from '../../pages/share-sheet.ts';
import { Shell } from '../../pages/shell.ts';
import { SignInPage } from '../../pages/sign-in-page.ts';
import { findBarriers } from '../accessibility/axe-check.ts';

test.describe.configure({ timeout: 150_000 });

const phone = { ...ownDevice, viewport: { width: 360, height: 740 } };
const item = (page: Page) => page.getByRole('main').getByRole('listitem');

/** The own device of somebody who has a space, ready for what other apps share. */
async function aDevice(people: People) {
  const colleague = await people.colleague();
  const session = await people.newSession(colleague.login, colleague.password);
  const space = await makeSpace(session, 'hidden');
  const page = await people.open(session, '/tasks', phone);
  await untilKept(page);
  await untilShareable(page);
  return { colleague, session, space, page };
}

test('a link shared without a network waits on the device, becomes a task there, and arrives once', async ({
  people,
  watch,
}) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED|WebSocket/, 'the test takes the network away');
  const { session, page } = await aDevice(people);
  await page.context().setOffline(true);
  const url = 'https://stadt.example/satzung';
  await shareInto(page, { title: 'Neue Satzung', text: 'Bitte prüfen', url });
  await expect(item(page)).toContainText('Neue Satzung');

  // Not decided yet: it is there the next time, too.
  const context = page.context();
  await page.close();
  const next = await context.newPage();
  await next.goto('/share');
  await expect(item(next)).toContainText(url);
  expect(await findBarriers(next)).toEqual([]);
  await next.getByRole('button', { name: 'Als Aufgabe' }).click();
  const dialog = next.getByRole('dialog', { name: 'Als Aufgabe' });
  await expect(dialog.getByRole('textbox', { name: 'Titel' })).toHaveValue('Neue Satzung');
  await expect(dialog.getByRole('textbox', { name: 'Notiz' })).toHaveValue(`Bitte prüfen\n${url}`);
  expect(await findBarriers(next)).toEqual([]);
  await dialog.getByRole('button', { name: 'Mir zuweisen' }).click();
  await dialog.getByRole('button', { name: 'Aufgabe anlegen' }).click();
  await expect(dialog).toBeHidden();
  await next.goto('/share');
  await expect(next.getByText('Nichts wartet auf einen Platz')).toBeVisible();

  await next.context().setOffline(false);
  const readDay = async () => {
    const { tasks } = await session.call<{ tasks: { task: { title: string; note: string } }[] }>(
      'GET',
      '/api/tasks/my-day',
    );
    return tasks.map(({ task: { title, note } }) => ({ title, note }));
  };
  await expect.poll(readDay, { timeout: 40_000 }).toEqual([{ title: 'Neue Satzung', note: `Bitte prüfen\n${url}` }]);
});

test('a file is kept until there is a connection, and goes into a room', async ({ people, watch }) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED|WebSocket|Failed to fetch/, 'the test takes the network away');
  const { space, page } = await aDevice(people);
  const chat = new ChatPage(page);
  await chat.openRoomOf(space.name);
  await page.context().setOffline(true);
  const word = uniqueWord('Protokoll');
  const files = [{ name: `${word}.txt`, type: 'text/plain', content: 'Top 1: Begrüßung' }];
  await shareInto(page, { text: `${word} von *heute*`, files });
  await expect(
    item(page)
      .filter({ hasText: `${word}.txt` })
      .first(),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Als Nachricht' }).click();
  const dialog = page.getByRole('dialog', { name: 'Als Nachricht senden' });
  await expect(dialog.getByText('Dateien lassen sich nur mit Verbindung senden.')).toBeVisible();
  await dialog.getByRole('row').filter({ hasText: space.name }).click();
  const send = dialog.getByRole('button', { name: `Senden an Allgemein · ${space.name}` });
  await expect(send).toBeDisabled();
  expect(await findBarriers(page)).toEqual([]);

  await page.context().setOffline(false);
  await expect(dialog.getByText('Dateien lassen sich nur mit Verbindung senden.')).toBeHidden({ timeout: 40_000 });
  await send.click();
  await expect(page.getByRole('log', { name: 'Nachrichten in Allgemein' })).toBeVisible({ timeout: 30_000 });
  // Plain text stays as it came: a star is no formatting.
  await expect(chat.message(`${word} von *heute*`)).toBeVisible();
  await expect(page.getByRole('article').filter({ hasText: `${word}.txt` })).toHaveCount(1);
});

test('a text and a picture become a wiki page', async ({ people }) => {
  const { session, space, page } = await aDevice(people);
  const pixel = 'GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;';
  const files = [{ name: 'Baustelle.gif', type: 'image/gif', content: pixel }];
  await shareInto(page, { title: 'Baustelle Rathaus', text: 'Siehe https://stadt.example/bau.', files });
  await page.getByRole('button', { name: 'Als Seite' }).click();
  const dialog = page.getByRole('dialog', { name: 'Als Wikiseite ablegen' });
  expect(await findBarriers(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Seite anlegen' }).click();
  await page.waitForURL(/\/wiki\/page\//);
  await expect(page.getByRole('textbox', { name: 'Titel der Seite' })).toHaveText('Baustelle Rathaus');
  await expect(page.getByRole('link', { name: 'https://stadt.example/bau', exact: true })).toBeVisible();
  const { pages } = await session.call<{ pages: { title: string }[] }>('GET', `/api/wiki/spaces/${space.id}/tree`);
  expect(pages.map(({ title }) => title)).toEqual(['Baustelle Rathaus']);
});

test('what does not fit is refused and said, and nothing that waited is lost', async ({ people }) => {
  const { page } = await aDevice(people);
  await page.evaluate(async () => {
    const [name = ''] = (await caches.keys()).filter((each) => each.startsWith('kontor-shared-'));
    const cache = await caches.open(name);
    for (let at = 0; at < 20; at += 1) {
      const about = { title: `Notiz ${at}`, text: '', url: '', at, files: [] };
      await cache.put(`/share/n${at}/about`, Response.json(about));
    }
  });
  await shareInto(page, { text: 'Eine zu viel' });
  await expect(page.getByText('Das ist zu viel für dieses Gerät')).toBeVisible();
  await expect(item(page).filter({ hasText: 'Notiz' })).toHaveCount(20);
  await expect(page.getByText('Eine zu viel')).toHaveCount(0);
});

test('where nothing is kept, what is shared is not taken, and the page says so', async ({ people }) => {
  const page = await people.open('newhire', '/tasks');
  await shareInto(page, { text: 'Am gemeinsamen Computer' });
  await expect(page.getByText('Das ließ sich hier nicht behalten.')).toBeVisible();
  await expect(page.getByText('Am gemeinsamen Computer')).toHaveCount(0);
});

test('what is discarded can be taken back, and nothing of it is left after signing out', async ({ people, watch }) => {
  watch.allow(/401|WebSocket/, 'the session is over');
  watch.allow(/ERR_INVALID_ARGUMENT|\.(svg|js) net::ERR_FAILED/, 'what the page that is left still loads is wiped');
  const { page } = await aDevice(people);
  await shareInto(page, { text: 'Vertraulicher Vermerk' });
  await item(page).getByRole('button', { name: 'Verwerfen' }).click();
  await expect(page.getByText('Nichts wartet auf einen Platz')).toBeVisible();
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(item(page)).toContainText('Vertraulicher Vermerk');
  await page.goto('/settings/device');
  await expect(page.getByRole('link', { name: /^1 Inhalt wartet/ })).toBeVisible();
  await page.goto('/');
  await new Shell(page).signOut();
  // What would be lost is said first.
  await expect(page.getByRole('link', { name: 'Ein geteilter Inhalt wartet auf einen Platz' })).toBeVisible();
  await page.getByRole('button', { name: 'Trotzdem abmelden' }).click();
  await new SignInPage(page).expectShown();
  expect(await readStorage(page)).toMatchObject({ databases: [], caches: [], workers: 0 });
});
