import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  getMailSettings,
  listAudit,
  mailNotConfigured,
  mailRefused,
  sendTestMail,
  setMailSettings,
} from '@kontor/schema';
import { aSignedInPerson, type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { type MailCatcher, startMailCatcher } from '@kontor/server/testing/mail-catcher';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createJobs } from '../jobs/index.ts';
import { createMail, type Mail, type MailMessage } from './index.ts';

let server: TestServer;
let mail: Mail;
let chief: SignedInPerson;
const ends: (() => void | Promise<void>)[] = [];
let catchers: MailCatcher[] = [];

beforeAll(async () => {
  server = await startTestServer();
  chief = await aSignedInPerson(server, { roles: ['administrator', 'auditor'] });
  const begins: (() => Promise<void>)[] = [];
  // The same service on a queue that does not wait long before it tries again.
  const quick = { pollSeconds: 0.5, firstPauseSeconds: 1 };
  const { database, log } = server.core;
  const onStart = (begin: () => Promise<void>) => begins.push(begin);
  const onStop = (end: () => void | Promise<void>) => ends.push(end);
  const jobs = createJobs({ database, log, timeZone: 'Europe/Berlin', onStart, onStop, ...quick });
  mail = createMail({ ...server.core, jobs });
  for (const begin of begins) await begin();
});
afterAll(async () => {
  for (const end of ends) await end();
  await server.stop();
});
beforeEach(() => {
  catchers = [];
});
afterEach(async () => {
  await Promise.all(catchers.map((catcher) => catcher.stop()));
});

async function useCatcher(
  options: Parameters<typeof startMailCatcher>[0] = {},
  settings: { user?: string; password?: string } = {},
): Promise<MailCatcher> {
  const catcher = await startMailCatcher(options);
  catchers.push(catcher);
  const { user = null, password = null } = settings;
  await chief.client.call(setMailSettings, { url: catcher.url, user, password, from: 'kontor@example.org' });
  return catcher;
}

const invitation: MailMessage = {
  to: 'ayse@example.org',
  template: 'invitation',
  values: {
    name: 'Ayşe <b>Schröder</b>',
    login: 'ayse',
    link: 'https://kontor.example.org/welcome#code=geheim&x=1',
    organisation: 'Stadt\r\nBcc: boese@example.org',
    expiresAt: '2026-12-01T09:30:00.000Z',
  },
  language: 'de',
};

test('sends nothing while no mail server is set', async () => {
  await chief.client.call(setMailSettings, { url: null, user: null, from: null });
  expect(await server.database.transaction((tx) => mail.isConfigured(tx))).toBe(false);
  const refused = chief.client.call(sendTestMail, { to: 'ayse@example.org' });
  await expect(refused).rejects.toMatchObject({ code: mailNotConfigured.code });
});

test('delivers a message after the commit, in the language asked for', async () => {
  const catcher = await useCatcher();
  await server.database.transaction((tx) => mail.send(tx, { ...invitation, language: 'en' }));
  await catcher.until(1);
  expect(catcher.mails[0]?.to).toEqual(['ayse@example.org']);
  expect(catcher.mails[0]?.raw).toContain('Choose a password');
  expect(catcher.mails[0]?.raw).toContain('Auto-Submitted: auto-generated');
});

test('lets no value become markup or a header', async () => {
  const catcher = await useCatcher();
  await server.database.transaction((tx) => mail.send(tx, invitation));
  await catcher.until(1);
  const raw = catcher.mails[0]?.raw ?? '';
  const [headers = ''] = raw.split('\r\n\r\n');
  expect(headers).not.toMatch(/^Bcc:/im);
  expect(catcher.mails[0]?.to).toEqual(['ayse@example.org']);
  const plain = raw.replace(/=\r\n/g, '').replace(/=3D/g, '=');
  expect(plain).toContain('&lt;b&gt;');
  expect(plain).toContain('#code=geheim&amp;x=1');
});

test('sends nothing when the transaction is rolled back', async () => {
  const catcher = await useCatcher();
  const refused = server.database.transaction(async (tx) => {
    await mail.send(tx, invitation);
    throw new Error('rolled back');
  });
  await expect(refused).rejects.toThrow('rolled back');
  await server.database.transaction((tx) => mail.send(tx, { ...invitation, to: 'after@example.org' }));
  await catcher.until(1);
  expect(catcher.mails.flatMap(({ to }) => to)).toEqual(['after@example.org']);
});

test('tries again with the same message id when the server is busy', async () => {
  const seen: string[] = [];
  const catcher = await useCatcher({
    onData(stream, _session, done) {
      let raw = '';
      stream.on('data', (chunk: Buffer) => {
        raw += chunk.toString('utf8');
      });
      stream.on('end', () => {
        seen.push(/^Message-ID: (.*)$/im.exec(raw)?.[1] ?? '');
        // 451: come back later (RFC 5321 section 4.2.2). The first time it has kept the message all the same.
        done(seen.length === 1 ? Object.assign(new Error('busy'), { responseCode: 451 }) : null);
      });
    },
  });
  await server.database.transaction((tx) => mail.send(tx, invitation));
  await expect.poll(() => seen.length, { timeout: 15_000, interval: 100 }).toBe(2);
  expect(seen[0]).toMatch(/^<[0-9a-f-]{36}@.+>$/);
  expect(seen[1]).toBe(seen[0]);
  expect(catcher.mails).toEqual([]);
});

