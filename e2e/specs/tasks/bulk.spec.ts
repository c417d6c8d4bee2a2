import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { type CallSession, expect, test } from '../../fixtures/index.ts';
import { ownDevice, untilKept } from '../../pages/device.ts';
import { makeList, makeTask, readTasks } from '../../pages/tasks-page.ts';

async function aListOf(who: CallSession, titles: readonly string[]): Promise<string> {
  const list = await makeList(who, 'Umzug');
  for (const title of titles) await makeTask(who, list, title);
  return list;
}

async function startSelecting(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Mehrere Aufgaben auswählen und zusammen ändern' }).click();
  await page.getByRole('toolbar', { name: 'Aktionen für ausgewählte Aufgaben' }).waitFor();
}

const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title });

async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Ändern', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

test('a range is chosen with Shift, gets a priority and a label, is finished, and all of it is taken back at once', async ({
  people,
}) => {
  const one = await people.colleague();
  const session = await people.newSession(one.login, one.password);
  const list = await aListOf(session, ['Eins', 'Zwei', 'Drei', 'Vier']);
  const page = await people.open(session, `/tasks/list/${list}`);
  await startSelecting(page);
  await row(page, 'Eins').click();
  await row(page, 'Drei').click({ modifiers: ['Shift'] });
  await expect(page.getByRole('status').filter({ hasText: '3 ausgewählt' })).toBeVisible();
  await choose(page, 'Priorität …');
  const dialog = page.getByRole('dialog', { name: '3 Aufgaben ändern' });
  await dialog.getByRole('button', { name: 'Priorität' }).click();
  await page.getByRole('option', { name: 'Hoch' }).click();
  await dialog.getByRole('button', { name: 'Übernehmen' }).click();
  await expect.poll(async () => (await readTasks(session, list)).map(({ priority }) => priority)).toEqual([3, 3, 3, 0]);

  // By keyboard: all but one.
  await row(page, 'Eins').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Space');
  await expect(page.getByRole('status').filter({ hasText: '3 ausgewählt' })).toBeVisible();
  await page.getByRole('button', { name: 'Erledigen' }).click();
  await expect.poll(async () => (await readTasks(session, list)).map(({ title }) => title)).toEqual(['Eins']);
  const toast = page.getByRole('alertdialog').filter({ hasText: '3 Aufgaben sind erledigt.' });
  await toast.getByRole('button', { name: 'Rückgängig' }).click();
  await expect
    .poll(async () => (await readTasks(session, list)).map(({ title }) => title))
    .toEqual(['Eins', 'Zwei', 'Drei', 'Vier']);
});

test('on the board several are moved to another list, deleted, and come back with their places', async ({ people }) => {
  const one = await people.colleague();
  const session = await people.newSession(one.login, one.password);
  const list = await aListOf(session, ['Eins', 'Zwei']);
  const section = randomUUID();
  await session.call('POST', `/api/tasks/lists/${list}/sections`, { id: section, title: 'In Arbeit', rank: 'a0' });
  await makeTask(session, list, 'Drei', { section });
  const other = await makeList(session, 'Ablage');
  const page = await people.open(session, `/tasks/list/${list}?show=board`);
  await startSelecting(page);
  await row(page, 'Eins').click();
  await row(page, 'Drei').click();
  await choose(page, 'In andere Liste …');
  const dialog = page.getByRole('dialog', { name: '2 Aufgaben ändern' });
  await dialog.getByRole('button', { name: 'Liste' }).click();
  await page.getByRole('option', { name: 'Ablage' }).click();
  await dialog.getByRole('button', { name: 'Übernehmen' }).click();
  await expect.poll(async () => (await readTasks(session, other)).length).toBe(2);
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect
    .poll(async () => (await session.call<{ tasks: object[] }>('GET', `/api/tasks/lists/${list}/tasks`)).tasks)
    .toEqual([
      expect.objectContaining({ title: 'Eins', section: null }),
      expect.objectContaining({ title: 'Zwei', section: null }),
      expect.objectContaining({ title: 'Drei', section }),
    ]);
  await page.getByRole('checkbox', { name: 'Alle auswählen' }).click({ force: true });
  await choose(page, 'Löschen');
  await expect.poll(async () => (await readTasks(session, list)).length).toBe(0);
  await page.getByRole('button', { name: 'Rückgängig' }).last().click();
  await expect.poll(async () => (await readTasks(session, list)).length).toBe(3);
});

