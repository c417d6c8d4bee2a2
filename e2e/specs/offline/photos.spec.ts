import type { Page } from '@playwright/test';
import { pngPicture } from '../../fixtures/files.ts';
import { expect, test } from '../../fixtures/index.ts';
import type { CallSession } from '../../fixtures/session.ts';
import { ownDevice, untilKept } from '../../pages/device.ts';
import { Shell } from '../../pages/shell.ts';
import { SignInPage } from '../../pages/sign-in-page.ts';

test.describe.configure({ timeout: 120_000 });

test('the photo of somebody whom one has seen is there without a network, and goes once it is withdrawn', {
  tag: '@long',
}, async ({ kontor, people, watch }) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED|WebSocket/, 'the test takes the network away');
  watch.allow(/404.*photo|photo.* 404|status of 404/, 'the photo is withdrawn');
  const [seen, viewer] = [await people.colleague(), await people.colleague()];
  const owner = await people.newSession(seen.login, seen.password);
  await uploadPhoto(kontor.url, owner);
  const page = await people.openStranger('/', ownDevice);
  await new SignInPage(page).signIn(viewer.login, viewer.password);
  await new Shell(page).expectSignedIn();
  await untilKept(page);
  await page.goto(`/people/${seen.id}?q=${encodeURIComponent(seen.name)}`);
  await expect(page.getByRole('heading', { level: 1, name: seen.name })).toBeVisible();
  await expect.poll(() => countPhotos(page), { timeout: 20_000 }).toBeGreaterThan(0);

  await page.context().setOffline(true);
  await page.reload();
  const photos = page.locator('main img[src*="/photo?"]');
  const photo = photos.and(page.locator(':not([role="listbox"] *)'));
  await expect(page.getByRole('listbox').locator('img[src*="/photo?"]')).toHaveCount(1);
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);

  await owner.call('DELETE', '/api/directory/people/me/photo');
  await page.context().setOffline(false);
  await expect.poll(() => countPhotos(page), { timeout: 30_000 }).toBe(0);
  // As soon as the connection is back, which is tried again at growing distances.
  await expect(photos).toHaveCount(0, { timeout: 30_000 });
});

test('no photo is kept that not everybody may see, nor any after signing out', { tag: '@long' }, async ({
  kontor,
  people,
  watch,
}) => {
  watch.allow(/401/, 'the session is over');
  const [narrow, open] = [await people.colleague(), await people.colleague()];
  for (const { login, password } of [narrow, open]) {
    await uploadPhoto(kontor.url, await people.newSession(login, password));
  }
  const own = await people.newSession(narrow.login, narrow.password);
  const page = await people.open(own, '/people/me', ownDevice);
  await own.call('PUT', '/api/directory/people/me/visibility', { visibility: { photo: 'own-unit' } });
  await untilKept(page);
  await page.goto(`/people/${open.id}`);
  await expect.poll(() => countPhotos(page), { timeout: 20_000 }).toBeGreaterThan(0);
  await page.goto('/people/me');
  await expect(page.getByRole('main').locator('img[src*="/photo?"]').first()).toBeVisible();
  await page.waitForTimeout(8_000); // longer than it takes until photos are kept
  expect(await keptAddresses(page)).not.toContainEqual(expect.stringContaining(narrow.id));
  await new Shell(page).signOut();
  await new SignInPage(page).expectShown();
  expect(await countPhotos(page)).toBe(0);
});

async function uploadPhoto(url: string, { cookie }: CallSession): Promise<void> {
  const { buffer, name, mimeType } = pngPicture(300, 300);
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(buffer)], { type: mimeType }), name);
  const answer = await fetch(`${url}/api/directory/people/me/photo`, { method: 'PUT', body, headers: { cookie } });
  expect(answer.status).toBe(200);
}

function keptAddresses(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('kontor-photos-'));
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return kept.flat().map(({ url }) => url);
  });
}

const countPhotos = async (page: Page) => (await keptAddresses(page)).length;
