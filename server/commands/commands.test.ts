import { getSession, loginTaken, redeemOneTimeCode } from '@kontor/schema';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { apiClient } from '../testing/api-client.ts';
import { firstVisitPassword, setUpKontor } from '../testing/first-visit.ts';
import { KontorProcesses, listProcesses } from '../testing/kontor-process.ts';

// Each test starts whole processes, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const kept = new KontorProcesses();
const processes = new KontorProcesses();

/** A folder on which a server runs all the time. */
let folder: string;
let url: string;

beforeAll(async () => {
  folder = kept.makeDataFolder();
  const ready = await kept.startServer(folder).ready();
  url = ready.url;
  await setUpKontor(url, ready.setupCode ?? '');
});

afterEach(() => processes.end());
afterAll(() => kept.end());

async function run(dataFolder: string, ...args: string[]): Promise<{ code: number | null; output: string }> {
  return processes.runCommand(dataFolder, args).ended;
}

const userAdd = (login: string) => ['user', 'add', login, '--given-name', 'Ira', '--family-name', 'Irgendwer'];

/** The code behind the printed link's `#`, as the page it leads to reads it. */
function codeOfLink(output: string): string {
  const [, code = ''] = /\/welcome#code=(\S+)/.exec(output) ?? [];
  return decodeURIComponent(code);
}

test('an unknown word, and a wrong call of a known one, tell how it goes and end with code 2', async () => {
  const [unknown, wrong, unknownOption, none] = await Promise.all([
    run(folder, 'conquer'),
    run(folder, 'user', 'remove', 'somebody'),
    run(folder, 'backup', 'file', '--fast'),
    run(folder),
  ]);
  expect(unknown.code).toBe(2);
  expect(unknown.output).toContain('There is no command conquer.\nUsage: npm run kontor -- COMMAND\n');
  for (const word of ['backup FILE', 'restore FILE', 'doctor', 'seed', 'user add', 'reindex', 'import-people']) {
    expect(unknown.output).toContain(`\n  ${word}`);
  }
  expect(wrong).toMatchObject({ code: 2, output: expect.stringContaining('Usage: npm run kontor -- user add LOGIN') });
  expect(unknownOption).toMatchObject({ code: 2, output: expect.stringContaining("'--fast'") });
  expect(none).toMatchObject({ code: 0, output: expect.stringContaining('Usage: npm run kontor -- COMMAND') });
});

test('user add beside a running server prints a link that sets the password once', async () => {
  const { code, output } = await run(folder, ...userAdd('ira'), '--administrator');
  expect(code, output).toBe(0);
  expect(output).toContain('Account ira added.');
  const client = apiClient(url);
  const redeemed = { code: codeOfLink(output), password: firstVisitPassword };
  expect(await client.call(redeemOneTimeCode, redeemed)).toEqual({ login: 'ira' });
  await client.signIn('ira', firstVisitPassword);
  expect((await client.call(getSession, {})).account).toMatchObject({ login: 'ira', roles: ['administrator'] });
  await expect(client.call(redeemOneTimeCode, redeemed)).rejects.toMatchObject({
    code: 'accounts.one_time_code_invalid',
  });
});

test('user add refuses a login that is taken, and one that is none, with one sentence', async () => {
  const [taken, unusable] = await Promise.all([
    run(folder, ...userAdd('admin')),
    run(folder, ...userAdd('Ira Irgendwer')),
  ]);
  expect(taken.code).toBe(1);
  expect(taken.output.trim()).toBe(loginTaken.sentence.en);
  expect(unusable.code).toBe(2);
  expect(unusable.output).toMatch(/^Ira Irgendwer cannot be a LOGIN: /);
});

test('doctor says of each component that it works', async () => {
  const { code, output } = await run(folder, 'doctor');
  expect(code, output).toBe(0);
  for (const name of ['database', 'events']) expect(output).toMatch(new RegExp(`^ok {4}${name}: `, 'm'));
  expect(output).not.toContain('FAIL');
});

test('seed refuses a database that is not empty', async () => {
  const { code, output } = await run(folder, 'seed');
  expect(code).toBe(1);
  expect(output.trim()).toBe('The database is not empty: the demo city goes only into an empty one.');
});

test('alone, a command starts the database for itself and leaves no process; the server finds what it did', async () => {
  const alone = processes.makeDataFolder();
  const added = await run(alone, ...userAdd('ira'));
  expect(added.code, added.output).toBe(0);
  expect(listProcesses(alone)).toEqual([]);
  const server = processes.startServer(alone);
  const ready = await server.ready();
  const client = apiClient(ready.url);
  await setUpKontor(ready.url, ready.setupCode ?? '');
  await client.call(redeemOneTimeCode, { code: codeOfLink(added.output), password: firstVisitPassword });
  await client.signIn('ira', firstVisitPassword);
  expect((await client.call(getSession, {})).person.name).toBe('Ira Irgendwer');
});

test('a setting that cannot be used ends a command with one sentence', async () => {
  const { code, output } = await processes.runCommand(folder, ['doctor'], { KONTOR_LOG: 'loud' }).ended;
  expect(code).toBe(1);
  expect(output.trim()).toBe('KONTOR_LOG is not usable: it has to be debug, info, warn, error or silent.');
});
