import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/index.ts';

const phone = { viewport: { width: 360, height: 740 } };

async function download(page: Page, press: () => Promise<void>): Promise<{ name: string; content: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
}

test('somebody takes everything along that is stored about them, on a phone', async ({ people }) => {
  const { login, password, name } = await people.colleague();
  const page = await people.open(await people.newSession(login, password), '/settings/data', phone);
  await expect(page.getByText('Sie haben keine Dateien hochgeladen.')).toBeVisible();
  const button = page.getByRole('button', { name: 'Archiv herunterladen' });
  const archive = await download(page, () => button.click());
  expect(archive.name).toMatch(/^kontor-meine-daten-\d{4}-\d\d-\d\d\.zip$/);
  expect(archive.content.subarray(0, 2).toString()).toBe('PK');
  expect(archive.content.toString('latin1')).toContain('accounts/sessions.json');
  await expect(page.getByRole('alertdialog').filter({ hasText: 'Archiv heruntergeladen' })).toBeVisible();
  expect(name).not.toBe('');
});

test('a refusal is told in words, and the download can be tried again', async ({ people, watch }) => {
  watch.allow(/\b429\b/, 'the refusal is what is tested');
  const { login, password } = await people.colleague();
  const page = await people.open(await people.newSession(login, password), '/settings/data');
  const message = 'Es wird schon ein Archiv zusammengestellt.';
  const error = { code: 'privacy.archive_under_way', kind: 'rate-limited', message };
  await page.route('**/api/privacy/archive', (route) => route.fulfill({ status: 429, json: { error } }));
  await page.getByRole('button', { name: 'Archiv herunterladen' }).click();
  await expect(page.getByRole('alert').filter({ hasText: message })).toBeVisible();
  await page.unroute('**/api/privacy/archive');
  await download(page, () => page.getByRole('button', { name: 'Archiv herunterladen' }).click());
});

test('a download that takes long is stopped', async ({ people }) => {
  const { login, password } = await people.colleague();
  const page = await people.open(await people.newSession(login, password), '/settings/data');
  await page.route('**/api/privacy/archive', () => undefined);
  await page.getByRole('button', { name: 'Archiv herunterladen' }).click();
  await expect(page.getByRole('progressbar', { name: /Archiv wird zusammengestellt/ })).toBeVisible();
  await page.getByRole('button', { name: 'Abbrechen' }).click();
  await expect(page.getByRole('button', { name: 'Archiv herunterladen' })).toBeVisible();
});

test('what is stored is read by keyboard, and who sees the own entry is changed beside it', async ({ people }) => {
  const { login, password } = await people.colleague();
  const page = await people.open(await people.newSession(login, password), '/settings/data');
  const sessions = page.locator('summary', { hasText: 'Sitzungen' });
  // The parts of the page appear together; before that nothing there can be reached.
  await expect(sessions).toBeVisible();
  await sessions.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Wo Sie angemeldet sind: Gerät in Worten')).toBeVisible();
  await page
    .getByRole('button', { name: /^Mobiltelefon|Mobil/ })
    .first()
    .click();
  await page.getByRole('option', { name: 'Niemand' }).click();
  await expect(page.getByRole('alertdialog').filter({ hasText: 'sichtbar für' })).toBeVisible();
});

test('everybody reads the list for the staff council and takes it along in their language', async ({ people }) => {
  const { login, password } = await people.colleague();
  const page = await people.open(await people.newSession(login, password), '/settings/data');
  await page.getByRole('link', { name: 'Als Übersicht zum Drucken und Herunterladen' }).click();
  await expect(page.getByRole('heading', { name: 'Was Kontor über Menschen speichert', level: 1 })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Profil und Foto', level: 2 })).toBeVisible();
  const html = await download(page, () => page.getByRole('link', { name: 'Als Webseite laden' }).click());
  expect(html.name).toBe('kontor-gespeicherte-daten.html');
  expect(html.content.toString()).toContain('<html lang="de">');
  const markdown = await download(page, () => page.getByRole('link', { name: 'Als Markdown laden' }).click());
  expect(markdown.content.toString()).toContain('# Was Kontor über Menschen speichert');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(/^Organisation: .* · Stand: /)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Drucken' })).toBeHidden();
});
