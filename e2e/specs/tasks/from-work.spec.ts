import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { ChatPage } from '../../pages/chat-page.ts';
import { makeList, TasksPage } from '../../pages/tasks-page.ts';
import { grant, makePage, WikiPage } from '../../pages/wiki-page.ts';
import { findBarriers } from '../accessibility/axe-check.ts';

test('a message becomes a task that leads back to it; finishing it shows below the message at once, and only to those who see the task', async ({
  people,
}) => {
  test.setTimeout(120_000);
  const editor = await people.session('editor');
  const listTitle = uniqueWord('Nacharbeit');
  await makeList(editor, listTitle);
  const chat = new ChatPage(await people.open(editor));
  const { page } = chat;
  await chat.openRoomOf('Digitalisierung');
  const [said, after] = [uniqueWord('Protokoll schicken'), uniqueWord('Danke')];
  for (const text of [said, after]) await chat.write(text);

  await chat.actFromMenu(said, 'Als Aufgabe');
  const dialog = page.getByRole('dialog', { name: 'Als Aufgabe' });
  await expect(dialog.getByRole('textbox', { name: 'Titel' })).toHaveValue(said);
  await dialog.getByRole('button', { name: /Liste$/ }).click();
  await page.getByRole('option', { name: listTitle }).click();
  await expect(dialog.getByText('Sichtbar nur für Sie')).toBeVisible();
  await dialog.getByRole('button', { name: 'Mir zuweisen' }).click();
  expect(await findBarriers(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Aufgabe anlegen' }).click();
  await expect(dialog).toHaveCount(0);
  const below = chat.message(said).getByRole('list', { name: 'Aufgaben hierzu' });
  await expect(below).toContainText('Offen');
  expect(await findBarriers(page, [], '[aria-label="Aufgaben hierzu"]')).toEqual([]);
  await expect(chat.message(after).getByRole('list', { name: 'Aufgaben hierzu' })).toHaveCount(0);

  const tasks = new TasksPage(await people.open(editor, '/tasks'));
  await tasks.open(said);
  await tasks.panel.getByRole('link', { name: 'Zur Stelle, aus der sie kommt' }).click();
  await expect(tasks.page.getByRole('article').filter({ hasText: said })).toBeFocused();
  await tasks.page.goto('/tasks');
  await tasks.tick(said);
  await expect(below).toContainText('Erledigt');

  const other = new ChatPage(await people.open('homeoffice'));
  await other.openRoomOf('Digitalisierung');
  await expect(other.message(said)).toBeVisible();
  await expect(other.page.getByRole('list', { name: 'Aufgaben hierzu' })).toHaveCount(0);
  await expect(other.page.getByText('Erledigt')).toHaveCount(0);
});

test('a task of a page is the same in the list: finishing it ticks the page at once, ticking the page finishes it, and its link leads to the line', async ({
  people,
}) => {
  test.setTimeout(120_000);
  const editor = await people.session('editor');
  const reader = await people.session('homeoffice');
  const space = await makeSpace(editor);
  await grant(editor, space.id, reader.person.id, 'reader');
  const listTitle = uniqueWord('Nacharbeit');
  await makeList(editor, listTitle);
  const address = `/wiki/page/${await makePage(editor, space.id, uniqueWord('Protokoll'))}`;
  const wiki = new WikiPage(await people.open(editor, address));
  const { page } = wiki;
  const text = uniqueWord('Aushang drucken');
  await wiki.write(`Zu tun\n[ ] ${text}`);
  await wiki.expectSaved();
  await page.mouse.move(1, 1);
  await wiki.text.getByText(text).hover();
  await page.getByRole('button', { name: `„${text}“ als Aufgabe verfolgen` }).click();
  const dialog = page.getByRole('dialog', { name: 'Als Aufgabe verfolgen' });
  await dialog.getByRole('button', { name: /Liste$/ }).click();
  await page.getByRole('option', { name: listTitle }).click();
  await dialog.getByRole('button', { name: 'Aufgabe anlegen' }).click();
  await expect(dialog).toHaveCount(0);
  const line = wiki.text.getByRole('listitem').filter({ hasText: text });
  await expect(line).toContainText('Offen');
  expect(await findBarriers(page)).toEqual([]);

  const tasks = new TasksPage(await people.open(editor, '/tasks'));
  await tasks.tick(text);
  await expect(line).toContainText('Erledigt');
  await expect(line.getByRole('checkbox')).toBeChecked();
  const other = new WikiPage(await people.open(reader, address));
  await expect(other.page.getByText(text)).toBeVisible();
  await expect(other.page.getByText('Erledigt')).toHaveCount(0);

  // Whoever wrote is told of all ten seconds.
  await line.getByRole('checkbox').uncheck();
  await expect(tasks.row(text)).toBeVisible({ timeout: 20_000 });
  await tasks.open(text);
  await tasks.panel.getByRole('link', { name: 'Zur Stelle, aus der sie kommt' }).click();
  await expect(tasks.page).toHaveURL(new RegExp(`${address}#[0-9a-f-]{36}$`));
  await expect(tasks.page.getByRole('main').getByText(text, { exact: true }).first()).toBeInViewport();
});
