import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { makeList, makeTask, TasksPage } from '../../pages/tasks-page.ts';
import { grant } from '../../pages/wiki-page.ts';
import { findBarriers } from '../accessibility/axe-check.ts';

test('whoever owns the space narrows a list; for a colleague it is gone at once, but not the task assigned to them', async ({
  people,
  watch,
}) => {
  watch.allow(/\b404\b/, 'the list is refused to whoever was left out');
  const [one, two] = [await people.colleague(), await people.colleague()];
  const owner = await people.newSession(one.login, one.password);
  const other = await people.newSession(two.login, two.password);
  const space = await makeSpace(owner, 'hidden');
  await grant(owner, space.id, two.id, 'editor');
  const title = uniqueWord('Beurteilungen');
  const list = await makeList(owner, title, space.id);
  await makeTask(owner, list, 'Gespräche führen');
  await makeTask(owner, list, 'Zeugnis schreiben', { assignees: [{ kind: 'person', id: two.id }] });
  const mine = new TasksPage(await people.open(owner, `/tasks/list/${list}`));
  const theirs = new TasksPage(await people.open(other, `/tasks/list/${list}`));
  await expect(theirs.row('Gespräche führen')).toBeVisible();

  await mine.chooseForList('Wer darf lesen und ändern');
  const dialog = mine.page.getByRole('dialog', { name: 'Wer darf lesen und ändern' });
  await dialog.getByRole('radiogroup', { name: 'Lesen' }).getByText('Nur ausgewählte').click();
  await expect(dialog.getByRole('grid', { name: 'Ausgewählt' })).toBeVisible();
  expect(await findBarriers(mine.page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(mine.page.getByRole('button', { name: 'Eingeschränkt: wer Zugang hat' })).toBeVisible();
  expect(await findBarriers(mine.page)).toEqual([]);

  await expect(theirs.page.getByRole('main')).toContainText('keinen Zugang');
  await expect(theirs.row('Gespräche führen')).toHaveCount(0);
  await expect(theirs.page.getByRole('link', { name: title })).toHaveCount(0);
  await theirs.page.goto('/tasks');
  await expect(theirs.row('Zeugnis schreiben')).toBeVisible();
  await expect(theirs.row('Gespräche führen')).toHaveCount(0);
});
