import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, expect, test } from 'vitest';

const trees: string[] = [];
const launched: ChildProcess[] = [];

afterEach(() => {
  for (const child of launched.splice(0)) child.kill('SIGKILL');
  for (const tree of trees.splice(0)) rmSync(tree, { recursive: true, force: true });
});

/** A clone in small, with the real launcher and a command line of our own; installed, as far as the launcher can tell. */
function makeClone(files: Readonly<Record<string, string>>): string {
  const tree = mkdtempSync(join(tmpdir(), 'kontor-launch-'));
  trees.push(tree);
  cpSync(join(import.meta.dirname, 'launch.mjs'), join(tree, 'tools', 'launch.mjs'));
  cpSync(join(import.meta.dirname, 'launch'), join(tree, 'tools', 'launch'), { recursive: true });
  const lock = createHash('sha256').update('{}').digest('hex');
  const basis = {
    'package-lock.json': '{}',
    'node_modules/.kontor-install': `${process.platform}-${process.arch} ${lock}\n`,
  };
  for (const [file, content] of Object.entries({ ...basis, ...files })) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), content);
  }
  return tree;
}

/** Starts the launcher; `lines` are what the program under it says. */
function launch(tree: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  // Not as under npm, whose end the launcher would follow.
  const { npm_lifecycle_event: _script, ...clean } = process.env;
  const child = spawn(process.execPath, [join(tree, 'tools', 'launch.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...clean, ...env },
  });
  launched.push(child);
  const said: string[] = [];
  child.stderr.on('data', (chunk) => said.push(String(chunk)));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    child,
    said: () => said.join(''),
    exit: once(child, 'close'),
    nextLine: async () => (await lines.next()).value,
  };
}

/** Says each signal it gets, and ends a while after the first, so that a second one would be noticed. */
const patientProgram = `
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {
    console.log(signal);
    setTimeout(() => process.exit(7), 300);
  });
  setInterval(() => undefined, 1000);
  console.log(process.pid);
`;

test('passes arguments on and ends with the exit code of the program', async () => {
  const tree = makeClone({
    'server/commands/main.ts': 'console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 3;',
  });
  const kontor = launch(tree, ['kontor', 'backup', 'a file']);
  expect(await kontor.nextLine()).toBe('["backup","a file"]');
  expect(await kontor.exit).toEqual([3, null]);
  expect(await launch(tree, ['seed', '--small']).nextLine()).toBe('["seed","--small"]');
});

test('names the commands there are when asked for another', async () => {
  const wrong = launch(makeClone({}), ['toString']);
  expect(await wrong.exit).toEqual([1, null]);
  expect(wrong.said()).toMatch(/There is no command "toString"\. Choose one of: start, /);
});

test('hands a signal that arrives twice to the program once, and waits for it', async () => {
  const { child, nextLine, exit } = launch(makeClone({ 'server/commands/main.ts': patientProgram }), ['kontor']);
  await nextLine();
  child.kill('SIGINT');
  expect(await nextLine()).toBe('SIGINT');
  child.kill('SIGINT');
  expect(await exit).toEqual([7, null]);
  expect(await nextLine()).toBeUndefined();
});

test('lets SIGTERM reach the program', async () => {
  const { child, nextLine, exit } = launch(makeClone({ 'server/commands/main.ts': patientProgram }), ['kontor']);
  await nextLine();
  child.kill('SIGTERM');
  expect(await nextLine()).toBe('SIGTERM');
  expect(await exit).toEqual([7, null]);
});

test('leaves no program behind when it is killed itself', async () => {
  const { child, nextLine } = launch(makeClone({ 'server/commands/main.ts': patientProgram }), ['kontor']);
  await nextLine();
  child.kill('SIGKILL');
  expect(await nextLine()).toBe('SIGTERM');
  expect(await nextLine()).toBeUndefined();
});

test('installs the packages of the lock file once', async () => {
  const npm = "require('node:fs').appendFileSync('npm.log', process.argv.slice(2, 4).join(' ') + '\\n');";
  const tree = makeClone({ 'server/commands/main.ts': '', 'npm.cjs': npm });
  const run = async () => await launch(tree, ['kontor'], { npm_execpath: join(tree, 'npm.cjs') }).exit;
  const calls = () => (existsSync(join(tree, 'npm.log')) ? readFileSync(join(tree, 'npm.log'), 'utf8') : '');
  await run();
  expect(calls()).toBe('');
  writeFileSync(join(tree, 'package-lock.json'), '{ }');
  await run();
  await run();
  expect(calls()).toBe('install --no-save\n');
  rmSync(join(tree, 'node_modules'), { recursive: true });
  await run();
  await run();
  expect(calls()).toBe('install --no-save\nci --loglevel=error\n');
});

