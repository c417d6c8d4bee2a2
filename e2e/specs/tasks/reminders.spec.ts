import { expect, test } from '../../fixtures/index.ts';
import { dayFromToday } from '../../pages/days.ts';
import { ownDevice, untilKept } from '../../pages/device.ts';
import { makeList, makeTask, TasksPage } from '../../pages/tasks-page.ts';
import { findBarriers } from '../accessibility/axe-check.ts';

const phone = { ...ownDevice, viewport: { width: 360, height: 740 }, hasTouch: true };

test('reminders are chosen, follow the due date, go and come back', async ({ people }) => {
  const one = await people.colleague();
  const session = await people.newSession(one.login, one.password);
  const list = await makeList(session, 'Eigene');
  const task = await makeTask(session, list, 'Bericht abgeben', { dueOn: dayFromToday(20), dueTime: '14:00' });
  const tasks = new TasksPage(await people.open(session, `/tasks/list/${list}`));
  await tasks.open('Bericht abgeben');
  const reminders = tasks.panel.getByRole('region', { name: 'Erinnerungen' });
  const add = reminders.getByRole('button', { name: 'Erinnern' });
  for (const name of ['Am Tag vorher, 09:00 Uhr', '1 Stunde vorher']) {
    await add.click();
    await tasks.page.getByRole('menuitem', { name }).click();
    await expect(reminders.getByText(name)).toBeVisible();
  }
  await expect(reminders.getByText('13:00')).toBeVisible();
  expect(await findBarriers(tasks.page)).toEqual([]);
  await session.call('PATCH', `/api/tasks/tasks/${task.id}`, { revision: 1, dueTime: '18:00' });
  await expect(reminders.getByText('17:00')).toBeVisible();

  await add.click();
  await tasks.page.getByRole('menuitem', { name: 'Anderer Zeitpunkt …' }).click();
  const dialog = tasks.page.getByRole('dialog', { name: 'Erinnern' });
  expect(await findBarriers(tasks.page)).toEqual([]);
  await dialog.getByLabel('Uhrzeit').fill('08:15');
  await dialog.getByRole('button', { name: 'Erinnern' }).click();
  await expect(reminders.getByText('08:15')).toBeVisible();

  const gone = reminders.getByText('1 Stunde vorher');
  await reminders.getByRole('button', { name: 'Erinnerung entfernen: 1 Stunde vorher' }).click();
  await expect(gone).toHaveCount(0);
  await tasks.page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(gone).toBeVisible();
});

test('a reminder is told in the inbox when its moment has come', async ({ people }) => {
  const one = await people.colleague();
  const session = await people.newSession(one.login, one.password);
  const list = await makeList(session, 'Eigene');
  const task = await makeTask(session, list, 'Anruf erledigen');
  const page = await people.open(session, '/inbox');
  await session.call('POST', `/api/tasks/tasks/${task.id}/reminders`, {
    id: crypto.randomUUID(),
    when: { kind: 'moment', at: new Date().toISOString() },
  });
  const told = page.getByRole('main').getByText('Sie wollten an diese Aufgabe erinnert werden.');
  await expect(told).toBeVisible({ timeout: 30_000 });
});

test('without a network a reminder, watching and what a task waits for are arranged, and arrive once', async ({
  people,
  watch,
}) => {
  test.setTimeout(120_000);
  watch.allow(/ERR_INTERNET_DISCONNECTED|WebSocket/, 'the test takes the network away');
  const one = await people.colleague();
  const session = await people.newSession(one.login, one.password);
  const list = await makeList(session, 'Eigene');
  const task = await makeTask(session, list, 'Bescheid schreiben', { dueOn: dayFromToday(9) });
  const first = await makeTask(session, list, 'Akte anfordern');
  const page = await people.open(session, '/tasks', phone);
  const before = new TasksPage(page);
  await untilKept(page);
  await before.open('Bescheid schreiben');
  await before.panel.getByRole('button', { name: 'Erinnern' }).waitFor();
  await before.closePanel();
  await untilKept(page);
  await page.context().setOffline(true);
  await page.close();

  const cold = await page.context().newPage();
  await cold.goto('/tasks');
  const tasks = new TasksPage(cold);
  await tasks.open('Bescheid schreiben');
  const reminders = tasks.panel.getByRole('region', { name: 'Erinnerungen' });
  await reminders.getByRole('button', { name: 'Erinnern' }).click();
  await cold.getByRole('menuitem', { name: 'Am Tag vorher, 09:00 Uhr' }).click();
  await expect(reminders.getByText('Am Tag vorher, 09:00 Uhr')).toBeVisible();
  const waits = tasks.panel.getByRole('region', { name: 'Wartet auf' });
  await waits.getByRole('combobox', { name: 'Wartet auf eine Aufgabe' }).fill('akte');
  await cold.getByRole('option', { name: 'Akte anfordern' }).click();
  await expect(waits.getByRole('link', { name: 'Akte anfordern' })).toBeVisible();
  await tasks.panel.getByRole('button', { name: 'Aktionen für die Aufgabe' }).click();
  await cold.getByRole('menuitem', { name: 'Nicht mehr beobachten' }).click();
  expect(await findBarriers(cold)).toEqual([]);

  await cold.context().setOffline(false);
  const around = () => session.call('GET', `/api/tasks/tasks/${task.id}/around`);
  await expect
    .poll(around, { timeout: 30_000 })
    .toMatchObject({ isWatching: false, reminders: [{ when: { days: 1 } }], waitsFor: [{ id: first.id }] });
});
