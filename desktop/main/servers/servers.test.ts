import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTestServer } from '@kontor/server/testing';
import { expect, onTestFinished, test } from 'vitest';
import { emptyFolder, firstServer, organisationAnswer, secondServer, startShell } from '../../testing/started-shell.ts';
import { findDeepLink, parseDeepLink } from './deep-link.ts';
import { parseServerAddress } from './server-address.ts';
import { checkServer } from './server-check.ts';

const strict = { insecureLocalhost: false };

test.each([
  ['kontor.stadt.example', 'https://kontor.stadt.example'],
  ['  https://Kontor.Stadt.example/ ', 'https://kontor.stadt.example'],
  ['kontor.stadt.example:8443', 'https://kontor.stadt.example:8443'],
  ['https://kontor.stadt.example:443', 'https://kontor.stadt.example'],
])('%s is the address of a server', (typed, origin) => {
  expect(parseServerAddress(typed, strict)).toEqual({ origin });
});

test.each([
  ['http://kontor.stadt.example', 'insecure'],
  ['http://localhost:8080', 'insecure'],
  ['https://user:secret@kontor.stadt.example', 'address'],
  ['https://kontor.stadt.example/wiki', 'address'],
  ['https://kontor.stadt.example/?next=x', 'address'],
  ['file:///etc/passwd', 'address'],
  ['javascript:alert(1)', 'address'],
  ['kontor stadt', 'address'],
  ['', 'address'],
])('%s is refused as %s', (typed, problem) => {
  expect(parseServerAddress(typed, strict)).toEqual({ problem });
});

test('plain http is for this machine alone, where a developer allowed it', () => {
  const lax = { insecureLocalhost: true };
  for (const host of ['localhost:8080', '127.0.0.1:8080', '[::1]:8080'])
    expect(parseServerAddress(`http://${host}`, lax)).toEqual({ origin: `http://${host}` });
  for (const host of ['kontor.stadt.example', 'localhost.evil.example', '127.0.0.1.evil.example', '192.168.1.5'])
    expect(parseServerAddress(`http://${host}`, lax)).toEqual({ problem: 'insecure' });
});

test.each([
  ['kontor://kontor.stadt.example/wiki/page/1?x=1#abschnitt', 'kontor.stadt.example', '/wiki/page/1?x=1#abschnitt'],
  ['kontor://Kontor.Stadt.example:8443', 'kontor.stadt.example:8443', '/'],
  ['kontor://kontor.stadt.example/a/../b', 'kontor.stadt.example', '/b'],
])('%s is a link to a place on a server', (text, host, path) => {
  expect(parseDeepLink(text)).toEqual({ host, path });
});

test.each([
  'kontor://',
  'kontor:/wiki',
  'kontor:///wiki',
  'kontor://user@kontor.stadt.example/',
  'kontor://kontor.stadt.example\\@evil.example/',
  'kontor://kontor.stadt.example//evil.example/',
  'kontor://kontor.stadt.example/\\evil.example',
  'kontor://kontor.stadt.example/a b',
  'kontor://kontor.stadt.example?x',
  'kontor://kontor stadt/',
  'https://kontor.stadt.example/',
  '--kontor://kontor.stadt.example/',
  `kontor://kontor.stadt.example/${'x'.repeat(2_500)}`,
])('%s is no link', (text) => {
  expect(parseDeepLink(text)).toBeNull();
});

test('of the arguments of a start only a link counts', () => {
  const link = { host: 'kontor.stadt.example', path: '/tasks' };
  expect(findDeepLink(['/opt/Kontor/kontor', '--hidden', 'kontor://kontor.stadt.example/tasks'])).toEqual(link);
  expect(findDeepLink(['/opt/Kontor/kontor', '--inspect=kontor://x'])).toBeNull();
});

test('a real server is known by what it answers to everybody', async () => {
  const server = await startTestServer();
  onTestFinished(() => server.stop());
  const origin = new URL(server.url).origin;
  const answered = await checkServer(fetch, origin);
  expect(answered).toEqual({ name: expect.stringMatching(/\S/) });
});

test.each([
  ['something else', async () => Response.json({ hello: 'world' }), 'not-kontor'],
  ['a page', async () => new Response('<html>'), 'not-kontor'],
  ['an error', async () => organisationAnswerWith(500), 'not-kontor'],
  [
    'another place',
    async () => new Response(null, { status: 302, headers: { location: 'https://x.example' } }),
    'not-kontor',
  ],
  ['far too much', async () => new Response(`{"name":"${'x'.repeat(300_000)}"}`), 'not-kontor'],
  ['nothing', async () => Promise.reject(new Error('net::ERR_CONNECTION_REFUSED')), 'unreachable'],
  ['a wrong certificate', async () => Promise.reject(new Error('net::ERR_CERT_DATE_INVALID')), 'certificate'],
] as const)('an address that answers with %s is no server', async (_what, fetch, problem) => {
  expect(await checkServer(fetch, firstServer)).toEqual({ problem });
});

function organisationAnswerWith(status: number): Response {
  return new Response('{"name":"Stadt","language":"de"}', { status });
}

test('a server is asked without cookies, and no redirect is followed', async () => {
  const asked: [string, RequestInit | undefined][] = [];
  await checkServer(async (address, init) => {
    asked.push([String(address), init]);
    return organisationAnswer('Stadt');
  }, firstServer);
  expect(asked).toHaveLength(1);
  expect(asked[0]?.[0]).toBe(`${firstServer}/api/organisation`);
  expect(asked[0]?.[1]).toMatchObject({ credentials: 'omit', redirect: 'manual' });
});

