import { expect, test } from '../../fixtures/index.ts';
import { dayFromToday } from '../../pages/days.ts';
import { makeList, makeTask, readTasks, TasksPage } from '../../pages/tasks-page.ts';

/** Days of a month that is whole weeks away from any border. */
const month = '2027-02';
const calendar = `show=calendar&day=${month}-10`;

async function dueOf(session: Parameters<typeof readTasks>[0], list: string, title: string) {
  return (await readTasks(session, list)).find((task) => task.title === title)?.dueOn;
}

test('in the calendar a task is put on another day by pointer and by keyboard, and one is added on a day', async ({
  people,
}) => {
  const one = await people.colleague();
  const session = await people.newSession(one.login, one.password);
  const list = await makeList(session, 'Umzug');
  await makeTask(session, list, 'Abnahme', { dueOn: `${month}-10` });
  await makeTask(session, list, 'Umzugstage', { startOn: `${month}-16`, dueOn: `${month}-18` });
  const page = await people.open(session, `/tasks/list/${list}?${calendar}`);
  const day = (number: number) => page.locator(`[data-day="${month}-${String(number).padStart(2, '0')}"]`);
  await expect(page.getByRole('grid', { name: 'Februar 2027' })).toBeVisible();
  await expect(day(17)).toHaveAccessibleName(/^Mittwoch, 17. Februar 2027, 1 Aufgabe/);
  await expect(page.getByRole('rowheader', { name: 'Kalenderwoche 6' })).toBeVisible();

  await page.getByRole('link', { name: /^Abnahme/ }).dragTo(day(12));
  await expect.poll(() => dueOf(session, list, 'Abnahme')).toBe(`${month}-12`);
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect.poll(() => dueOf(session, list, 'Abnahme')).toBe(`${month}-10`);

  await day(10).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(day(18)).toBeFocused();
  const stretch = page.getByRole('link', { name: /^Umzugstage/ });
  await stretch.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(() => dueOf(session, list, 'Umzugstage')).toBe(`${month}-26`);
  await expect(stretch).toBeFocused();
  const { tasks } = await session.call<{ tasks: { title: string; startOn: string }[] }>(
    'GET',
    `/api/tasks/lists/${list}/tasks`,
  );
  expect(tasks.find(({ title }) => title === 'Umzugstage')?.startOn).toBe(`${month}-24`);

  await day(4).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Donnerstag, 4. Februar 2027' });
  await dialog.getByRole('textbox').fill('Schlüssel holen');
  await page.keyboard.press('Enter');
  await expect.poll(() => dueOf(session, list, 'Schlüssel holen')).toBe(`${month}-04`);
});

test('what finds no place on a day is behind "weitere", and a phone has the days one below the other', async ({
  people,
}) => {
  const one = await people.colleague();
  const session = await people.newSession(one.login, one.password);
  const list = await makeList(session, 'Umzug');
  for (const title of ['Eins', 'Zwei', 'Drei', 'Vier', 'Fünf'])
    await makeTask(session, list, title, { dueOn: `${month}-10` });
  const page = await people.open(session, `/tasks/list/${list}?${calendar}`);
  await page.getByRole('button', { name: '2 weitere am Mittwoch, 10. Februar 2027' }).click();
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(5);

  const phone = await people.open(session, `/tasks?${calendar}`, {
    viewport: { width: 360, height: 740 },
    hasTouch: true,
  });
  const tasks = new TasksPage(phone);
  const wednesday = phone.getByRole('region', { name: 'Mittwoch, 10. Februar' });
  await expect(wednesday.getByRole('listitem')).toHaveCount(5);
  await tasks.tick('Drei');
  await expect(wednesday.getByRole('listitem')).toHaveCount(4);
});

test('on the timeline bars are moved and pulled, and what has no date is put there', async ({ people }) => {
  const one = await people.colleague();
  const session = await people.newSession(one.login, one.password);
  const list = await makeList(session, 'Umzug');
  const today = dayFromToday();
  await makeTask(session, list, 'Planen', { dueOn: today });
  await makeTask(session, list, 'Feiern');
  const page = await people.open(session, `/tasks/list/${list}?show=timeline`);
  const bar = page.getByRole('link', { name: /^Planen: / });
  await bar.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => dueOf(session, list, 'Planen')).toBe(later(today, 1));
  await expect(bar).toBeFocused();
  const end = page.getByRole('slider', { name: 'Fälligkeit von „Planen“' });
  await end.focus();
  await page.keyboard.press('PageUp');
  await expect.poll(() => dueOf(session, list, 'Planen')).toBe(later(today, 8));
  const start = page.getByRole('slider', { name: 'Beginn von „Planen“' });
  const box = await start.boundingBox();
  if (!box) throw new Error('The start is not in view');
  await page.mouse.move(box.x + 20, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + 20 - 3 * 26, box.y + 8, { steps: 4 });
  await page.mouse.up();
  const startOf = async () => {
    const { tasks } = await session.call<{ tasks: { title: string; startOn: string | null }[] }>(
      'GET',
      `/api/tasks/lists/${list}/tasks`,
    );
    return tasks.find(({ title }) => title === 'Planen')?.startOn;
  };
  await expect.poll(startOf).toBe(later(today, 5));
  await page.getByRole('button', { name: '„Feiern“ auf heute legen' }).click();
  await expect(page.getByRole('link', { name: /^Feiern: / })).toBeVisible();
  await expect.poll(() => dueOf(session, list, 'Feiern')).toBe(today);
});

function later(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
