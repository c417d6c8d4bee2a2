import { expect, test } from '../../fixtures/index.ts';
import { ownDevice, untilKept } from '../../pages/device.ts';
import { makeList, makeTask, TasksPage } from '../../pages/tasks-page.ts';

test('a list is looked through, the filter stands in the address, and is kept under a name', async ({ people }) => {
  const one = await people.colleague();
  const session = await people.newSession(one.login, one.password);
  const list = await makeList(session, 'Umzug');
  await makeTask(session, list, 'Miete kündigen', { priority: 3, labels: ['Vertrag'] });
  await makeTask(session, list, 'Miete prüfen', { priority: 1 });
  await makeTask(session, list, 'Kartons');
  const page = await people.open(session, `/tasks/list/${list}`);
  const tasks = new TasksPage(page);
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('searchbox', { name: 'In diesen Aufgaben suchen' }).fill('miete');
  await expect(tasks.row('Kartons')).toHaveCount(0);
  await page.getByRole('button', { name: 'Priorität' }).click();
  await page.getByRole('option', { name: 'Hoch' }).click();
  await expect(tasks.row('Miete prüfen')).toHaveCount(0);
  await expect(tasks.row('Miete kündigen')).toBeVisible();
  expect(new URL(page.url()).searchParams.get('priority')).toBe('3');

  await tasks.open('Miete kündigen');
  await tasks.closePanel();
  await page.reload();
  await expect(tasks.row('Miete kündigen')).toBeVisible();
  await expect(tasks.row('Kartons')).toHaveCount(0);

  await page.getByRole('button', { name: 'Sichern …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Filter sichern' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Wichtige Miete');
  await dialog.getByRole('button', { name: 'Sichern' }).click();
  await page.getByRole('button', { name: 'Zurücksetzen' }).click();
  await expect(tasks.row('Kartons')).toBeVisible();
  await page.getByRole('button', { name: 'Wichtige Miete', exact: true }).click();
  await expect(tasks.row('Kartons')).toHaveCount(0);
  await page.getByRole('button', { name: 'Wichtige Miete', exact: true }).click();
  await expect(tasks.row('Kartons')).toBeVisible();
});

test('my day has the saved filters as chips, on all devices of a person and without a connection', async ({
  people,
  watch,
}) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED|WebSocket/, 'the test takes the network away');
  const one = await people.colleague();
  const session = await people.newSession(one.login, one.password);
  const [list, other] = [await makeList(session, 'Umzug'), await makeList(session, 'Haushalt')];
  await makeTask(session, list, 'Kartons', { priority: 3 });
  await makeTask(session, other, 'Rechnung');
  const there = await people.open(session, '/tasks', ownDevice);
  const here = await people.open(session, '/tasks');
  const tasks = new TasksPage(here);
  await here.getByRole('button', { name: 'Filter' }).click();
  await here.getByRole('button', { name: 'Liste oder Ort' }).click();
  await here.getByRole('option', { name: 'Haushalt' }).click();
  await expect(tasks.row('Kartons')).toHaveCount(0);
  await here.getByRole('button', { name: 'Sichern …' }).click();
  await here.getByRole('textbox', { name: 'Name' }).fill('Haushaltsplan');
  await here.getByRole('dialog').getByRole('button', { name: 'Sichern' }).click();

  const chip = there.getByRole('button', { name: 'Haushaltsplan', exact: true });
  await expect(chip).toBeVisible();
  await untilKept(there);
  await there.context().setOffline(true);
  await there.reload();
  await chip.click();
  await expect(new TasksPage(there).row('Kartons')).toHaveCount(0);
  await expect(new TasksPage(there).row('Rechnung')).toBeVisible();
  await there.getByRole('button', { name: 'Aktionen für „Haushaltsplan“' }).click();
  await there.getByRole('menuitem', { name: 'Umbenennen …' }).click();
  await there.getByRole('textbox', { name: 'Name' }).fill('Haushalt 2027');
  await there.getByRole('dialog').getByRole('button', { name: 'Sichern' }).click();
  await expect(there.getByRole('button', { name: 'Haushalt 2027', exact: true })).toBeVisible();
  await there.context().setOffline(false);
  const renamed = here.getByRole('button', { name: 'Haushalt 2027', exact: true });
  await expect(renamed).toBeVisible({ timeout: 30_000 });
  await here.getByRole('button', { name: 'Aktionen für „Haushalt 2027“' }).click();
  await here.getByRole('menuitem', { name: 'Löschen' }).click();
  await expect(renamed).toHaveCount(0);
  await here.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(renamed).toBeVisible();
});
