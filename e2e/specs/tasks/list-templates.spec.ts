import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { typeDay } from '../../pages/date-field.ts';
import { makeList, makeTask, readTasks, TasksPage } from '../../pages/tasks-page.ts';
import { grant } from '../../pages/wiki-page.ts';
import { findBarriers } from '../accessibility/axe-check.ts';

test('a list becomes a template of its space, and a colleague makes a list of it that begins on another day', async ({
  people,
}) => {
  const [one, two] = [await people.colleague(), await people.colleague()];
  const owner = await people.newSession(one.login, one.password);
  const other = await people.newSession(two.login, two.password);
  const space = await makeSpace(owner, 'hidden');
  await grant(owner, space.id, two.id, 'editor');
  const title = uniqueWord('Einarbeitung');
  const list = await makeList(owner, title, space.id);
  await makeTask(owner, list, 'Schlüssel ausgeben', { dueOn: '2026-03-02' });
  await makeTask(owner, list, 'Gespräch nach drei Tagen', { dueOn: '2026-03-05' });
  const mine = new TasksPage(await people.open(owner, `/tasks/list/${list}`));
  await mine.chooseForList('Als Vorlage speichern');
  const saving = mine.page.getByRole('dialog', { name: 'Als Vorlage speichern' });
  await saving.getByRole('button', { name: /Für wen$/ }).click();
  await mine.page.getByRole('option', { name: space.name }).click();
  expect(await findBarriers(mine.page)).toEqual([]);
  await saving.getByRole('button', { name: 'Speichern' }).click();
  await expect(mine.page.getByText(`Die Vorlage „${title}“ ist gespeichert.`)).toBeVisible();

  const theirs = new TasksPage(await people.open(other, '/tasks'));
  await theirs.page.getByRole('button', { name: 'Neue Liste' }).click();
  const dialog = theirs.page.getByRole('dialog', { name: 'Neue Liste' });
  await dialog.getByRole('button', { name: /Vorlage$/ }).click();
  await theirs.page.getByRole('option', { name: title }).click();
  await expect(dialog.getByRole('textbox', { name: 'Titel' })).toHaveValue(title);
  await typeDay(dialog.getByRole('group', { name: /^Beginn/ }), new Date('2027-02-01'));
  expect(await findBarriers(theirs.page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Anlegen' }).click();
  await expect(theirs.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(theirs.row('Schlüssel ausgeben')).toBeVisible();
  const made = theirs.page.url().split('/').at(-1) ?? '';
  const tasks = await readTasks(other, made);
  expect(tasks.map(({ title: of, dueOn }) => [of, dueOn])).toEqual([
    ['Schlüssel ausgeben', '2027-02-01'],
    ['Gespräch nach drei Tagen', '2027-02-04'],
  ]);
});
