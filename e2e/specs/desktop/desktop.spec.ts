import type { Page } from '@playwright/test';
import { bringDesktopApp, callsOf, emit } from '../../fixtures/desktop-app.ts';
import { expect, test } from '../../fixtures/index.ts';
import type { People } from '../../fixtures/people.ts';
import type { CallSession } from '../../fixtures/session.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { Shell } from '../../pages/shell.ts';
import { makeList, makeTask } from '../../pages/tasks-page.ts';

/** A page in the desktop app that listens; `person` as whom. */
async function openApp(
  people: People,
  person: CallSession,
  path: string,
  options: Parameters<typeof bringDesktopApp>[1] = {},
): Promise<Page> {
  const page = await people.open(person, '');
  await bringDesktopApp(page.context(), options);
  await page.goto(path);
  await page.getByRole('main').waitFor();
  await expect.poll(() => callsOf(page, 'ready')).toHaveLength(1);
  return page;
}

/** Nobody looks at the window, as far as the page can tell. */
async function lookAway(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.hasFocus = () => false;
  });
}

/** A list in which this person may be given tasks; that they are let in there is read already. */
async function aList(people: People, person: CallSession): Promise<TaskList> {
  const editor = await people.session('editor');
  const space = await makeSpace(editor);
  const subject = { kind: 'person', id: person.person.id };
  await editor.call('POST', `/api/spaces/${space.id}/grants`, { subject, role: 'editor' });
  const unread = async () => (await person.call<{ unread: number }>('GET', '/api/notifications?show=inbox')).unread;
  await expect.poll(unread).toBe(1);
  await person.call('POST', '/api/notifications/read', {});
  return { editor, list: await makeList(editor, 'Umzug', space.id) };
}

interface TaskList {
  readonly editor: CallSession;
  readonly list: string;
}

/** A task of somebody else, given to this person: so that they are told of it. */
async function giveTask({ editor, list }: TaskList, to: CallSession, title: string) {
  const task = await makeTask(editor, list, title, { assignees: [{ kind: 'person', id: to.person.id }] });
  const readComments = async () => {
    const { comments } = await editor.call<{ comments: { text: string }[] }>(
      'GET',
      `/api/tasks/tasks/${task.id}/comments`,
    );
    return comments.map(({ text }) => text);
  };
  return { task, readComments };
}

async function newPerson(people: People): Promise<CallSession> {
  const { login, password } = await people.colleague();
  return people.newSession(login, password);
}

test('the app is told how much is unread and which language is spoken, and leads to where its links lead', async ({
  people,
}) => {
  const person = await newPerson(people);
  const list = await aList(people, person);
  const page = await openApp(people, person, '/');
  await expect.poll(() => callsOf(page, 'setLanguage')).toEqual(['de']);
  await expect.poll(() => callsOf(page, 'setBadge')).toEqual([0]);
  await giveTask(list, person, 'Kisten zählen');
  await expect.poll(async () => (await callsOf(page, 'setBadge')).at(-1)).toBe(1);

  await emit(page, 'open', { path: '/inbox' });
  const shell = new Shell(page);
  await expect(shell.heading('Eingang')).toBeVisible();
  for (const path of ['https://evil.example/', '//evil.example/', '/\\evil.example'])
    await emit(page, 'open', { path });
  await emit(page, 'search', {});
  await expect(page.getByRole('combobox')).toBeFocused();
  await expect(page).toHaveURL(/\/inbox$/);
});

test('what comes in is told by the system, once and not by the browser, and answered from there', async ({
  people,
}) => {
  const person = await newPerson(people);
  const list = await aList(people, person);
  const page = await openApp(people, person, '/tasks');
  await page.evaluate(() => {
    Object.assign(window, {
      Notification: class {
        static permission = 'granted';
        constructor() {
          document.title = 'told by the browser';
        }
      },
    });
  });
  await lookAway(page);
  const { task, readComments } = await giveTask(list, person, 'Kisten packen');
  await expect.poll(() => callsOf(page, 'notify')).toHaveLength(1);
  const [note] = await callsOf(page, 'notify');
  const tag = `tasks/task/${task.id}`;
  expect(note).toMatchObject({
    tag,
    reply: { placeholder: 'Antworten …' },
    actions: [{ id: 'read', label: 'Gelesen' }],
  });
  await expect(page).not.toHaveTitle('told by the browser');

  const { path } = Object(note);
  await emit(page, 'notification', { kind: 'reply', tag, path, text: 'Mache ich morgen.' });
  await expect.poll(readComments).toEqual(['Mache ich morgen.']);
  await expect.poll(async () => (await callsOf(page, 'setBadge')).at(-1)).toBe(0);
  expect(await callsOf(page, 'notify')).toHaveLength(1);
});