test('a person adds a server by its address, and is there at once', async () => {
  const { askShell, shell, page } = await startShell({ managed: {}, fetch: async () => organisationAnswer('Kreis') });
  expect(shell.state).toMatchObject({ servers: [], screen: { kind: 'welcome' } });
  expect(await askShell('addServer', 'kontor.kreis.example')).toEqual({ ok: true, value: null });
  expect(shell.state.servers).toMatchObject([{ name: 'Kreis', host: 'kontor.kreis.example', managed: false }]);
  expect(shell.state.screen).toEqual({ kind: 'server' });
  expect(page(secondServer).loaded).toEqual([`${secondServer}/`]);
  expect(await askShell('addServer', secondServer)).toEqual({ ok: true, value: 'known' });
});

test('what is no server is not added', async () => {
  const { askShell, shell, fake } = await startShell({ managed: {}, fetch: async () => new Response('hello') });
  expect(await askShell('addServer', secondServer)).toEqual({ ok: true, value: 'not-kontor' });
  expect(await askShell('addServer', 'http://kontor.kreis.example')).toEqual({ ok: true, value: 'insecure' });
  expect(shell.state.servers).toEqual([]);
  expect(fake.views).toEqual([]);
});

test('where the IT department decides, nobody adds a server and none of its own is removed', async () => {
  const managed = { servers: [{ address: firstServer, name: 'Stadt' }], ownServers: false };
  const { askShell, shell, fake } = await startShell({ managed, fetch: async () => organisationAnswer('Kreis') });
  expect(await askShell('addServer', secondServer)).toEqual({ ok: true, value: 'forbidden' });
  const id = shell.state.servers[0]?.id;
  fake.answers.push(0);
  await askShell('removeServer', id);
  expect(shell.state.servers).toHaveLength(1);
  expect(fake.dialogs).toEqual([]);
});

test('removing a server asks, and then deletes what it kept on this device', async () => {
  const { askShell, shell, fake, page } = await startShell({
    managed: {},
    fetch: async () => organisationAnswer('Kreis'),
  });
  await askShell('addServer', secondServer);
  const [{ id } = { id: '' }] = shell.state.servers;
  const { session } = page(secondServer);
  await askShell('removeServer', id);
  expect(shell.state.servers).toHaveLength(1);
  fake.answers.push(0);
  await askShell('removeServer', id);
  expect(shell.state.servers).toEqual([]);
  expect(shell.state.screen).toEqual({ kind: 'welcome' });
  expect(session.callsOf('clearStorageData')).toHaveLength(1);
  expect(page(secondServer).isDestroyed()).toBe(true);
});

test('the servers that were added are there after the next start, the preset ones first', async () => {
  const folder = emptyFolder();
  const first = await startShell({ folder, fetch: async () => organisationAnswer('Kreis') });
  await first.askShell('addServer', secondServer);
  const { shell } = await startShell({ folder });
  expect(shell.state.servers.map(({ name, managed }) => [name, managed])).toEqual([
    ['Stadt', true],
    ['Kreis', false],
  ]);
  expect(shell.state.servers[1]?.id).toBe(shell.state.current);
});

test('a list that cannot be read is put aside, and the app starts', async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'servers.json'), '{"servers": [{"origin": "file:///etc"');
  const { shell } = await startShell({ folder, managed: {} });
  expect(shell.state.screen).toEqual({ kind: 'welcome' });
});

test('a link that started the app waits until the page listens', async () => {
  const { page, ask } = await startShell({ argv: ['kontor://kontor.stadt.example/tasks/list/1'] });
  const contents = page(firstServer);
  expect(contents.sent).toEqual([]);
  await ask(contents, 'ready');
  expect(contents.sent).toEqual([{ channel: 'kontor:desktop:event:open', payload: { path: '/tasks/list/1' } }]);
});

test('a second start hands its link to the running app and shows it', async () => {
  const { fake, page, ask } = await startShell();
  const contents = page(firstServer);
  await ask(contents, 'ready');
  fake.windows[0]?.hide();
  fake.app.emit('second-instance', {}, ['kontor', 'kontor://kontor.stadt.example/wiki/page/7'], '/');
  expect(fake.windows[0]?.visible).toBe(true);
  await expect
    .poll(() => contents.sent)
    .toContainEqual({ channel: 'kontor:desktop:event:open', payload: { path: '/wiki/page/7' } });
});

test('the second start itself ends without a window', async () => {
  await expect(startShell({ firstInstance: false })).rejects.toThrow('another one runs');
});

test('a link to an unknown server adds it only after a question that Enter does not answer with yes', async () => {
  const { fake, shell, page, ask } = await startShell({ fetch: async () => organisationAnswer('Kreis') });
  await shell.follow({ host: 'kontor.kreis.example', path: '/inbox' });
  expect(fake.dialogs).toMatchObject([{ message: 'Den Server kontor.kreis.example hinzufügen?', defaultId: 1 }]);
  expect(shell.state.servers).toHaveLength(1);
  fake.answers.push(0);
  await shell.follow({ host: 'kontor.kreis.example', path: '/inbox' });
  expect(shell.state.servers).toHaveLength(2);
  const contents = page(secondServer);
  await ask(contents, 'ready');
  expect(contents.sent).toContainEqual({ channel: 'kontor:desktop:event:open', payload: { path: '/inbox' } });
});

test('the app opens kontor links and nothing else', async () => {
  const { fake } = await startShell();
  expect(fake.callsOf('setAsDefaultProtocolClient')).toEqual([['kontor']]);
  const { fake: fromSources } = await startShell({ isPackaged: false });
  expect(fromSources.callsOf('setAsDefaultProtocolClient')).toEqual([]);
});