test('without a connection several are finished and given a date, over a restart, and arrive once', async ({
  people,
  watch,
}) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED|WebSocket/, 'the test takes the network away');
  const one = await people.colleague();
  const session = await people.newSession(one.login, one.password);
  const titles = Array.from({ length: 12 }, (_, index) => `Karton ${index + 10}`);
  const list = await aListOf(session, titles);
  const page = await people.open(session, `/tasks/list/${list}`, ownDevice);
  await untilKept(page);
  await page.context().setOffline(true);
  await startSelecting(page);
  await row(page, 'Karton 10').click();
  await row(page, 'Karton 14').click({ modifiers: ['Shift'] });
  await page.getByRole('button', { name: 'Erledigen' }).click();
  await expect(row(page, 'Karton 12')).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'Alle auswählen' }).click({ force: true });
  await choose(page, 'Schlagwörter …');
  const dialog = page.getByRole('dialog', { name: '7 Aufgaben ändern' });
  await dialog.getByRole('textbox', { name: 'Schlagwort hinzufügen' }).fill('Umzug');
  await dialog.getByRole('button', { name: 'Übernehmen' }).click();
  await expect(row(page, 'Karton 20')).toContainText('#Umzug');
  // Said only once all of it is on the disk: what is shown before may be lost with the window.
  await expect(page.getByText('7 Aufgaben geändert')).toBeVisible();
  await page.close();
  const cold = await page.context().newPage();
  await cold.goto(`/tasks/list/${list}`);
  await expect(row(cold, 'Karton 20')).toContainText('#Umzug');
  await expect(row(cold, 'Karton 12')).toHaveCount(0);
  await cold.context().setOffline(false);
  await expect.poll(async () => (await readTasks(session, list, 'closed')).length, { timeout: 30_000 }).toBe(5);
  await expect
    .poll(
      async () => {
        const { tasks } = await session.call<{ tasks: { labels: string[]; revision: number }[] }>(
          'GET',
          `/api/tasks/lists/${list}/tasks`,
        );
        return tasks.map(({ labels, revision }) => `${labels.join()} ${revision}`);
      },
      { timeout: 30_000 },
    )
    .toEqual(Array(7).fill('Umzug 2'));
});

test('what is done is filed away, found in the archive, and brought back', async ({ people }) => {
  const one = await people.colleague();
  const session = await people.newSession(one.login, one.password);
  const list = await aListOf(session, ['Vertrag kündigen', 'Schlüssel abgeben', 'Offen']);
  for (const { id, title, revision } of await readTasks(session, list))
    if (title !== 'Offen') await session.call('PATCH', `/api/tasks/tasks/${id}`, { revision, state: 'done' });
  const page = await people.open(session, `/tasks/list/${list}?show=closed`);
  await page.getByRole('button', { name: 'Erledigte archivieren' }).click();
  await expect(page.getByText('Noch nichts erledigt')).toBeVisible();
  await page.getByRole('button', { name: 'Archiv zeigen' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Vertrag kündigen' })).toBeVisible();
  await startSelecting(page);
  await row(page, 'Schlüssel abgeben').click();
  await choose(page, 'Aus dem Archiv holen');
  await expect
    .poll(async () => (await readTasks(session, list, 'closed')).map(({ title }) => title))
    .toEqual(['Schlüssel abgeben']);
  await expect
    .poll(async () => (await readTasks(session, list, 'archived')).map(({ title }) => title))
    .toEqual(['Vertrag kündigen']);
});
