import { expect, test } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { chooseFile } from '../../pages/file-choice.ts';
import { makeList, makeTask, TasksPage } from '../../pages/tasks-page.ts';
import { grant } from '../../pages/wiki-page.ts';
import { findBarriers } from '../accessibility/axe-check.ts';

test('a task waits for another one: chosen by its title, shown in both, asked about before it is finished, taken back', async ({
  people,
}) => {
  const one = await people.colleague();
  const session = await people.newSession(one.login, one.password);
  const list = await makeList(session, 'Umzug');
  await makeTask(session, list, 'Kisten packen');
  await makeTask(session, list, 'Möbel tragen');
  const tasks = new TasksPage(await people.open(session, `/tasks/list/${list}`));
  await tasks.open('Möbel tragen');
  const waits = tasks.panel.getByRole('region', { name: 'Wartet auf' });
  await waits.getByRole('combobox', { name: 'Wartet auf eine Aufgabe' }).fill('kist');
  await tasks.page.getByRole('option', { name: 'Kisten packen' }).click();
  await expect(waits.getByRole('link', { name: 'Kisten packen' })).toBeVisible();
  await expect(tasks.row('Möbel tragen')).toContainText('wartet auf 1');
  expect(await findBarriers(tasks.page)).toEqual([]);
  await tasks.closePanel();

  await tasks.open('Kisten packen');
  await expect(tasks.panel.getByRole('region', { name: 'Darauf warten' })).toContainText('Möbel tragen');
  await tasks.closePanel();
  await tasks.tick('Möbel tragen');
  const question = tasks.page.getByRole('alertdialog', { name: 'Trotzdem erledigen?' });
  await expect(question).toContainText('wartet noch auf 1 Aufgabe');
  expect(await findBarriers(tasks.page)).toEqual([]);
  await question.getByRole('button', { name: 'Abbrechen' }).click();
  await expect(question).toHaveCount(0);
  await expect(tasks.row('Möbel tragen')).toBeVisible();
  await tasks.tick('Möbel tragen');
  await question.getByRole('button', { name: 'Trotzdem erledigen' }).click();
  await expect(tasks.row('Möbel tragen')).toHaveCount(0);
  // The question stands in the row, and what is pressed in it does not open the task.
  await expect(tasks.panel).toHaveCount(0);
  await tasks.page.getByRole('button', { name: 'Rückgängig' }).click();
  await tasks.tick('Kisten packen');
  await expect(tasks.row('Möbel tragen')).not.toContainText('wartet auf');
  await tasks.tick('Möbel tragen');
  await expect(tasks.row('Möbel tragen')).toHaveCount(0);
});

test('an estimate is typed as one says it, and sub-tasks are added up', async ({ people }) => {
  const one = await people.colleague();
  const session = await people.newSession(one.login, one.password);
  const list = await makeList(session, 'Umzug');
  const { id } = await makeTask(session, list, 'Umziehen');
  await makeTask(session, list, 'Packen', { parent: id, estimate: 90 });
  await makeTask(session, list, 'Fahren', { parent: id, estimate: 45 });
  const tasks = new TasksPage(await people.open(session, `/tasks/list/${list}`));
  await tasks.open('Umziehen');
  const estimate = tasks.panel.getByRole('textbox', { name: 'Aufwand' });
  await expect(tasks.panel.getByText('Teilaufgaben zusammen: 2 Std. 15 Min.')).toBeVisible();
  await estimate.fill('2 h 30');
  await estimate.press('Enter');
  await expect(estimate).toHaveValue('2 Std. 30 Min.');
  await estimate.fill('bald');
  await estimate.blur();
  await expect(tasks.panel.getByText('Diese Dauer ist nicht zu verstehen.')).toBeVisible();
  await estimate.fill('1 Tag');
  await estimate.blur();
  await expect(tasks.panel.getByText('Ein Tag hat 8 Stunden.')).toBeVisible();
});

test('files come to a task, are seen by a colleague live, go and come back', async ({ people }) => {
  const [one, two] = [await people.colleague(), await people.colleague()];
  const [owner, other] = [
    await people.newSession(one.login, one.password),
    await people.newSession(two.login, two.password),
  ];
  const space = await makeSpace(owner, 'hidden');
  await grant(owner, space.id, two.id, 'reader');
  const list = await makeList(owner, 'Umzug', space.id);
  await makeTask(owner, list, 'Plan zeichnen');
  const mine = new TasksPage(await people.open(owner, `/tasks/list/${list}`));
  const theirs = new TasksPage(await people.open(other, `/tasks/list/${list}`));
  for (const tasks of [mine, theirs]) await tasks.open('Plan zeichnen');
  const files = mine.panel.getByRole('region', { name: 'Dateien' });
  const file = { name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('Grundriss') };
  await chooseFile(mine.page, files.getByRole('button', { name: 'Dateien auswählen' }), file);
  await expect(files.getByRole('link', { name: 'plan.txt' })).toBeVisible();
  await expect(theirs.panel.getByRole('link', { name: 'plan.txt' })).toBeVisible();
  expect(await findBarriers(mine.page)).toEqual([]);
  await expect(theirs.panel.getByRole('button', { name: '„plan.txt“ entfernen' })).toHaveCount(0);
  await files.getByRole('button', { name: '„plan.txt“ entfernen' }).click();
  await expect(theirs.panel.getByRole('link', { name: 'plan.txt' })).toHaveCount(0);
  await mine.page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(theirs.panel.getByRole('link', { name: 'plan.txt' })).toBeVisible();
});

test('somebody watches a task, hears of its due date, and stops', async ({ people }) => {
  const [one, two] = [await people.colleague(), await people.colleague()];
  const [owner, other] = [
    await people.newSession(one.login, one.password),
    await people.newSession(two.login, two.password),
  ];
  const space = await makeSpace(owner, 'hidden');
  await grant(owner, space.id, two.id, 'reader');
  const list = await makeList(owner, 'Umzug', space.id);
  const task = await makeTask(owner, list, 'Termin finden');
  const tasks = new TasksPage(await people.open(other, `/tasks/list/${list}`));
  await tasks.open('Termin finden');
  const menu = tasks.panel.getByRole('button', { name: 'Aktionen für die Aufgabe' });
  await menu.click();
  await tasks.page.getByRole('menuitem', { name: 'Aufgabe beobachten' }).click();
  await menu.click();
  await expect(tasks.page.getByRole('menuitem', { name: 'Nicht mehr beobachten' })).toBeVisible();
  await tasks.page.keyboard.press('Escape');
  await owner.call('PATCH', `/api/tasks/tasks/${task.id}`, { revision: 1, dueOn: '2043-12-04' });
  const inbox = await people.open(other, '/inbox');
  await expect(inbox.getByRole('main')).toContainText('hat die Frist geändert');
});
