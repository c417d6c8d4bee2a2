import type { Page } from '@playwright/test';
import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import type { People } from '../../fixtures/people.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { ChatPage } from '../../pages/chat-page.ts';
import { ownDevice, untilCopied, untilKept, untilSaid } from '../../pages/device.ts';
import { Shell } from '../../pages/shell.ts';
import { makeList, makeTask, readTasks, TasksPage } from '../../pages/tasks-page.ts';
import { grant, makePage, WikiPage } from '../../pages/wiki-page.ts';

test.describe.configure({ timeout: 180_000 });

/** A space with a room, a page and a list, somebody who works there, and a colleague who sees what arrives. */
async function aDesk(people: People) {
  const [one, two] = [await people.colleague(), await people.colleague()];
  const [person, colleague] = [
    await people.newSession(one.login, one.password),
    await people.newSession(two.login, two.password),
  ];
  const space = await makeSpace(person, 'hidden');
  await grant(person, space.id, two.id, 'editor');
  const page = await makePage(person, space.id, 'Dienstplan');
  const list = await makeList(person, 'Bürgerbüro', space.id);
  await makeTask(person, list, 'Schalter besetzen', { assignees: [{ kind: 'person', id: one.id }] });
  return { name: one.name, person, colleague, space, page, list };
}

/** As an installed app is opened while there is no network: every window of before is gone. */
async function startCold(before: Page, path: string): Promise<Page> {
  const context = before.context();
  await before.close();
  const cold = await context.newPage();
  await cold.goto(path);
  return cold;
}

test('with the network cut before the start Home, a room, a page, “My day” and people search open, and what is done there arrives once', async ({
  people,
  watch,
}) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED|WebSocket|Failed to fetch/, 'the test takes the network away');
  const { name, person, colleague, space, page, list } = await aDesk(people);
  const said = uniqueWord('Ansage');
  const device = await people.open(person, '/', ownDevice);
  const chat = new ChatPage(device);
  await chat.openRoomOf(space.name);
  await chat.write(`${said} von vorhin`);
  await untilSaid(device, `${said} von vorhin`);
  const room = new URL(device.url()).pathname;
  await device.goto(`/wiki/page/${page}`);
  const wiki = new WikiPage(device);
  await wiki.write('Frühdienst: Ahorn.');
  await wiki.expectSaved();
  await device.goto('/tasks');
  await expect(new TasksPage(device).row('Schalter besetzen')).toBeVisible();
  await untilCopied(device, 'tasks.getMyDay');
  await device.goto('/');
  await expect(new Shell(device).heading(new RegExp(name))).toBeVisible();
  await untilKept(device);
  await device.context().setOffline(true);

  const home = await startCold(device, '/');
  await expect(new Shell(home).heading(new RegExp(name))).toBeVisible();
  await expect(home.getByText('Keine Verbindung')).toBeVisible();

  const atChat = await startCold(home, room);
  const coldChat = new ChatPage(atChat);
  await expect(coldChat.message(`${said} von vorhin`)).toBeVisible();
  await coldChat.write(`${said} aus dem Zug`);

  const atPage = await startCold(atChat, `/wiki/page/${page}`);
  const coldWiki = new WikiPage(atPage);
  await expect(coldWiki.text).toContainText('Frühdienst: Ahorn.');
  await coldWiki.write(' Spätdienst: Linde.');
  await expect(atPage.getByText('Offline, auf diesem Gerät gespeichert')).toBeVisible();

  const atTasks = await startCold(atPage, '/tasks');
  const tasks = new TasksPage(atTasks);
  await expect(tasks.row('Schalter besetzen')).toBeVisible();
  await tasks.tick('Schalter besetzen');
  await expect(tasks.row('Schalter besetzen')).toHaveCount(0);

  const atPeople = await startCold(atTasks, '/people');
  await atPeople.getByRole('searchbox').fill('Mueler');
  await expect(atPeople.getByRole('option').filter({ hasText: 'Müller' }).first()).toBeVisible();

  const back = await startCold(atPeople, room);
  await expect(new ChatPage(back).message(`${said} aus dem Zug`)).toBeVisible();
  await back.context().setOffline(false);

  const reading = await people.open(colleague, room);
  const messages = reading.getByRole('article').filter({ hasText: `${said} aus dem Zug` });
  await expect(messages).toHaveCount(1, { timeout: 60_000 });
  await expect
    .poll(async () => (await readTasks(colleague, list, 'closed')).map(({ title }) => title), { timeout: 60_000 })
    .toEqual(['Schalter besetzen']);
  const readText = async () =>
    (await (await reading.request.get(`/api/wiki/pages/${page}/export?format=markdown`)).text()).match(/Spätdienst/g);
  await expect.poll(readText, { intervals: [1_000, 3_000], timeout: 60_000 }).toEqual(['Spätdienst']);

  // Started once more it has nothing left to send.
  await back.reload();
  await expect(new ChatPage(back).message(`${said} aus dem Zug`)).toBeVisible();
  await reading.reload();
  await expect(messages.first()).toBeVisible();
  await expect(messages).toHaveCount(1);
  expect(await readText()).toEqual(['Spätdienst']);
  expect(await readTasks(colleague, list)).toEqual([]);
});