test('says in one sentence that the registry cannot be reached', async () => {
  const npm = "console.error('npm error code ENOTFOUND'); process.exitCode = 1;";
  const tree = makeClone({ 'server/commands/main.ts': '', 'npm.cjs': npm, 'package-lock.json': '{ }' });
  const kontor = launch(tree, ['kontor'], { npm_execpath: join(tree, 'npm.cjs') });
  expect(await kontor.exit).toEqual([1, null]);
  expect(kontor.said()).toMatch(/could not be installed, because the package registry cannot be reached\. Connect/);
});

test('builds the client again only when its sources have changed', async () => {
  const vite = `
    const fs = require('node:fs');
    fs.mkdirSync('dist', { recursive: true });
    fs.appendFileSync('dist/builds', process.argv[2] + '\\n');`;
  const tree = makeClone({
    'server/main.ts': 'console.log("serving")',
    'packages/web/main.ts': '1',
    'plugins/wiki/client/plugin.ts': '1',
    'plugins/wiki/server/plugin.ts': '1',
    'node_modules/vite/bin/vite.js': vite,
  });
  const start = async () => expect(await launch(tree, ['start']).nextLine()).toBe('serving');
  const builds = () => readFileSync(join(tree, 'packages/web/dist/builds'), 'utf8').split('\n').length - 1;
  await start();
  await start();
  expect(builds()).toBe(1);
  writeFileSync(join(tree, 'plugins/wiki/server/plugin.ts'), '2');
  await start();
  expect(builds()).toBe(1);
  writeFileSync(join(tree, 'plugins/wiki/client/plugin.ts'), '2');
  await start();
  expect(builds()).toBe(2);
});

const electronSays =
  'const { ELECTRON_RUN_AS_NODE: plain = "unset" } = process.env; console.log([...process.argv.slice(2), plain].join(" "));';

/** A clone with a stand-in for Electron's runtime, which says with what it was started. */
function makeDesktopClone(version: string) {
  const program = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[String(process.platform)];
  const runtime = `runtime/${program ?? 'electron'}`;
  const tree = makeClone({
    'node_modules/electron/package.json': '{ "version": "45.4.1" }',
    'node_modules/electron/index.js': 'require("node:fs").writeFileSync("loaded", "it would download");',
    'desktop/build.ts':
      'import { appendFileSync, mkdirSync } from "node:fs"; mkdirSync("desktop/dist", { recursive: true }); appendFileSync("builds", ".");',
    'runtime/version': `${version}\n`,
    [runtime]: `#!${process.execPath}\n${electronSays}`,
  });
  chmodSync(join(tree, runtime), 0o755);
  const start = (env: NodeJS.ProcessEnv, ...args: string[]) => launch(tree, ['desktop', ...args], env);
  return { tree, start, env: { ELECTRON_OVERRIDE_DIST_PATH: join(tree, 'runtime') } };
}

test.skipIf(process.platform === 'win32')('starts the desktop app where its runtime is, built once', async () => {
  const { tree, start, env } = makeDesktopClone('45.4.1');
  const app = start({ ...env, ELECTRON_RUN_AS_NODE: '1' }, '--hidden');
  expect(await app.nextLine()).toBe(`${join(tree, 'desktop')} --hidden unset`);
  expect(await app.exit).toEqual([0, null]);
  await start(env).exit;
  expect(readFileSync(join(tree, 'builds'), 'utf8')).toBe('.');
});

test('says in one sentence how to get the runtime of the desktop app, and fetches nothing', async () => {
  const { tree, start, env } = makeDesktopClone('44.0.0');
  const without = start({ ELECTRON_OVERRIDE_DIST_PATH: '' });
  expect(await without.exit).toEqual([1, null]);
  expect(without.said()).toMatch(/^The desktop app needs the runtime of Electron 45\.4\.1, which is not on .*\.\n$/);
  expect(without.said()).toContain('"npx --no install-electron"');
  const older = start(env);
  expect(await older.exit).toEqual([1, null]);
  expect(older.said()).toMatch(
    /^The desktop app needs .* and \S+ has that of 44\.0\.0: unpack the right one there\.\n$/,
  );
  rmSync(join(tree, 'runtime'), { recursive: true });
  const wrongFolder = start(env);
  expect(await wrongFolder.exit).toEqual([1, null]);
  expect(wrongFolder.said()).toMatch(/^The desktop app needs .* names a folder that has none .*\.\n$/);
  expect(existsSync(join(tree, 'loaded'))).toBe(false);
});
