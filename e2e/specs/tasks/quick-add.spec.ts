import { expect, test } from '../../fixtures/index.ts';
import { makeList, readTasks, TasksPage } from '../../pages/tasks-page.ts';

test('what one types becomes a task with its day, time and priority, and a word can be taken back', async ({
  people,
}) => {
  const { login, password } = await people.colleague();
  const session = await people.newSession(login, password);
  const list = await makeList(session, 'Berichte');
  const page = await people.open(session, `/tasks/list/${list}`);
  const tasks = new TasksPage(page);
  const understood = page.getByRole('grid', { name: 'Verstanden' });

  await tasks.add.fill('Bericht abgeben nächsten Freitag 14 Uhr !!');
  await expect(understood.getByRole('row', { name: /Fällig: Fr\., .*14:00/ })).toBeVisible();
  await expect(understood.getByRole('row', { name: 'Priorität: Mittel' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: /Verstanden: Fällig: Fr\., / })).toHaveCount(1);
  await tasks.add.press('Enter');
  await expect(tasks.row('Bericht abgeben')).toContainText('14:00');
  const isFriday = ({ dueOn }: { readonly dueOn: string | null }) => new Date(dueOn ?? '').getUTCDay() === 5;
  await expect
    .poll(async () => (await readTasks(session, list)).map((task) => ({ ...task, isFriday: isFriday(task) })))
    .toMatchObject([{ title: 'Bericht abgeben', dueTime: '14:00', priority: 2, isFriday: true }]);

  await tasks.add.fill('Heute-Show planen morgen jeden Montag');
  await expect(understood.getByRole('row')).toHaveCount(2);
  await understood.getByRole('button', { name: /Fällig/ }).click();
  await expect(understood.getByRole('row', { name: /Wiederholung: jede Woche am Montag, ab Mo\./ })).toBeVisible();
  await expect(tasks.add).toBeFocused();
  await tasks.add.press('Enter');
  await expect(tasks.row('Heute-Show planen morgen')).toContainText('Wiederholt sich');
});

test('a recurring task that is ticked off is followed by the next one, and undone it is not', async ({ people }) => {
  const { login, password } = await people.colleague();
  const session = await people.newSession(login, password);
  const list = await makeList(session, 'Berichte');
  const page = await people.open(session, `/tasks/list/${list}`);
  const tasks = new TasksPage(page);
  await tasks.addTask('Kassenabschluss 30.11.2026');
  await tasks.open('Kassenabschluss');
  await tasks.panel.getByRole('button', { name: /Wiederholung/ }).click();
  await page.getByRole('option', { name: 'Jeden letzten Arbeitstag im Monat' }).click();
  await expect(tasks.panel.getByRole('button', { name: /Gezählt ab/ })).toBeVisible();
  await tasks.closePanel();
  await tasks.tick('Kassenabschluss');
  await expect(tasks.row('Kassenabschluss')).toContainText('31. Dez. 2026');
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect.poll(async () => (await readTasks(session, list)).map(({ dueOn }) => dueOn)).toEqual(['2026-11-30']);
  await expect(tasks.row('Kassenabschluss')).toHaveCount(1);
});
