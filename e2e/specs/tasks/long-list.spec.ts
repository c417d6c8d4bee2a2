import { expect, test } from '../../fixtures/index.ts';
import { makeList, makeTask, readTasks, TasksPage } from '../../pages/tasks-page.ts';
import { findBarriers } from '../accessibility/axe-check.ts';

const count = 510;

test('a list of many tasks is scrolled, opened and ticked off by keyboard and pointer', async ({ people }) => {
  const { login, password } = await people.colleague();
  const session = await people.newSession(login, password);
  const list = await makeList(session, 'Posteingang');
  for (let number = 1; number <= count; number += 1) await makeTask(session, list, `Vorgang ${number}`);
  const page = await people.open(session, `/tasks/list/${list}`);
  const tasks = new TasksPage(page);
  const rows = page.getByRole('listbox', { name: 'Posteingang' });
  const row = (title: string) => rows.getByRole('option').filter({ has: page.getByText(title, { exact: true }) });
  const closed = async () => (await readTasks(session, list, 'closed')).map(({ title, state }) => [title, state]);

  await expect(row('Vorgang 1')).toHaveAttribute('aria-setsize', String(count));
  await rows.press('End');
  await expect(row(`Vorgang ${count}`)).toBeInViewport();
  await rows.press('Space');
  await expect.poll(closed).toEqual([[`Vorgang ${count}`, 'done']]);
  await expect(row('Vorgang 509')).toHaveAttribute('aria-setsize', String(count - 1));

  await rows.press('Home');
  await row('Vorgang 2').locator('[data-check]').click();
  await expect.poll(closed).toContainEqual(['Vorgang 2', 'done']);
  await page.getByRole('button', { name: 'Rückgängig' }).first().click();
  await expect(row('Vorgang 2')).toHaveAttribute('aria-checked', 'false');

  await rows.press('PageDown');
  await rows.press('Enter');
  await expect(tasks.panel.getByRole('heading', { name: 'Zuständig' })).toBeVisible();
  await tasks.closePanel();
  expect(await findBarriers(page)).toEqual([]);
});
