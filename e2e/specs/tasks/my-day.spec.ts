import { expect, test } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { makeList, makeTask, readTasks, TasksPage } from '../../pages/tasks-page.ts';
import { grant } from '../../pages/wiki-page.ts';

test('somebody adds, opens, changes, ticks off and takes back a task, and a colleague sees it live', async ({
  people,
}) => {
  const [one, two] = [await people.colleague(), await people.colleague()];
  const [owner, other] = [
    await people.newSession(one.login, one.password),
    await people.newSession(two.login, two.password),
  ];
  const space = await makeSpace(owner, 'hidden');
  await grant(owner, space.id, two.id, 'editor');
  const list = await makeList(owner, 'Umzug', space.id);
  const mine = new TasksPage(await people.open(owner, `/tasks/list/${list}`));
  const theirs = new TasksPage(await people.open(other, `/tasks/list/${list}`));
  await mine.addTask('Kisten packen');
  await expect(mine.row('Kisten packen')).toBeVisible();
  await expect(theirs.row('Kisten packen')).toBeVisible();

  await mine.open('Kisten packen');
  const title = mine.panel.getByRole('textbox', { name: 'Titel' });
  await title.fill('Kisten beschriften');
  await title.press('Enter');
  await mine.panel.getByRole('textbox', { name: 'Notiz' }).fill('Die blauen zuerst.');
  await mine.panel.getByRole('button', { name: 'Mir zuweisen' }).click();
  await expect(mine.panel.getByText('Angenommen')).toBeVisible();
  await expect(theirs.row('Kisten beschriften')).toBeVisible();
  await expect.poll(async () => (await readTasks(other, list))[0]?.note).toBe('Die blauen zuerst.');
  await mine.closePanel();

  await mine.tick('Kisten beschriften');
  await expect(theirs.row('Kisten beschriften')).toHaveCount(0);
  await mine.page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(theirs.row('Kisten beschriften')).toBeVisible();

  await mine.page.getByRole('link', { name: 'Mein Tag' }).click();
  await expect(mine.row('Kisten beschriften')).toContainText('Umzug');
  await mine.tick('Kisten beschriften');
  await expect(mine.row('Kisten beschriften')).toHaveCount(0);
  await expect.poll(async () => (await readTasks(owner, list, 'closed')).map(({ state }) => state)).toEqual(['done']);
});

test('who is asked declines with a reason, and whoever asked hears of it and reads it', async ({ people }) => {
  const [one, two] = [await people.colleague(), await people.colleague()];
  const [asker, asked] = [
    await people.newSession(one.login, one.password),
    await people.newSession(two.login, two.password),
  ];
  const list = await makeList(asker, 'Eigene');
  const assignees = [{ kind: 'person', id: two.id }];
  const { id } = await makeTask(asker, list, 'Protokoll schreiben', { assignees });
  const page = await people.open(asked, '/tasks');
  const tasks = new TasksPage(page);
  await tasks.open('Protokoll schreiben');
  await tasks.panel.getByRole('button', { name: 'Ablehnen …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Aufgabe ablehnen' });
  await dialog.getByRole('textbox', { name: 'Grund' }).fill('Bin an dem Tag nicht da');
  await dialog.getByRole('button', { name: 'Ablehnen' }).click();
  await expect(tasks.row('Protokoll schreiben')).toHaveCount(0);

  const reader = await people.open(asker, '/inbox');
  await expect(reader.getByRole('main')).toContainText('hat die Aufgabe abgelehnt');
  await reader.goto(`/tasks/task/${id}`);
  await expect(reader.getByRole('main')).toContainText('Bin an dem Tag nicht da');
  await expect(reader.getByRole('main')).toContainText('Abgelehnt');
});
