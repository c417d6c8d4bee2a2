import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page, test } from '@playwright/test';
import { findBarriers, findSidewaysScrolling } from './axe-check.ts';

const repository = join(import.meta.dirname, '..', '..', '..');
const origin = 'http://gallery.invalid';
let folder: string;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  folder = await mkdtemp(join(tmpdir(), 'kontor-gallery-'));
  const vite = join(repository, 'node_modules', 'vite', 'bin', 'vite.js');
  const config = join(repository, 'packages', 'ui', 'gallery', 'vite.config.mjs');
  await promisify(execFile)(
    process.execPath,
    [vite, 'build', '--config', config, '--outDir', folder, '--emptyOutDir'],
    {
      cwd: repository,
      env: { ...process.env, NODE_ENV: 'production' },
    },
  );
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

/** The page of all stories, from the files as they were built. */
async function openGallery(page: Page, theme: string, language: string): Promise<void> {
  await page.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    return route.fulfill({ path: join(folder, pathname === '/' ? 'index.html' : pathname) });
  });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${origin}/?theme=${theme}&language=${language}`);
  await expect(page.getByRole('heading', { name: 'Galerie' })).toBeVisible();
  // What waits longer than a moment shows that it waits.
  await expect(page.locator('.k-breathe').first()).toBeVisible();
}

for (const theme of ['light', 'dark', 'contrast-light', 'contrast-dark']) {
  test(`no component has barriers in the theme ${theme}, wide or narrow`, async ({ page }) => {
    await openGallery(page, theme, theme.endsWith('dark') ? 'en' : 'de');
    const rules = theme.startsWith('contrast') ? ['color-contrast-enhanced'] : [];
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      expect.soft(await findBarriers(page, rules), `barriers at ${width} px`).toEqual([]);
      expect.soft(await findSidewaysScrolling(page), `sideways scrolling at ${width} px`).toEqual([]);
    }
  });
}
