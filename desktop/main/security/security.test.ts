import { expect, test } from 'vitest';
import { requests } from '../../shared/bridge.ts';
import { eventChannel, requestChannel } from '../../shared/channels.ts';
import { shellRequests } from '../../shared/shell-bridge.ts';
import { FakeElectron } from '../../testing/fake-electron.ts';
import { firstServer, secondServer, startShell } from '../../testing/started-shell.ts';
import { ownOrigin } from '../origins.ts';
import { hardenApp } from './harden-app.ts';

const both = { servers: [{ address: firstServer }, { address: secondServer }] };

test('every page runs in the sandbox, which is turned on before the app is ready', async () => {
  const { fake } = await startShell();
  const order = fake.calls.map(({ name }) => name);
  expect(order.indexOf('enableSandbox')).toBeGreaterThanOrEqual(0);
  expect(order.indexOf('enableSandbox')).toBeLessThan(order.indexOf('ready'));
  expect(order.indexOf('registerSchemesAsPrivileged')).toBeLessThan(order.indexOf('ready'));
});

test('every page is made without Node and apart from its preload, whatever window it is in', async () => {
  const { fake, ask, page } = await startShell({ managed: both });
  await ask(page(firstServer), 'openQuickTask');
  const made = [...fake.windows, ...fake.views].map(({ webContents }) => webContents.preferences);
  expect(made.length).toBe(4);
  for (const preferences of made)
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
    });
});

test('no page may hold a webview', async () => {
  const { fake } = await startShell();
  for (const { webContents } of [...fake.windows, ...fake.views]) {
    let prevented = 0;
    webContents.emit('will-attach-webview', { preventDefault: () => prevented++ }, {}, {});
    expect(prevented).toBeGreaterThan(0);
  }
});

test('servers are loaded by https and from nowhere else; the shell itself from its own scheme', async () => {
  const { fake, page } = await startShell({ managed: both });
  expect(page(firstServer).loaded).toEqual([`${firstServer}/`]);
  expect(page(secondServer).loaded).toEqual([`${secondServer}/`]);
  expect(fake.windows.map(({ webContents }) => webContents.loaded)).toEqual([[`${ownOrigin}/index.html`]]);
});

test('a preset server by plain http is not taken, and one on this machine only where a developer allowed it', async () => {
  const managed = { servers: [{ address: 'http://kontor.stadt.example' }, { address: 'http://127.0.0.1:8080' }] };
  const { shell } = await startShell({ managed });
  expect(shell.state.servers).toEqual([]);
  const { shell: developer } = await startShell({ managed: { ...managed, insecureLocalhost: true } });
  expect(developer.state.servers.map(({ host }) => host)).toEqual(['127.0.0.1:8080']);
});

test('each server has a session of its own, and headers and requests are left as they are', async () => {
  const { fake, page } = await startShell({ managed: both });
  const [one, other] = [page(firstServer).session.partition, page(secondServer).session.partition];
  expect(one).not.toBe(other);
  expect([one, other].every((partition) => partition.startsWith('persist:server-'))).toBe(true);
  // The fake session throws when `webRequest` is touched; so the policy that a server sends is kept.
  expect(fake.sessions.map(({ partition }) => partition)).not.toContain('default');
});

test.each([
  ['a link', {}],
  ['a redirect of the server', { redirect: true }],
])('%s within the server is followed', async (_how, how) => {
  const { page, fake } = await startShell();
  expect(page(firstServer).go(`${firstServer}/tasks`, how)).toBe(true);
  expect(fake.dialogs).toEqual([]);
});

const elsewhere = [
  'https://elsewhere.example/',
  'http://kontor.stadt.example/',
  'https://kontor.stadt.example.evil.example/',
  'https://kontor.stadt.example:8443/',
  'https://kontor.stadt.example@evil.example/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,hello',
  'blob:https://kontor.stadt.example/1',
  'about:blank',
  `${ownOrigin}/index.html`,
  'kontor://kontor.stadt.example/',
  'ms-msdt:/id',
];

test.each(elsewhere)('no page of a server goes to %s, by link, redirect or frame', async (address) => {
  const { page, fake } = await startShell();
  const contents = page(firstServer);
  expect(contents.go(address)).toBe(false);
  expect(contents.go(address, { redirect: true })).toBe(false);
  if (!/^(blob:https:\/\/kontor.stadt.example\/|about:blank)/.test(address))
    expect(contents.go(address, { inFrame: true })).toBe(false);
  expect(contents.getURL()).toBe(`${firstServer}/`);
  expect(fake.opened).toEqual([]);
});

test.each(elsewhere)('no page of a server opens a window for %s', async (address) => {
  const { page, fake } = await startShell();
  expect(page(firstServer).openWindow(address)).toEqual({ action: 'deny' });
  expect(fake.opened).toEqual([]);
});

