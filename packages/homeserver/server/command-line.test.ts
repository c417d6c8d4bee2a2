import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readCommandLine } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'kontor-appservice-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const usual = ['--server-name', 'stadt.example', '--data', 'data'];

function registration(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const bridge = `
id: bridge
url: http://127.0.0.1:9000/
as_token: one
hs_token: other
sender_localpart: bridge
rate_limited: false
de.sorunome.msc2409.push_ephemeral: true
namespaces:
  users: [{exclusive: true, regex: '@bridge_.*:stadt\\.example'}]
`;

test('everything that is left out is careful', () => {
  const { host, port, storage, config } = readCommandLine(usual);
  expect({ host, port, storage }).toEqual({ host: '127.0.0.1', port: 8008, storage: { folder: 'data' } });
  expect(config).toMatchObject({
    registration: 'closed',
    rateLimits: true,
    skipVerify: false,
    presence: false,
    sharedSecret: undefined,
    publicReceipts: false,
    mostUploadBytes: 50 * 1024 * 1024,
  });
});

test('presence is on only for who asks for it', () => {
  expect(readCommandLine([...usual, '--presence']).config.presence).toBe(true);
  expect(() => readCommandLine([...usual, '--presence=yes'])).toThrow('--presence');
});

test('reads the registration of a service', () => {
  const file = registration('bridge.yaml', bridge);
  const [service] = readCommandLine([...usual, '--appservice', file]).config.appservices;
  expect(service).toMatchObject({ id: 'bridge', isRateLimited: false, receivesEphemeral: true });
  const pattern = service?.namespaces.users[0]?.pattern;
  expect(pattern?.test('@bridge_7:stadt.example')).toBe(true);
  expect(pattern?.test('x@bridge_7:stadt.example')).toBe(false);
});

test.each([
  ['[', /cannot be used: [^\n]+ at line 1, column 2\. Correct/],
  ['text', 'it has no fields'],
  ['id: bridge', 'as_token is missing'],
  [bridge.replace('rate_limited: false', 'rate_limited: 7'), 'rate_limited is neither true nor false'],
  [bridge.replace("regex: '@", "regex: '("), 'Invalid regular expression'],
  [bridge.replace('http:', 'ftp:'), 'url is not an address'],
])('refuses the registration %j', (text, sentence) => {
  const file = registration('wrong.yaml', text);
  expect(() => readCommandLine([...usual, '--appservice', file])).toThrow(sentence);
});

test('refuses two services with one id', () => {
  const file = registration('twice.yaml', bridge);
  expect(() => readCommandLine([...usual, '--appservice', file, '--appservice', file])).toThrow('has the id bridge');
});

test.each([
  [['--data', '/tmp/x'], '--server-name is missing'],
  [['--server-name', 'a b', '--data', '/tmp/x'], '--server-name a b is no server name'],
  [['--server-name', 'stadt.example'], 'Either --data or --database'],
  [[...usual, '--database', 'postgres://x'], 'Either --data or --database'],
  [[...usual, '--registration', 'yes'], '--registration is open, closed or token'],
  [['--server-name', 'stadt.example', '--data', ''], '--data is empty'],
  [['--server-name', 'stadt.example', '--database', 'stadt'], '--database is no address of a PostgreSQL'],
  [['--server-name', 'stadt.example', '--database', 'http://127.0.0.1/stadt'], '--database is no address'],
  [[...usual, '--supervised'], 'Either --data or --database'],
  [[...usual, '--upload-limit', '10MB'], '--upload-limit 10MB is no number of bytes'],
  [[...usual, '--port', 'web'], '--port web is no port'],
  [[...usual, '--appservice', '/nowhere.yaml'], 'The registration file /nowhere'],
  [['--nonsense'], 'nonsense'],
])('refuses the arguments %j with one sentence', (args, sentence) => {
  expect(() => readCommandLine(args)).toThrow(sentence);
});

test('the relay of calls has addresses and a secret, or there is none', () => {
  const turn = [
    '--turn-uri',
    'turn:relay.example.org:3478?transport=udp',
    '--turn-uri',
    'turns:relay.example.org:5349',
  ];
  const { config } = readCommandLine([...usual, ...turn, '--turn-secret', 'geheim']);
  expect(config.turn).toMatchObject({ uris: [turn[1], turn[3]], secret: 'geheim' });
  expect(readCommandLine(usual).config.turn).toBeUndefined();
  for (const half of [turn, ['--turn-secret', 'geheim'], ['--turn-uri', 'https://x', '--turn-secret', 'geheim']])
    expect(() => readCommandLine([...usual, ...half])).toThrow(/--turn-/);
});

test('it can be said whom to ask', () => {
  const asked = ['--support-email', 'hilfe@stadt.example', '--support-page', 'https://stadt.example/hilfe'];
  const { support } = readCommandLine([...usual, ...asked]).config;
  expect(support).toEqual({ email: 'hilfe@stadt.example', page: 'https://stadt.example/hilfe' });
  for (const wrong of [
    ['--support-email', 'niemand'],
    ['--support-page', 'ftp://x'],
  ])
    expect(() => readCommandLine([...usual, ...wrong])).toThrow(/--support-/);
});
