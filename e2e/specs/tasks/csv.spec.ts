import { readFile } from 'node:fs/promises';
import { expect, test } from '../../fixtures/index.ts';
import { makeList, makeTask, readTasks, TasksPage } from '../../pages/tasks-page.ts';
import { findBarriers } from '../accessibility/axe-check.ts';

test('somebody saves a list as CSV, changes it in a spreadsheet and reads it in again, after a look at what that does', async ({
  people,
}) => {
  const one = await people.colleague();
  const session = await people.newSession(one.login, one.password);
  const list = await makeList(session, 'Umzug');
  await makeTask(session, list, 'Kisten packen', { dueOn: '2026-12-04' });
  const tasks = new TasksPage(await people.open(session, `/tasks/list/${list}`));
  const { page } = tasks;
  await expect(tasks.row('Kisten packen')).toBeVisible();
  await tasks.chooseForList('Als CSV speichern');
  const saving = page.getByRole('dialog', { name: 'Als CSV speichern' });
  expect(await findBarriers(page)).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    saving.getByRole('button', { name: 'Datei speichern' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Umzug.csv');
  const text = (await readFile(await download.path(), 'utf8')).replace('2026-12-04', '24.12.2026');
  const columns = (text.split('\r\n')[0] ?? '').split(';').length;
  const line = (id: string, title: string, who: string) => {
    const cells = Array.from({ length: columns }, () => '');
    return [id, '', title, ...cells.slice(3, 13), who, ...cells.slice(14)].join(';');
  };

  await tasks.chooseForList('CSV einlesen');
  const dialog = page.getByRole('dialog', { name: 'CSV einlesen' });
  const give = async (content: string) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      dialog.getByRole('button', { name: /auswählen|durchsuchen/i }).click(),
    ]);
    // As Excel saves it in Germany.
    await chooser.setFiles({ name: 'umzug.csv', mimeType: 'text/csv', buffer: Buffer.from(content, 'latin1') });
  };
  const plain = text.replace('\ufeff', '');
  await give(`${plain}${line('', '', '')}x\r\n`);
  await expect(dialog.getByText('Der Titel fehlt.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Übernehmen' })).toBeDisabled();
  expect(await findBarriers(page)).toEqual([]);
  await give(`${plain}${line('neu-1', 'Schlüssel übergeben', 'Niemand Bekanntes')}\r\n`);
  await expect(dialog.getByText('Eine neue Aufgabe, eine geändert, keine unverändert')).toBeVisible();
  await expect(dialog.getByText('„Niemand Bekanntes“ ist nicht bekannt.')).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Übernehmen' }).click();
  await expect(page.getByText('Eine Aufgabe angelegt, eine geändert.')).toBeVisible();
  await expect(tasks.row('Schlüssel übergeben')).toBeVisible();
  expect((await readTasks(session, list)).map(({ title, dueOn }) => [title, dueOn])).toEqual([
    ['Kisten packen', '2026-12-24'],
    ['Schlüssel übergeben', null],
  ]);
});