test('the shell’s own pages go nowhere and open nothing, without a question', async () => {
  const { fake } = await startShell();
  const [own] = fake.windows;
  for (const address of [firstServer, 'https://elsewhere.example/', 'file:///etc/passwd']) {
    expect(own?.webContents.go(address)).toBe(false);
    expect(own?.webContents.openWindow(address)).toEqual({ action: 'deny' });
  }
  expect(fake.dialogs).toEqual([]);
});

test('a window of the server’s own has no bridge, opens no other, and stays on the server', async () => {
  const { page, fake } = await startShell();
  const contents = page(firstServer);
  const answer = contents.openWindow(`${firstServer}/api/files/1`);
  expect(answer.action).toBe('allow');
  const preferences = answer.overrideBrowserWindowOptions?.webPreferences;
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
  expect(preferences?.preload).toBeUndefined();
  const child = new (fake.api.BrowserWindow as unknown as new (options: object) => (typeof fake.windows)[number])({});
  contents.emit('did-create-window', child, {});
  expect(child.webContents.go('https://elsewhere.example/')).toBe(false);
  expect(child.webContents.openWindow(`${firstServer}/api/files/2`)).toEqual({ action: 'deny' });
  const refused = await fake.invoke(child.webContents, requestChannel('desktop', 'info'), undefined, {
    url: `${firstServer}/api/files/1`,
    parent: null,
  });
  expect(refused).toEqual({ ok: false, code: 'forbidden' });
});

test('https and mail leave the app only after a question that names where to', async () => {
  const { page, fake } = await startShell();
  const contents = page(firstServer);
  fake.answers.push(1);
  contents.openWindow('https://elsewhere.example/a');
  await expect.poll(() => fake.dialogs.length).toBe(1);
  expect(fake.opened).toEqual([]);
  expect(fake.dialogs[0]).toMatchObject({ message: 'elsewhere.example im Browser öffnen?', cancelId: 1 });
  fake.answers.push(0);
  await expect.poll(() => contents.openWindow('mailto:rathaus@stadt.example') && fake.dialogs.length).toBe(2);
  await expect.poll(() => fake.opened).toEqual(['mailto:rathaus@stadt.example']);
});

test.each([
  'file:///etc/passwd',
  'http://elsewhere.example/',
  'javascript:alert(1)',
  'ms-msdt:/id',
  'smb://share/file.exe',
  'vscode://open',
  'kontor://x/y',
  'https://user:password@elsewhere.example/',
  'not an address',
])('%s is never opened, not even by asking', async (address) => {
  const { page, fake } = await startShell();
  fake.answers.push(0, 0);
  page(firstServer).openWindow(address);
  page(firstServer).go(address);
  await new Promise((resolve) => setImmediate(resolve));
  expect(fake.dialogs).toEqual([]);
  expect(fake.opened).toEqual([]);
});

test('a page that opens hundreds of windows makes one question', async () => {
  const { page, fake } = await startShell();
  for (let count = 0; count < 300; count++) page(firstServer).openWindow(`https://elsewhere.example/${count}`);
  await expect.poll(() => fake.dialogs.length).toBe(1);
  expect(fake.dialogs.length).toBe(1);
});

test('signing in at a provider happens in a window without a bridge, and comes back by itself', async () => {
  const { page, fake } = await startShell();
  const contents = page(firstServer);
  fake.answers.push(0);
  expect(contents.go(`${firstServer}/api/openid/1/begin?next=/tasks`)).toBe(true);
  expect(contents.go('https://login.stadt.example/authorize?client=kontor', { redirect: true })).toBe(false);
  await expect.poll(() => fake.windows.length).toBe(2);
  expect(fake.dialogs[0]?.message).toBe('Zum Anmelden login.stadt.example öffnen?');
  const window = fake.windows[1];
  expect(window?.webContents.preferences).toMatchObject({ sandbox: true, contextIsolation: true });
  expect(window?.webContents.preferences.preload).toBeUndefined();
  expect(window?.webContents.session).toBe(contents.session);
  expect(window?.title).toBe('login.stadt.example');
  expect(window?.webContents.openWindow('https://elsewhere.example/')).toEqual({ action: 'deny' });
  expect(window?.webContents.go('file:///etc/passwd')).toBe(false);
  expect(window?.webContents.go('https://second-factor.stadt.example/')).toBe(true);
  const refused = await fake.invoke(window?.webContents ?? contents, requestChannel('desktop', 'info'), undefined, {
    url: `${firstServer}/`,
    parent: null,
  });
  expect(refused).toEqual({ ok: false, code: 'forbidden' });
  expect(window?.webContents.go(`${firstServer}/api/openid/callback?code=1`, { redirect: true })).toBe(false);
  expect(window?.isDestroyed()).toBe(true);
  expect(contents.loaded.at(-1)).toBe(`${firstServer}/api/openid/callback?code=1`);
});

