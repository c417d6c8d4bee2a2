import { expect, test } from '../../fixtures/index.ts';
import { makeList, makeTask } from '../../pages/tasks-page.ts';
import { findBarriers } from '../accessibility/axe-check.ts';

test('somebody makes a secret address of their due dates, which a calendar reads without signing in', async ({
  people,
}) => {
  const one = await people.colleague();
  const session = await people.newSession(one.login, one.password);
  const list = await makeList(session, 'Eigene');
  await makeTask(session, list, 'Bericht abgeben', { dueOn: '2026-12-04' });
  const page = await people.open(session, '/tasks');
  await page.getByRole('button', { name: 'Kalenderprogramm', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Aufgaben im Kalender' });
  await expect(dialog.getByText('/caldav/')).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
  await dialog.getByRole('textbox', { name: 'Ihr Passwort' }).fill(one.password);
  await dialog.getByRole('button', { name: 'Geheime Adresse erstellen' }).click();
  const made = page.getByRole('dialog', { name: 'Ihre geheime Adresse' });
  const address = await made.getByText('/api/tasks/feed/').textContent();
  const feed = await fetch(address ?? '');
  expect([feed.status, await feed.text()]).toEqual([200, expect.stringContaining('SUMMARY:Bericht abgeben')]);
  await made.getByRole('button', { name: 'Fertig' }).click();
  await page.goto('/settings/app-passwords');
  await expect(page.getByRole('main')).toContainText('Kalender-Abo');
});
