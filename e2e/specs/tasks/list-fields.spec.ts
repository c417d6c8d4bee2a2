import { expect, test } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { makeList, makeTask, TasksPage } from '../../pages/tasks-page.ts';
import { grant } from '../../pages/wiki-page.ts';
import { findBarriers } from '../accessibility/axe-check.ts';

test('whoever manages a list gives it fields, a colleague fills them, and they stand in the row and the history', async ({
  people,
}) => {
  const [one, two] = [await people.colleague(), await people.colleague()];
  const owner = await people.newSession(one.login, one.password);
  const other = await people.newSession(two.login, two.password);
  const space = await makeSpace(owner, 'hidden');
  await grant(owner, space.id, two.id, 'editor');
  const list = await makeList(owner, 'Anträge', space.id);
  await makeTask(owner, list, 'Bescheid schreiben');
  const mine = new TasksPage(await people.open(owner, `/tasks/list/${list}`));
  const theirs = new TasksPage(await people.open(other, `/tasks/list/${list}`));
  await theirs.open('Bescheid schreiben');

  await mine.chooseForList('Felder');
  const dialog = mine.page.getByRole('dialog', { name: 'Felder' });
  await dialog.getByRole('button', { name: 'Feld hinzufügen' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Aktenzeichen');
  await dialog.getByRole('button', { name: 'Feld hinzufügen' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).last().fill('Stelle');
  await dialog.getByRole('button', { name: /Art$/ }).last().click();
  await mine.page.getByRole('option', { name: 'Auswahl' }).click();
  await dialog.getByRole('textbox', { name: 'Eintrag 1' }).fill('Wohngeld');
  await dialog.getByRole('textbox', { name: 'Eintrag 2' }).fill('Bauamt');
  expect(await findBarriers(mine.page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await expect(dialog).toHaveCount(0);

  const number = theirs.panel.getByRole('textbox', { name: 'Aktenzeichen' });
  await number.fill('10.21-4');
  await number.press('Enter');
  await theirs.panel.getByRole('button', { name: /Stelle$/ }).click();
  await theirs.page.getByRole('option', { name: 'Wohngeld' }).click();
  await expect(mine.row('Bescheid schreiben')).toContainText('Aktenzeichen: 10.21-4');
  await expect(mine.row('Bescheid schreiben')).toContainText('Wohngeld');
  expect(await findBarriers(theirs.page)).toEqual([]);
  await theirs.panel.getByRole('button', { name: 'Verlauf' }).click();
  await expect(theirs.panel.getByRole('region', { name: 'Verlauf' })).toContainText('Stelle');

  await mine.chooseForList('Felder');
  await dialog.getByRole('button', { name: 'Feld „Aktenzeichen“ entfernen' }).click();
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await expect(number).toHaveCount(0);
  await mine.page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(number).toHaveValue('10.21-4');
});