test('a note is marked as read from where it shows, opened, and gone when it was read elsewhere', async ({
  people,
}) => {
  const person = await newPerson(people);
  const list = await aList(people, person);
  const page = await openApp(people, person, '/');
  await lookAway(page);
  const first = await giveTask(list, person, 'Schlüssel holen');
  await expect.poll(() => callsOf(page, 'notify')).toHaveLength(1);
  const told = async (at: number) => Object((await callsOf(page, 'notify'))[at]);
  const { tag, path } = await told(0);
  await emit(page, 'notification', { kind: 'action', tag, path, action: 'read' });
  await expect.poll(async () => (await callsOf(page, 'setBadge')).at(-1)).toBe(0);

  await giveTask(list, person, 'Schlüssel bringen');
  await expect.poll(() => callsOf(page, 'notify')).toHaveLength(2);
  await person.call('POST', '/api/notifications/read', {});
  await expect.poll(() => callsOf(page, 'closeNotification')).toEqual([(await told(1)).tag]);

  await emit(page, 'notification', { kind: 'open', tag, path });
  await expect(page.getByRole('heading', { name: first.task.title })).toBeVisible();
});

test('the small window makes a task from one line, keeps it until it is made, and closes', async ({ people }) => {
  const person = await newPerson(people);
  const drafts = { 'quick-task': 'Blumen gießen' };
  const page = await openApp(people, person, '/quick-task', { quickTask: true, drafts });
  const field = page.getByRole('textbox', { name: 'Was ist zu tun?' });
  await expect(field).toHaveValue('Blumen gießen');
  await expect(new Shell(page).places).toHaveCount(0);
  await field.fill('Blumen gießen morgen');
  await expect
    .poll(async () => (await callsOf(page, 'saveDraft')).at(-1))
    .toEqual({ key: 'quick-task', text: 'Blumen gießen morgen' });
  await field.press('Enter');
  await expect.poll(() => callsOf(page, 'closeQuickTask')).toHaveLength(1);
  await expect.poll(async () => (await callsOf(page, 'removeDraft')).at(-1)).toBe('quick-task');
  const { tasks } = await person.call<{ tasks: { task: { title: string } }[] }>('GET', '/api/tasks/my-day');
  expect(tasks.map(({ task }) => task.title)).toEqual(['Blumen gießen']);
});

test('Escape closes the small window and leaves what was written for the next time', async ({ people }) => {
  const page = await openApp(people, await newPerson(people), '/quick-task', { quickTask: true });
  const field = page.getByRole('textbox', { name: 'Was ist zu tun?' });
  await field.fill('Halb gedacht');
  await expect.poll(async () => (await callsOf(page, 'saveDraft')).at(-1)).toMatchObject({ text: 'Halb gedacht' });
  await field.press('Escape');
  await expect.poll(() => callsOf(page, 'closeQuickTask')).toHaveLength(1);
  expect(await callsOf(page, 'removeDraft')).toEqual([]);
});

test('signing out has the app forget what it keeps of the server', async ({ people }) => {
  const page = await openApp(people, await newPerson(people), '/');
  const shell = new Shell(page);
  let isForgotten = false;
  await page.exposeFunction('tellForgotten', () => {
    isForgotten = true;
  });
  await page.evaluate(() => {
    const desktop: object = Reflect.get(window, 'kontorDesktop');
    Object.assign(window, { kontorDesktop: { ...desktop, forget: Reflect.get(window, 'tellForgotten') } });
  });
  await shell.signOut();
  await expect.poll(() => isForgotten).toBe(true);
});

test('in a browser none of it is fetched', async ({ people }) => {
  const page = await people.open('editor', '');
  const files: string[] = [];
  page.on('request', (request) => files.push(request.url()));
  await page.goto('/');
  await new Shell(page).expectSignedIn();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(files.filter((file) => file.includes('desktop'))).toEqual([]);
});
