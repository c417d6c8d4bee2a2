import type { Page } from '@playwright/test';
import { type CallSession, expect, test } from '../../fixtures/index.ts';
import type { People } from '../../fixtures/people.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { ownDevice, readStorage, untilKept } from '../../pages/device.ts';
import { KeptSpace } from '../../pages/kept-space.ts';
import { Shell } from '../../pages/shell.ts';
import { SignInPage } from '../../pages/sign-in-page.ts';
import { grant, makePage, WikiPage } from '../../pages/wiki-page.ts';
import { findBarriers } from '../accessibility/axe-check.ts';

test.describe.configure({ timeout: 120_000 });

const phone = { ...ownDevice, viewport: { width: 360, height: 740 } };

const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

/** A space of the editor's with three pages, of which one has a text, and somebody who writes there, too. */
async function aSpace(people: People) {
  const [editor, colleague] = [await people.session('editor'), await people.session('homeoffice')];
  const space = await makeSpace(editor, 'hidden');
  await grant(editor, space.id, colleague.person.id, 'editor');
  const [plan, contacts, secret] = [
    await makePage(editor, space.id, 'Alarmplan'),
    await makePage(editor, space.id, 'Ansprechpersonen'),
    await makePage(editor, space.id, 'Personalakte'),
  ];
  const writing = new WikiPage(await people.open('editor', `/wiki/page/${plan}`));
  await writing.write('Zuerst die Leitstelle anrufen.');
  await writing.expectSaved();
  const file = { name: 'plan.png', mimeType: 'image/png', buffer: Buffer.from(pixel, 'base64') };
  const { id: cover } = await (await writing.page.request.post('/api/files', { multipart: { file } })).json();
  const { revision } = await editor.call<{ revision: number }>('GET', `/api/wiki/pages/${plan}`);
  await editor.call('PATCH', `/api/wiki/pages/${plan}`, { revision, cover, coverAlt: 'Lageplan' });
  return { ...space, editor, colleague, plan, contacts, secret, writing };
}

async function readText(page: Page, id: string): Promise<string> {
  return (await page.request.get(`/api/wiki/pages/${id}/export?format=markdown`)).text();
}

async function narrowToSelf(who: CallSession, page: string): Promise<void> {
  const readers = [{ kind: 'person', id: who.person.id }];
  await who.call('PUT', `/api/wiki/pages/${page}/access`, { readers, writers: null, readersComment: true });
}

test('a kept space opens without a network on a cold start, is edited there, and what was lost or is new follows', async ({
  people,
  watch,
}) => {
  test.slow();
  watch.allow(/ERR_INTERNET_DISCONNECTED|WebSocket|404/, 'the test takes the network away, and a page');
  const space = await aSpace(people);
  const device = await people.open('homeoffice', '/', phone);
  await untilKept(device);
  const onDevice = new KeptSpace(device);
  await onDevice.keep(space.slug, 3);
  await expect.poll(() => onDevice.countPictures()).toBe(1);
  await device.context().setOffline(true);
  await device.close();

  const cold = await device.context().newPage();
  await cold.goto(`/wiki/page/${space.plan}`);
  const wiki = new WikiPage(cold);
  await expect(wiki.text).toContainText('Zuerst die Leitstelle anrufen.');
  const cover = cold.getByRole('img', { name: 'Lageplan' });
  await expect.poll(() => cover.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
  await wiki.write(' Dann die Sirenen.');
  await expect(cold.getByText('Offline, auf diesem Gerät gespeichert')).toBeVisible();
  // One without a text yet.
  await cold.goto(`/wiki/page/${space.contacts}`);
  await wiki.write('Frau Kurz');
  await expect(cold.getByText('Offline, auf diesem Gerät gespeichert')).toBeVisible();
  await cold.goto(`/wiki/space/${space.slug}`);
  await expect(wiki.row('Personalakte')).toBeVisible();

  await narrowToSelf(space.editor, space.secret);
  const added = await makePage(space.editor, space.id, 'Neu dazu');
  await cold.context().setOffline(false);
  const kept = new KeptSpace(cold);
  await expect.poll(() => kept.listTexts(), { timeout: 60_000 }).toEqual([space.plan, space.contacts, added].sort());
  for (const [id, text] of [
    [space.plan, 'Dann die Sirenen.'],
    [space.contacts, 'Frau Kurz'],
  ] as const)
    await expect
      .poll(() => readText(space.writing.page, id), { intervals: [1_000, 3_000], timeout: 60_000 })
      .toContain(text);
  await expect(wiki.row('Personalakte')).toHaveCount(0);
  await cold.context().setOffline(true);
  await cold.goto(`/wiki/page/${space.secret}`);
  await expect(cold.getByRole('main')).toContainText('Das ließ sich nicht laden');
  await expect(cold.getByText('Personalakte')).toHaveCount(0);
});

test('switched off, what was never opened is gone from the device; the settings say what is kept', async ({
  people,
}) => {
  const space = await aSpace(people);
  const device = await people.open('homeoffice', `/wiki/page/${space.plan}`, phone);
  await expect(new WikiPage(device).text).toContainText('Leitstelle');
  const kept = new KeptSpace(device);
  await kept.keep(space.slug, 3);
  await device.reload();
  await kept.open(space.slug);
  await kept.expectWhole(3);
  expect(await kept.listTexts()).toHaveLength(3);
  expect(await findBarriers(device)).toEqual([]);
  await device.getByRole('link', { name: 'Was dieses Gerät behält' }).click();
  await expect(device.getByRole('heading', { name: 'Offline behaltene Bereiche' })).toBeVisible();
  expect(await findBarriers(device)).toEqual([]);
  await device.getByRole('button', { name: `${space.name} nicht mehr behalten` }).click();
  await expect(device.getByText('Noch keiner.')).toBeVisible();
  await expect.poll(() => kept.countPictures()).toBe(0);
  await expect.poll(() => kept.listTexts()).toEqual([space.plan]);
});

test('nothing of a kept space is left after signing out, and a shared computer does not offer it', async ({
  people,
  watch,
}) => {
  watch.allow(/401|WebSocket/, 'the session is over');
  watch.allow(/ERR_INVALID_ARGUMENT|\.(svg|js) net::ERR_FAILED/, 'what the page that is left still loads is wiped');
  const { editor, ...space } = await aSpace(people);
  const colleague = await people.colleague();
  await grant(editor, space.id, colleague.id, 'reader');
  const device = await people.openStranger('/', phone);
  await new SignInPage(device).signIn(colleague.login, colleague.password);
  const shell = new Shell(device);
  await shell.expectSignedIn();
  await untilKept(device);
  await new KeptSpace(device).keep(space.slug, 3);
  await device.goto('/');
  await shell.signOut();
  await new SignInPage(device).expectShown();
  expect(await readStorage(device)).toMatchObject({ databases: [], caches: [], workers: 0 });

  await device.getByRole('checkbox', { name: 'Gemeinsam genutzter Computer' }).check();
  await new SignInPage(device).signIn(colleague.login, colleague.password);
  await shell.expectSignedIn();
  await device.goto(`/wiki/space/${space.slug}`);
  await expect(new WikiPage(device).row('Alarmplan')).toBeVisible();
  await expect(device.getByRole('button', { name: 'Offline behalten' })).toHaveCount(0);
});
