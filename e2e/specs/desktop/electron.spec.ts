import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildDesktop } from '@kontor/desktop/build.ts';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { findElectron } from '../../fixtures/electron-runtime.ts';
import { expect, test } from '../../fixtures/index.ts';

const found = findElectron();
const reason = 'reason' in found ? found.reason : '';
test.skip(reason !== '', `the desktop app itself, as ${reason}`);

const desktop = join(import.meta.dirname, '..', '..', '..', 'desktop');
let app: ElectronApplication;
let profile: string;

test.beforeEach(async () => {
  await buildDesktop();
  profile = mkdtempSync(join(tmpdir(), 'kontor-desktop-'));
  app = await _electron.launch({
    executablePath: 'program' in found ? found.program : '',
    args: [desktop, '--insecure-localhost', '--lang=de', `--user-data-dir=${profile}`],
  });
});

test.afterEach(async () => {
  await app?.close();
  rmSync(profile, { recursive: true, force: true });
});

/** A page in a view is no window; it is told by its address. */
async function pageAt(start: string): Promise<Page> {
  await expect.poll(() => app.windows().some((page) => page.url().startsWith(start))).toBe(true);
  const page = app.windows().find((one) => one.url().startsWith(start));
  if (!page) throw new Error(`no page at ${start}`);
  return page;
}

test('a server is added by its address, and its page has the bridge and nothing of Node', async ({ kontor }) => {
  const own = await pageAt('kontor-shell://app/');
  await own.getByLabel('Adresse des Servers').fill(kontor.url);
  await own.getByRole('button', { name: 'Hinzufügen' }).click();
  const page = await pageAt(kontor.url);
  await expect(page.getByRole('textbox').first()).toBeVisible();
  const seen = await page.evaluate(() => ({
    contract: (window as unknown as { kontorDesktop?: { contract: number } }).kontorDesktop?.contract,
    require: typeof (globalThis as { require?: unknown }).require,
    process: typeof (globalThis as { process?: unknown }).process,
  }));
  expect(seen).toEqual({ contract: 1, require: 'undefined', process: 'undefined' });
  const answered = await page.evaluate(() =>
    (window as unknown as { kontorDesktop: { info(): Promise<{ version: string }> } }).kontorDesktop.info(),
  );
  expect(answered.version).toMatch(/^\d/);
});

test('the shell’s own page obeys its policy, and a page of a server cannot fetch it', async ({ kontor }) => {
  const own = await pageAt('kontor-shell://app/');
  expect(
    await own.evaluate(() =>
      fetch('https://127.0.0.1/').then(
        () => 'fetched',
        () => 'refused',
      ),
    ),
  ).toBe('refused');
  await own.getByLabel('Adresse des Servers').fill(kontor.url);
  await own.getByRole('button', { name: 'Hinzufügen' }).click();
  const page = await pageAt(kontor.url);
  const fetched = await page.evaluate(() =>
    fetch('kontor-shell://app/index.html').then(
      () => 'fetched',
      () => 'refused',
    ),
  );
  expect(fetched).toBe('refused');
});

test('a page of a server gets no camera, no window elsewhere, and stays on its server', async ({ kontor }) => {
  const own = await pageAt('kontor-shell://app/');
  await own.getByLabel('Adresse des Servers').fill(kontor.url);
  await own.getByRole('button', { name: 'Hinzufügen' }).click();
  const page = await pageAt(kontor.url);
  expect(
    await page.evaluate(() => navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state)),
  ).toBe('denied');
  expect(await page.evaluate(() => window.open('file:///etc/passwd') === null)).toBe(true);
  await page.evaluate(() => location.assign('data:text/html,elsewhere'));
  await expect.poll(() => page.url()).toContain(kontor.url);
});
