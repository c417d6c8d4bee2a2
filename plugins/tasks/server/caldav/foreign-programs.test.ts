import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { aSignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeTask, deleteTask, getMyDay, getTask } from '../../shared/index.ts';
import { aList, aTask } from '../test-tasks.ts';
import { aProgram } from './test-program.ts';

// Programs that we have no part in, as Debian packages them: vdirsyncer speaks CalDAV, todoman and khal work on its files.
const programs = ['/usr/bin/vdirsyncer', '/usr/bin/todoman', '/usr/bin/khal'];
const areThere = programs.every((program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0);

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await startTestServer();
  folder = mkdtempSync(join(tmpdir(), 'kontor-caldav-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server.stop();
});

async function run(program: 'vdirsyncer' | 'todoman' | 'khal', ...args: string[]): Promise<string> {
  const env = { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'Europe/Berlin', HOME: folder, XDG_CONFIG_HOME: folder };
  const options = { env: { ...env, XDG_CACHE_HOME: folder, XDG_DATA_HOME: folder }, timeout: 30_000 };
  const { stdout, stderr } = await promisify(execFile)(`/usr/bin/${program}`, args, options);
  return stdout + stderr;
}

/** Settings of the three programs in the test's own folder. */
function configure(authorization: string): void {
  const [login = '', ...secret] = Buffer.from(authorization.replace('Basic ', ''), 'base64').toString().split(':');
  const sync = `[general]
status_path = "${folder}/status"
[pair kontor]
a = "server"
b = "files"
collections = ["tasks", "due"]
[storage server]
type = "caldav"
url = "${server.url}/"
username = "${login}"
password = "${secret.join(':')}"
[storage files]
type = "filesystem"
path = "${folder}/files"
fileext = ".ics"
`;
  for (const name of ['tasks', 'due']) mkdirSync(join(folder, 'files', name), { recursive: true });
  writeFileSync(join(folder, 'sync.conf'), sync);
  const todo = `path = "${folder}/files/tasks"\ndate_format = "%Y-%m-%d"\ntime_format = "%H:%M"\ndefault_list = "tasks"\n`;
  writeFileSync(join(folder, 'todo.py'), todo);
  const calendar = `[calendars]\n[[due]]\npath = ${folder}/files/due\nreadonly = True\n[locale]\nlocal_timezone = Europe/Berlin\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n[sqlite]\npath = ${folder}/khal.db\n`;
  writeFileSync(join(folder, 'khal.conf'), calendar);
}

const sync = () => run('vdirsyncer', '-c', join(folder, 'sync.conf'), 'sync');
const todoman = (...args: string[]) => run('todoman', '-c', join(folder, 'todo.py'), ...args);

interface Todo {
  readonly id: number;
  readonly summary: string;
  readonly completed: boolean;
}

async function listed(): Promise<readonly Todo[]> {
  return JSON.parse(await todoman('--porcelain', 'list', '--status', 'ANY'));
}

async function idOf(title: string): Promise<string> {
  const found = (await listed()).find(({ summary }) => summary === title);
  if (!found) throw new Error(`todoman does not know ${title}`);
  return String(found.id);
}

test('vdirsyncer with todoman and khal keeps tasks in step both ways, those that recur, too', {
  timeout: 120_000,
}, async (context) => {
  if (!areThere) context.skip('not all there in /usr/bin (Debian: vdirsyncer, todoman, khal)');
  const who = await aSignedInPerson(server);
  configure((await aProgram(server, who)).authorization);
  const list = await aList(who.client, { kind: 'person', id: who.person.id });
  const report = await aTask(who.client, list.id, 'Bericht für den Rat', { dueOn: '2026-12-04', dueTime: '14:00' });
  // vdirsyncer asks before it empties a calendar: this one stays.
  await aTask(who.client, list.id, 'Haushalt planen', { dueOn: '2027-01-15' });
  const rule = 'FREQ=WEEKLY;BYDAY=MO';
  const weekly = await aTask(who.client, list.id, 'Jeden Montag', {
    dueOn: '2026-11-30',
    recurrence: { rule, from: 'due' },
  });

  // Out.
  await run('vdirsyncer', '-c', join(folder, 'sync.conf'), 'discover', '--list');
  await sync();
  expect((await listed()).map(({ summary }) => summary).sort()).toEqual([
    'Bericht für den Rat',
    'Haushalt planen',
    'Jeden Montag',
  ]);
  const agenda = await run('khal', '-c', join(folder, 'khal.conf'), 'list', '2026-12-04', '1d');
  expect(agenda).toContain('14:00');
  expect(agenda).toContain('Bericht für den Rat');

  // In: a new one, a change, one that is done, one that recurs and is done for this week.
  await todoman('new', '--list', 'tasks', '--due', '2026-12-24', 'Geschenke kaufen');
  await todoman('edit', '--priority', 'high', await idOf('Bericht für den Rat'));
  await todoman('done', await idOf('Jeden Montag'));
  await sync();
  const day = async () => (await who.client.call(getMyDay, {})).tasks.map(({ task }) => task);
  const bought = (await day()).find(({ title }) => title === 'Geschenke kaufen');
  expect(bought).toMatchObject({ list: list.id, dueOn: '2026-12-24', priority: 0 });
  expect((await who.client.call(getTask, { task: report.id })).task).toMatchObject({
    priority: 3,
    dueOn: '2026-12-04',
    dueTime: '14:00',
  });
  // todoman hands the rule on to the next one, and what is done is done once.
  const done = (await who.client.call(getTask, { task: weekly.id })).task;
  expect(done).toMatchObject({ state: 'done', recurrence: null });
  const next = (await day()).find(({ title }) => title === 'Jeden Montag');
  expect(next).toMatchObject({ dueOn: '2026-12-07', recurrence: { rule } });

  // A second time there is nothing left to do.
  const before = await day();
  await sync();
  await sync();
  expect(await day()).toEqual(before);

  // Out again: what changed, came and went meanwhile.
  await who.client.call(changeTask, { task: report.id, revision: 99, title: 'Bericht für den Ausschuss' });
  if (bought) await who.client.call(deleteTask, { task: bought.id });
  await sync();
  const titles = (await listed()).filter(({ completed }) => !completed).map(({ summary }) => summary);
  expect(titles.sort()).toEqual(['Bericht für den Ausschuss', 'Haushalt planen', 'Jeden Montag']);

  // What was deleted there is deleted here.
  await todoman('delete', '--yes', await idOf('Bericht für den Ausschuss'));
  await sync();
  expect((await who.client.call(getTask, { task: report.id })).task.deleted).toBe(true);
  expect((await day()).map(({ title }) => title)).toEqual(['Jeden Montag', 'Haushalt planen']);

  // Done here, done there; and the next one is there, too.
  if (next) await who.client.call(changeTask, { task: next.id, revision: next.revision, state: 'done' });
  await sync();
  const open = (await listed()).filter(({ completed }) => !completed);
  expect(open.map(({ summary }) => summary).sort()).toEqual(['Haushalt planen', 'Jeden Montag']);
  expect((await day()).find(({ title }) => title === 'Jeden Montag')).toMatchObject({ dueOn: '2026-12-14' });
});
