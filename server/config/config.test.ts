import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError, environment, readConfig } from './config.ts';

const read = (variables: Record<string, string>) => readConfig(variables, { demo: false });

test('without any variable it listens on this computer alone and keeps everything in ./data', () => {
  expect(read({})).toEqual({
    host: '127.0.0.1',
    port: 8080,
    url: 'http://127.0.0.1:8080',
    secure: false,
    dataFolder: join(process.cwd(), 'data'),
    databaseUrl: undefined,
    trustProxy: false,
    tls: undefined,
    metricsToken: undefined,
    meilisearch: undefined,
    homeserver: { kind: 'embedded' },
    serverName: undefined,
    appserviceFile: undefined,
    smtp: undefined,
    timeZone: 'Europe/Berlin',
    logLevel: 'warn',
    fileQuota: 20 * 1024 * 1024 * 1024,
    uploadLimit: 104_857_600,
    demo: false,
  });
  expect(read({ KONTOR_PORT: '', KONTOR_SMTP_URL: '', KONTOR_TLS_CERT: '' })).toEqual(read({}));
});

test.each([
  ['KONTOR_PORT', 'eighty'],
  ['KONTOR_PORT', '-1'],
  ['KONTOR_PORT', '65536'],
  ['KONTOR_PORT', '80.5'],
  ['KONTOR_URL', 'kontor.example.org'],
  ['KONTOR_URL', 'ftp://kontor.example.org'],
  ['KONTOR_URL', 'https://example.org/kontor'],
  ['KONTOR_DATABASE_URL', 'mysql://user:secret@host/db'],
  ['KONTOR_DATABASE_URL', 'secret'],
  ['KONTOR_TRUST_PROXY', 'maybe'],
  ['KONTOR_TRUST_PROXY', '11'],
  ['KONTOR_TRUST_PROXY', '-1'],
  ['KONTOR_TRUST_PROXY', '10.0.0.5,'],
  ['KONTOR_TRUST_PROXY', 'proxy.example.org'],
  ['KONTOR_TRUST_PROXY', '10.0.0.0/33'],
  ['KONTOR_TRUST_PROXY', '0.0.0.0/0'],
  ['KONTOR_TRUST_PROXY', '10.0.0.0/8/8'],
  ['KONTOR_FILE_QUOTA', '20GB'],
  ['KONTOR_MEILI_URL', '127.0.0.1:7700'],
  ['KONTOR_SERVER_NAME', 'https://kontor.example.org'],
  ['KONTOR_SERVER_NAME', 'kontor example'],
  ['KONTOR_HOMESERVER_URL', 'on'],
  ['KONTOR_HOMESERVER_URL', 'matrix.example.org'],
  ['KONTOR_SMTP_URL', 'https://user:secret@mail.example.org'],
  ['KONTOR_MAIL_FROM', 'kontor'],
  ['KONTOR_INBOUND_MAIL_URL', 'pop3://user:secret@mail.example.org'],
  ['KONTOR_INBOUND_MAIL_ADDRESS', 'a-name-that-is-much-too-long@example.org'],
  ['KONTOR_TIME_ZONE', 'Europe/Jena'],
  ['KONTOR_LOG', 'loud'],
  ['KONTOR_UPLOAD_LIMIT', '10MB'],
  ['KONTOR_UPLOAD_LIMIT', '0'],
])('%s=%s is refused with one sentence that names the variable and holds no secret', (name, value) => {
  const refused = () => read({ [name]: value });
  expect(refused).toThrow(ConfigError);
  expect(refused).toThrow(new RegExp(`^${name} is not usable: [^\\n]+\\.$`));
  expect(refused).not.toThrow(/secret/);
});

test.each(['0.0.0.0', '::', '192.0.2.7', 'kontor.example.org'])(
  'plain http on %s is refused, but not behind a proxy or with TLS of its own',
  (host) => {
    expect(() => read({ KONTOR_HOST: host })).toThrow(/^KONTOR_HOST is .*KONTOR_TLS_CERT.*KONTOR_TRUST_PROXY=true/);
    expect(() => read({ KONTOR_HOST: host, KONTOR_TRUST_PROXY: 'false' })).toThrow(/^KONTOR_HOST/);
    expect(read({ KONTOR_HOST: host, KONTOR_TRUST_PROXY: '1' }).trustProxy).toBe(1);
    const withTls = read({ KONTOR_HOST: host, KONTOR_TLS_CERT: '/cert.pem', KONTOR_TLS_KEY: '/key.pem' });
    expect(withTls).toMatchObject({ tls: { certFile: '/cert.pem', keyFile: '/key.pem' }, secure: true });
  },
);

