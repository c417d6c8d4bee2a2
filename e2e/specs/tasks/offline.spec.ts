import { expect, test } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { ownDevice, untilKept } from '../../pages/device.ts';
import { makeList, makeTask, readTasks, TasksPage } from '../../pages/tasks-page.ts';
import { grant } from '../../pages/wiki-page.ts';

test.describe.configure({ timeout: 120_000 });

const phone = { ...ownDevice, viewport: { width: 360, height: 740 }, hasTouch: true };

test('from home: ticked off, edited and added without a network over a restart, all of it arrives once and meets what others did', async ({
  people,
  watch,
}) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED|WebSocket/, 'the test takes the network away');
  const [one, two] = [await people.colleague(), await people.colleague()];
  const [colleague, session] = [
    await people.newSession(one.login, one.password),
    await people.newSession(two.login, two.password),
  ];
  const space = await makeSpace(colleague, 'hidden');
  await grant(colleague, space.id, two.id, 'editor');
  const list = await makeList(colleague, 'Telearbeit', space.id);
  const assignees = [{ kind: 'person', id: two.id }];
  const finished = await makeTask(colleague, list, 'Antrag prüfen', { assignees });
  const edited = await makeTask(colleague, list, 'Bescheid schreiben', { assignees });
  const clashed = await makeTask(colleague, list, 'Akte anlegen', { assignees });

  const page = await people.open(session, '/tasks', phone);
  const before = new TasksPage(page);
  await untilKept(page);
  // What one has opened is there later.
  for (const title of [edited.title, clashed.title]) {
    await before.open(title);
    await before.closePanel();
  }
  await page.context().setOffline(true);
  await page.close();

  const cold = await page.context().newPage();
  await cold.goto('/tasks');
  const tasks = new TasksPage(cold);
  await tasks.tick('Antrag prüfen');
  await expect(tasks.row('Antrag prüfen')).toHaveCount(0);
  await tasks.open('Bescheid schreiben');
  await tasks.panel.getByRole('textbox', { name: 'Notiz' }).fill('Mit Rechtsbehelf');
  await tasks.panel.getByRole('textbox', { name: 'Notiz' }).blur();
  await tasks.closePanel();
  await tasks.open('Akte anlegen');
  const title = tasks.panel.getByRole('textbox', { name: 'Titel' });
  await title.fill('Akte digital anlegen');
  await title.press('Enter');
  await tasks.closePanel();
  await tasks.addTask('Drucker bestellen');
  await expect(tasks.row('Drucker bestellen')).toBeVisible();
  await expect(tasks.row('Akte digital anlegen')).toBeVisible();

  // Meanwhile, at the office: another field of one task, the same field of the other.
  await colleague.call('PATCH', `/api/tasks/tasks/${edited.id}`, { revision: edited.revision, priority: 3 });
  await colleague.call('PATCH', `/api/tasks/tasks/${clashed.id}`, { revision: clashed.revision, title: 'Akte suchen' });

  await cold.reload();
  await expect(tasks.row('Drucker bestellen')).toBeVisible();
  await expect(tasks.row('Antrag prüfen')).toHaveCount(0);
  await cold.context().setOffline(false);
  await expect
    .poll(async () => (await readTasks(colleague, list, 'closed')).map(({ id }) => id), { timeout: 30_000 })
    .toEqual([finished.id]);
  await expect
    .poll(async () => (await readTasks(colleague, list)).find(({ id }) => id === edited.id), { timeout: 30_000 })
    .toMatchObject({ note: 'Mit Rechtsbehelf', priority: 3 });
  await expect
    .poll(async () => (await readTasks(colleague, list)).find(({ id }) => id === clashed.id)?.title, {
      timeout: 30_000,
    })
    .toBe('Akte digital anlegen');
  // Whoever was overwritten is told.
  const inbox = await people.open(colleague, '/inbox');
  await expect(inbox.getByRole('main')).toContainText('was Sie kurz zuvor geändert hatten');
  // Nothing came twice.
  await expect
    .poll(
      async () => {
        const { tasks: day } = await session.call<{ tasks: { task: { title: string } }[] }>('GET', '/api/tasks/my-day');
        return day.map(({ task }) => task.title).sort();
      },
      { timeout: 30_000 },
    )
    .toEqual(['Akte digital anlegen', 'Bescheid schreiben', 'Drucker bestellen']);
});