test('a redirect that is not the begin of a sign-in opens no sign-in window', async () => {
  const { page, fake } = await startShell();
  page(firstServer).go(`${firstServer}/wiki`);
  page(firstServer).go('https://elsewhere.example/', { redirect: true });
  await expect.poll(() => fake.dialogs.length).toBe(1);
  expect(fake.dialogs[0]?.message).toBe('elsewhere.example im Browser öffnen?');
  expect(fake.windows.length).toBe(1);
});

test('exactly the channels of the contract are answered', async () => {
  const { fake } = await startShell();
  const wanted = [
    ...Object.keys(requests).map((name) => requestChannel('desktop', name)),
    ...Object.keys(shellRequests).map((name) => requestChannel('shell', name)),
  ];
  expect(fake.channels).toEqual(wanted.sort());
});

test.each(Object.keys(requests))('%s is answered only to the main frame of a page of its server', async (name) => {
  const { fake, page } = await startShell();
  const contents = page(firstServer);
  const channel = requestChannel('desktop', name);
  const main = contents.mainFrame;
  const refused = { ok: false, code: 'forbidden' };
  // A frame inside, even of the server itself; a page that has gone elsewhere; one without a frame; another scheme.
  for (const frame of [
    { url: `${firstServer}/frame`, parent: main },
    { url: 'https://elsewhere.example/', parent: null },
    { url: `http://kontor.stadt.example/`, parent: null },
    { url: 'about:blank', parent: null },
    { url: `${ownOrigin}/index.html`, parent: null },
    null,
  ])
    expect(await fake.invoke(contents, channel, undefined, frame)).toEqual(refused);
  // The shell's own page has another bridge.
  const own = fake.windows[0]?.webContents;
  expect(own && (await fake.invoke(own, channel))).toEqual(refused);
});

test.each(Object.keys(shellRequests))('%s of the shell is answered to no page of a server', async (name) => {
  const { fake, page } = await startShell();
  const channel = requestChannel('shell', name);
  expect(await fake.invoke(page(firstServer), channel)).toEqual({ ok: false, code: 'forbidden' });
  const pretending = { url: `${ownOrigin}/index.html`, parent: null };
  expect(await fake.invoke(page(firstServer), channel, undefined, pretending)).toEqual({
    ok: false,
    code: 'forbidden',
  });
});

test.each([
  ['setBadge', -1],
  ['setBadge', '5'],
  ['setBadge', { valueOf: 5 }],
  ['notify', { tag: 'a', title: 'b', path: 'https://elsewhere.example/' }],
  ['notify', { tag: 'a', title: 'b', path: '//elsewhere.example/' }],
  ['notify', { tag: 'a', title: 'b', path: '/\\elsewhere.example' }],
  ['notify', { tag: 'a', title: 'b', path: '/', icon: '/etc/passwd' }],
  ['notify', { tag: 'a', title: 'x'.repeat(201), path: '/' }],
  ['saveDraft', { key: 'a', text: 'x'.repeat(200_001) }],
  ['saveDraft', { key: '', text: '' }],
  ['setLanguage', 'fr'],
  ['forget', { everything: true }],
  ['info', 1],
])('%s is refused when what it is given is not what the contract says (%#)', async (name, input) => {
  const { fake, page } = await startShell();
  expect(await fake.invoke(page(firstServer), requestChannel('desktop', name), input)).toEqual({
    ok: false,
    code: 'input',
  });
});

test('what fails inside tells a page nothing but that it failed', async () => {
  const { fake, page, shell } = await startShell({ options: { folder: '/dev/null/nowhere' } }).catch(() =>
    startShell(),
  );
  const contents = page(firstServer);
  contents.session.clearStorageData = async () => {
    throw new Error('/home/somebody/secret');
  };
  expect(await fake.invoke(contents, requestChannel('desktop', 'forget'))).toEqual({ ok: false, code: 'failed' });
  expect(shell.diagnostics()).toMatchObject({ 'trouble.request.forget': 1 });
  expect(JSON.stringify(shell.diagnostics())).not.toContain('somebody');
});

test('a page that has left its server is told nothing', async () => {
  const { fake, page, ask } = await startShell();
  const contents = page(firstServer);
  await ask(contents, 'ready');
  contents.arrive('https://elsewhere.example/');
  fake.power.emit('lock-screen');
  expect(contents.sent.filter(({ channel }) => channel === eventChannel('desktop', 'attention'))).toEqual([]);
});

test('sessions and pages that nobody has allowed anything are denied everything', async () => {
  const fake = new FakeElectron();
  const { api } = fake;
  hardenApp(api);
  const session = fake.session('unknown');
  expect(await session.requestPermission('media', { requestingUrl: firstServer })).toBe(false);
  expect(session.checkPermission('notifications', firstServer)).toBe(false);
  expect(session.handlers.get('device-permission')?.({})).toBe(false);
  const stray = new (api.BrowserWindow as unknown as new (options: object) => (typeof fake.windows)[number])({});
  expect(stray.webContents.openWindow(`${firstServer}/`)).toEqual({ action: 'deny' });
});