test.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('%s is this computer: plain http is fine there', (host) => {
  expect(read({ KONTOR_HOST: host }).secure).toBe(false);
});

test('a certificate without its key, or a key without its certificate, names the missing one', () => {
  expect(() => read({ KONTOR_TLS_CERT: 'cert.pem' })).toThrow('KONTOR_TLS_KEY is missing, but KONTOR_TLS_CERT is set.');
  expect(() => read({ KONTOR_TLS_KEY: 'key.pem' })).toThrow('KONTOR_TLS_CERT is missing, but KONTOR_TLS_KEY is set.');
});

test('the public address is the given one without a slash at its end, else made of host, port and TLS', () => {
  expect(read({ KONTOR_URL: 'https://kontor.example.org/' })).toMatchObject({
    url: 'https://kontor.example.org',
    secure: true,
  });
  expect(read({ KONTOR_HOST: '::1', KONTOR_PORT: '9000' }).url).toBe('http://[::1]:9000');
  expect(read({ KONTOR_TLS_CERT: 'cert.pem', KONTOR_TLS_KEY: 'key.pem' }).url).toBe('https://127.0.0.1:8080');
});

test('answers to mails come in with an address of theirs alone', () => {
  const way = { KONTOR_INBOUND_MAIL_URL: 'imaps://user:secret@mail.example.org/INBOX' };
  expect(() => read(way)).toThrow('KONTOR_INBOUND_MAIL_ADDRESS is missing, but KONTOR_INBOUND_MAIL_URL is set.');
  expect(read({ ...way, KONTOR_INBOUND_MAIL_ADDRESS: 'reply@example.org' }).inboundMail).toEqual({
    url: way.KONTOR_INBOUND_MAIL_URL,
    address: 'reply@example.org',
    trusted: undefined,
  });
});

test('mail and Meilisearch are on with their address alone', () => {
  expect(read({ KONTOR_SMTP_URL: 'smtp://mail.example.org', KONTOR_MAIL_FROM: 'kontor@example.org' }).smtp).toEqual({
    url: 'smtp://mail.example.org',
    from: 'kontor@example.org',
  });
  expect(read({ KONTOR_MEILI_URL: 'http://127.0.0.1:7700', KONTOR_MEILI_KEY: 'key' }).meilisearch).toEqual({
    url: 'http://127.0.0.1:7700',
    key: 'key',
  });
  expect(read({ KONTOR_MEILI_KEY: 'key', KONTOR_MAIL_FROM: 'kontor@example.org' })).toMatchObject({
    meilisearch: undefined,
    smtp: undefined,
  });
});

test.each([
  ['true', 1],
  ['false', false],
  ['0', false],
  ['2', 2],
  ['10.0.0.5', ['10.0.0.5']],
  ['10.0.0.5, 10.1.0.0/16,fd00::/8', ['10.0.0.5', '10.1.0.0/16', 'fd00::/8']],
])('KONTOR_TRUST_PROXY=%s trusts %j', (value, trusted) => {
  expect(read({ KONTOR_TRUST_PROXY: value }).trustProxy).toEqual(trusted);
});

const repository = join(import.meta.dirname, '..', '..');
const readDocument = (file: string) => readFileSync(join(repository, file), 'utf8');

test('docs/operate.md lists every variable with its default, and no other', () => {
  const rows = [...readDocument('docs/operate.md').matchAll(/^\| `(KONTOR_\w+)` \| (?:`([^`]+)`)?/gm)];
  const defaults = Object.entries(environment.parse({})).filter(([, value]) => value !== undefined);
  expect(rows.map(([, name]) => name)).toEqual(Object.keys(environment.shape));
  const written = new Map(rows.map(([, name, value]) => [name, value]));
  expect(written.get('KONTOR_TRUST_PROXY')).toBe(String(read({}).trustProxy));
  for (const [name, value] of defaults) expect(written.get(name), name).toBe(String(value));
});

test.each(['README.md', 'docs/operate.md'])('%s names only variables that exist', (file) => {
  const named = new Set([...readDocument(file).matchAll(/\bKONTOR_\w+/g)].map(([name]) => name));
  expect([...named].filter((name) => !(name in environment.shape))).toEqual([]);
});
