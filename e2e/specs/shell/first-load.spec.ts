import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/index.ts';
import { readVitals, watchVitals } from '../../fixtures/page-vitals.ts';

/** Quality goal K1. */
const mostShift = 0.01;
const shellFile = /\/assets\/shell-[\w-]+\.js$/;

const forms = [
  { name: 'a phone', viewport: { width: 360, height: 740 }, paths: ['/', '/settings/data', '/spaces'] },
  { name: 'a tablet', viewport: { width: 768, height: 1024 }, paths: ['/', '/settings/data', '/spaces'] },
  { name: 'a wide screen', viewport: { width: 1440, height: 900 }, paths: ['/', '/settings/data', '/spaces'] },
] as const;

/** Answers come one after the other, as over a bad line, and not always in the order in which they were asked for. */
async function answerOneByOne(page: Page): Promise<void> {
  let asked = 0;
  await page.route(/\/api\//, async (route) => {
    asked += 1;
    await new Promise((resolve) => setTimeout(resolve, (asked * 170) % 500));
    await route.continue();
  });
}

/** How far what was in sight moved, as the browser counts it. */
async function measureShift(page: Page, path: string): Promise<number> {
  await watchVitals(page);
  await page.goto(path);
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
  await page.waitForTimeout(2500); // nothing says that nothing moves any more
  return (await readVitals(page)).shift;
}

for (const { name, viewport, paths } of forms) {
  for (const path of paths) {
    test(`what comes later pushes nothing away on ${path} on ${name}`, async ({ people }) => {
      const page = await people.open('editor', '', { viewport });
      await answerOneByOne(page);
      expect(await measureShift(page, path)).toBeLessThanOrEqual(mostShift);
    });
  }

  test(`the frame stands where the shell will draw it on ${name}`, async ({ people, watch }) => {
    watch.allow(/shell-.*ERR_FAILED|Failed to load resource/, 'the test holds the shell back');
    const page = await people.open('editor', '', { viewport });
    await page.route(shellFile, (route) => route.abort());
    await page.goto('/');
    const before = await frameOf(page);
    await page.unroute(shellFile);
    await page.goto('/');
    await page.getByRole('main').waitFor();
    expect(before).toEqual(await frameOf(page));
  });
}

/** Where the surfaces of the frame stand: places, bar at the top, content, places at the bottom; and the search box. */
async function frameOf(page: Page) {
  await page.locator('#app > * > *').first().waitFor({ state: 'attached' });
  return page.evaluate(() => {
    const [frame] = [...document.querySelectorAll('#app .grid')];
    const search = document.querySelector('#app .grid > .h-14 > :first-child');
    const parts = [...(frame?.children ?? []), ...(search ? [search] : [])];
    const inSight = parts.filter((part) => part.getBoundingClientRect().height > 0);
    return inSight.map((part) => {
      const { x, y, width, height } = part.getBoundingClientRect();
      return { x, y, width, height, colour: getComputedStyle(part).backgroundColor };
    });
  });
}

test('the server is asked who is here, and for the font, before the shell has come', async ({ people }) => {
  const page = await people.open('editor', '');
  const held = Promise.withResolvers<void>();
  await page.route(shellFile, async (route) => {
    await held.promise;
    await route.continue();
  });
  const asked = Promise.all(
    [/^\/api\/session$/, /^\/api\/organisation$/, /\/inter-latin-wght-[\w-]+\.woff2$/].map((path) =>
      page.waitForRequest((request) => path.test(new URL(request.url()).pathname)),
    ),
  );
  await page.goto('/', { waitUntil: 'commit' });
  await asked;
  held.resolve();
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
});

test('a theme that was chosen on this device is there before the shell', async ({ people, watch }) => {
  watch.allow(/shell-.*ERR_FAILED|Failed to load resource/, 'the test holds the shell back');
  const page = await people.open('editor', '');
  await page.addInitScript(() => localStorage.setItem('kontor.appearance', '{"theme":"contrast-dark"}'));
  await page.route(shellFile, (route) => route.abort());
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'more');
});

test('a page for strangers never asks who is here', async ({ people }) => {
  const stranger = await people.openStranger('');
  const asked: string[] = [];
  stranger.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await stranger.goto('/legal/accessibility');
  await expect(stranger.getByRole('button', { name: 'Meldung senden' })).toBeVisible();
  expect(asked).not.toContain('/api/session');
});
