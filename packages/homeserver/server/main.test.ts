import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

const started: ChildProcess[] = [];
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kontor-homeserver-'));
  // PostgreSQL runs as somebody else where we are root.
  chmodSync(folder, 0o755);
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const usual = () => ['--port', '0', '--server-name', 'stadt.example', '--data', join(folder, 'data')];

/** Starts the homeserver as `npm run homeserver` does, without npm. */
function start(args: readonly string[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let complaints = '';
  child.stderr.on('data', (text) => {
    complaints += String(text);
  });
  const exit = once(child, 'close').then(([code]) => ({ code: code as number | null, complaints }));
  return { child, exit, lines: createInterface(child.stdout) };
}

/** Waits for the line that names the address. */
async function ready({ lines, exit }: ReturnType<typeof start>): Promise<string> {
  const failed = exit.then(({ complaints }) => Promise.reject(new Error(complaints)));
  for (;;) {
    const [line] = (await Promise.race([once(lines, 'line'), failed])) as [string];
    const address = /^Matrix homeserver stadt\.example: (http:\S+)$/.exec(line)?.[1];
    if (address !== undefined) {
      failed.catch(() => undefined);
      return address;
    }
  }
}

test('starts from an empty folder, serves, ends on SIGINT, and keeps what it was told', {
  timeout: 60_000,
}, async () => {
  const first = start([...usual(), '--registration', 'open']);
  const url = await ready(first);
  const body = { username: 'frida', password: 'Drei Räder im Regen 7', auth: { type: 'm.login.dummy' } };
  const registered = await fetch(`${url}/_matrix/client/v3/register`, { method: 'POST', body: JSON.stringify(body) });
  const frida = (await registered.json()) as { user_id: string; access_token: string }; // as specified
  expect(frida.user_id).toBe('@frida:stadt.example');

  const beside = await start(usual()).exit;
  expect(beside).toMatchObject({ code: 1, complaints: expect.stringMatching(/^The data folder .* is already in use/) });
  expect(beside.complaints).toContain('--data');

  const headers = { authorization: `Bearer ${frida.access_token}` };
  const synced = await fetch(`${url}/_matrix/client/v3/sync`, { headers });
  const { next_batch: since } = (await synced.json()) as { next_batch: string }; // as specified
  const parked = fetch(`${url}/_matrix/client/v3/sync?timeout=60000&since=${since}`, { headers });
  parked.catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 200));
  first.child.kill('SIGINT');
  expect(await first.exit).toEqual({ code: 0, complaints: '' });

  const other = start(usual().map((arg) => (arg === 'stadt.example' ? 'dorf.example' : arg)));
  expect((await other.exit).complaints).toMatch(/^This database belongs to the homeserver stadt\.example/);

  const second = start(usual());
  const again = await ready(second);
  const taken = await fetch(`${again}/_matrix/client/v3/register/available?username=frida`);
  expect(await taken.json()).toMatchObject({ errcode: 'M_USER_IN_USE' });
  second.child.kill('SIGTERM');
  expect(await second.exit).toEqual({ code: 0, complaints: '' });
});

test('refuses a folder that holds something else', async () => {
  writeFileSync(join(folder, 'letter.txt'), 'Sehr geehrte Damen und Herren');
  const { code, complaints } = await start(['--server-name', 'stadt.example', '--data', folder]).exit;
  expect(code).toBe(1);
  expect(complaints).toMatch(/^The folder .* holds other files and no database of Kontor/);
});

test('refuses arguments with one sentence', async () => {
  const { code, complaints } = await start(['--server-name', 'stadt.example']).exit;
  expect({ code, complaints }).toEqual({
    code: 1,
    complaints: expect.stringMatching(/^Either --data or --database.*\n$/),
  });
});
