import { readFile } from 'node:fs/promises';
import { expect, test } from '../../fixtures/index.ts';

// Policies and backups are the whole organisation's.
test.describe.configure({ mode: 'serial' });

test.afterEach(async ({ people }) => {
  const admin = await people.session('admin');
  const held = await admin.call<Record<string, unknown>>('GET', '/api/organisation/policies');
  const { secondFactorSince: _since, staffCouncil: _mode, uploadMegabytesAtMost: _most, ...settings } = held;
  await admin.call('PUT', '/api/organisation/policies', {
    ...settings,
    secondFactor: 'nobody',
    secondFactorGraceDays: 14,
    auditDays: 365,
  });
});

test('a policy is changed; a number out of bounds is refused before it is sent', async ({ people }) => {
  const page = await people.open('admin', '/administration/policies');
  const days = page.getByRole('textbox', { name: 'Protokoll' });
  await days.fill('5');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(days).toHaveAccessibleDescription(/90 bis 3.?650 Tage/);
  await expect(days).toBeFocused();
  await days.fill('400');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByRole('alertdialog').filter({ hasText: 'Richtlinien gespeichert' })).toBeVisible();
  await page.reload();
  await expect(days).toHaveValue('400');
});

test('who has no second factor cannot demand one of others', async ({ people, watch }) => {
  watch.allow(/\b409\b/, 'the refusal is what is tested');
  const page = await people.open('admin', '/administration/policies');
  await page.getByText('Pflicht für alle').click();
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'für Ihr eigenes Konto' })).toBeVisible();
});

test('a backup is made, watched, and deleted', async ({ people }) => {
  const page = await people.open('admin', '/administration/backups');
  await page.getByRole('button', { name: 'Jetzt sichern' }).click();
  const row = page.getByRole('list', { name: 'Sicherungen' }).getByRole('listitem').first();
  await expect(row.getByText('Fertig')).toBeVisible({ timeout: 30_000 });
  await expect(row).toContainText(/SHA-256 [0-9a-f]{64}/);
  await expect(page.getByRole('link', { name: /laden|download/i })).toHaveCount(0);
  await row.getByRole('button', { name: 'Löschen' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Löschen' }).click();
  await expect(page.getByText('Noch keine Sicherung')).toBeVisible();
});

test('the system state names what works', async ({ people }) => {
  const page = await people.open('admin', '/administration/system');
  await expect(page.getByText('Alles arbeitet')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Datenbank' }).first()).toContainText('Arbeitet');
  // What the server writes into its log is told in the reader's language.
  await expect(page.getByText('PostgreSQL, mitgeliefert')).toBeVisible();
  await expect(page.getByRole('main').locator('[lang=en]')).toHaveCount(0);
});

test('the sessions of somebody are ended one by one, and they are told', async ({ people, watch }) => {
  watch.allow(/\b401\b/, 'the ended session is refused');
  const colleague = await people.colleague();
  const lost = await people.newSession(colleague.login, colleague.password);
  const kept = await people.newSession(colleague.login, colleague.password);
  const page = await people.open('admin', '/administration/accounts');
  await page.getByRole('searchbox', { name: 'Name oder Anmeldename' }).fill(colleague.login);
  await page.getByRole('button', { name: `Aktionen für ${colleague.name}` }).click();
  await page.getByRole('menuitem', { name: 'Sitzungen' }).click();
  const dialog = page.getByRole('dialog', { name: `Sitzungen von ${colleague.name}` });
  const rows = dialog.getByRole('row');
  await expect(rows).toHaveCount(2);
  await expect(dialog).not.toContainText('Zuletzt');
  await rows.last().getByRole('button', { name: 'Beenden' }).click();
  await expect(rows).toHaveCount(1);
  const states = await Promise.allSettled([lost, kept].map((session) => session.call('GET', '/api/session')));
  expect(states.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  await expect(dialog.getByRole('alert')).toBeEmpty();
});

test('accounts are narrowed by state and role', async ({ people }) => {
  const page = await people.open('admin', '/administration/accounts');
  await page.getByRole('button', { name: /Rolle/ }).click();
  await page.getByRole('option', { name: 'Revision' }).click();
  await expect(page.getByText('1 Konto', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: /Zustand/ }).click();
  await page.getByRole('option', { name: 'Gesperrt' }).click();
  await expect(page.getByText('Kein Konto gefunden')).toBeVisible();
});

test('the log is narrowed by days and taken along as a file', async ({ people }) => {
  const page = await people.open('admin', '/administration/audit');
  const from = page.getByRole('group', { name: 'Von' });
  await from.getByRole('spinbutton').first().click();
  await page.keyboard.type('01012020');
  await expect(page.getByRole('grid', { name: 'Protokoll' }).getByRole('row').first()).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Als CSV laden' }).click(),
  ]);
  expect((await readFile(await file.path(), 'utf8')).split('\r\n')[0]).toContain('id,moment,kind');
});