test('gives up at once on an address that the server refuses for good', async () => {
  let asked = 0;
  await useCatcher({
    onRcptTo(_address, _session, done) {
      asked += 1;
      done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
    },
  });
  await server.database.transaction((tx) => mail.send(tx, invitation));
  await expect.poll(() => asked, { timeout: 10_000 }).toBe(1);
  const waiting = "select count(*) as jobs from pgboss.job where name = 'mail.send' and state <> 'completed'";
  await expect
    .poll(async () => (await server.database.pool.query(waiting)).rows, { timeout: 10_000 })
    .toEqual([{ jobs: 0 }]);
  expect(asked).toBe(1);
});

test('uses STARTTLS where the server offers it', async () => {
  const catcher = await useCatcher({ hideSTARTTLS: false });
  await chief.client.call(sendTestMail, { to: 'ayse@example.org' });
  expect(catcher.mails.map(({ encrypted }) => encrypted)).toEqual([true]);
});

test('tells the administrator what the mail server answers to a wrong password', async () => {
  const onAuth: NonNullable<Parameters<typeof startMailCatcher>[0]>['onAuth'] = (auth, _session, done) => {
    if (auth.password === 'richtig') done(null, { user: auth.username ?? '' });
    else done(new Error('535 5.7.8 wrong password'));
  };
  const catcher = await useCatcher({ authOptional: false, onAuth }, { user: 'kontor', password: 'falsch' });
  const failure = await chief.client.call(sendTestMail, { to: 'ayse@example.org' }).catch((caught: unknown) => caught);
  expect(failure).toMatchObject({ code: mailRefused.code });
  expect(String(Object(failure).details.answer)).toContain('wrong password');
  const settings = { url: catcher.url, user: 'kontor', from: 'kontor@example.org' };
  await chief.client.call(setMailSettings, { ...settings, password: 'richtig' });
  expect(await chief.client.call(sendTestMail, { to: 'ayse@example.org' })).toMatchObject({ accepted: true });
  // A password left out stays.
  await chief.client.call(setMailSettings, settings);
  expect(await chief.client.call(sendTestMail, { to: 'ayse@example.org' })).toMatchObject({ accepted: true });
});

test('keeps a password for the server and user it was typed for alone', async () => {
  const catcher = await useCatcher({}, { user: 'kontor', password: 'sehr-geheim' });
  const known = { url: catcher.url, user: 'kontor', from: 'other@example.org' };
  const elsewhere = { ...known, url: 'smtp://mail.example.net' };
  expect((await chief.client.call(setMailSettings, known)).passwordSet).toBe(true);
  expect((await chief.client.call(setMailSettings, elsewhere)).passwordSet).toBe(false);
  expect((await chief.client.call(setMailSettings, { ...known, password: 'sehr-geheim' })).passwordSet).toBe(true);
  expect((await chief.client.call(setMailSettings, { ...known, user: 'other' })).passwordSet).toBe(false);
});

test('never shows the password and keeps nothing readable in the database', async () => {
  await useCatcher({}, { user: 'kontor', password: 'sehr-geheim' });
  const settings = await chief.client.call(getMailSettings, {});
  expect(settings).toMatchObject({ user: 'kontor', passwordSet: true, fixed: false });
  expect(JSON.stringify(settings)).not.toContain('sehr-geheim');
  const { rows: stored } = await server.database.pool.query('select * from mail_settings');
  expect(JSON.stringify(stored)).not.toContain('sehr-geheim');
  await server.database.transaction((tx) => mail.send(tx, invitation));
  const { rows: jobs } = await server.database.pool.query(
    "select data::text, output::text from pgboss.job where name = 'mail.send'",
  );
  expect(jobs.length).toBeGreaterThan(0);
  expect(JSON.stringify(jobs)).not.toMatch(/geheim|ayse@/);
  const key = join(server.dataFolder, 'secret.key');
  expect((await stat(key)).mode & 0o077).toBe(0);
  expect(await readFile(key, 'utf8')).toHaveLength(64);
});

test('lets administrators alone see and change the settings, and writes changes down', async () => {
  const { client } = await aSignedInPerson(server, { roles: ['auditor'] });
  await expect(client.call(getMailSettings, {})).rejects.toMatchObject({ status: 403 });
  await expect(client.call(setMailSettings, { url: null, user: null, from: null })).rejects.toMatchObject({
    status: 403,
  });
  await useCatcher();
  const { entries } = await client.call(listAudit, { kind: 'organisation.mail_changed', limit: 1 });
  expect(entries[0]).toMatchObject({ person: { id: chief.person.id }, details: { configured: true } });
});
