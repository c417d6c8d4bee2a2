import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sendTestMail, setMailSettings } from '@kontor/schema';
import { aSignedInPerson, type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

// A mail server that we have no part in: aiosmtpd, as Debian packages it (python3-aiosmtpd).
const python = '/usr/bin/python3';
const isThere = canImport('aiosmtpd');
let server: TestServer;
let chief: SignedInPerson;
let folder: string;
let program: ChildProcess;

beforeAll(async () => {
  if (!isThere) return;
  folder = await mkdtemp(join(tmpdir(), 'kontor-smtp-'));
  const port = await freePort();
  const mailbox = join(folder, 'mailbox');
  const handler = ['-c', 'aiosmtpd.handlers.Mailbox', mailbox];
  program = spawn(python, ['-m', 'aiosmtpd', '-n', '-l', `127.0.0.1:${port}`, ...handler], { stdio: 'ignore' });
  await vi.waitUntil(() => answers(port), { timeout: 20_000, interval: 100 });
  server = await startTestServer();
  chief = await aSignedInPerson(server, { roles: ['administrator'], email: 'chefin@example.org' });
  const from = 'kontor@example.org';
  await chief.client.call(setMailSettings, { url: `smtp://127.0.0.1:${port}`, user: null, from });
});
afterAll(async () => {
  await server?.stop();
  program?.kill();
  if (folder) await rm(folder, { recursive: true, force: true });
});

test.skipIf(!isThere)('a foreign mail server takes a message at once', async () => {
  expect(await chief.client.call(sendTestMail, { to: 'chefin@example.org' })).toMatchObject({ accepted: true });
  expect(await lastMail()).toContain('Testnachricht von Kontor');
});

test.skipIf(!isThere)(
  'a foreign mail server takes news with both forms, an answer address and a way to end them',
  async () => {
    const items = [
      { title: 'Straßenfest – größer', url: 'https://kontor.example.org/x', lines: ['Ada hat geschrieben.'] },
    ];
    const urls = { inbox: 'https://kontor.example.org/inbox', settings: 'https://kontor.example.org/settings' };
    await server.services.mail.deliver(
      'an-id',
      {
        to: 'chefin@example.org',
        template: 'news',
        values: { what: 'at-once', organisation: 'Stadt', items, more: 0, canAnswer: true, ...urls },
        language: 'de',
        replyTo: 'antwort+abc@example.org',
        unsubscribe: 'https://kontor.example.org/end',
      },
      AbortSignal.timeout(10_000),
    );
    // Read by somebody else's reader of mail, too.
    const read = `import email, email.policy, json, sys
m = email.message_from_file(sys.stdin, policy=email.policy.default)
json.dump({'subject': m['subject'], 'replyTo': m['reply-to'], 'end': m['list-unsubscribe'].strip(),
  'click': m['list-unsubscribe-post'], 'text': m.get_body(('plain',)).get_content(),
  'html': m.get_body(('html',)).get_content()}, sys.stdout)`;
    const mail = JSON.parse(execFileSync(python, ['-c', read], { input: await lastMail() }).toString());
    expect(mail).toMatchObject({
      subject: 'Kontor: Straßenfest – größer',
      replyTo: 'antwort+abc@example.org',
      end: '<https://kontor.example.org/end>',
      click: 'List-Unsubscribe=One-Click',
    });
    expect(mail.text).toContain('- Ada hat geschrieben.\nhttps://kontor.example.org/x');
    expect(mail.html).toContain('<a href="https://kontor.example.org/x"><b>Straßenfest – größer</b></a>');
  },
);

let known = new Set<string>();

/** The message that came since the last call. */
async function lastMail(): Promise<string> {
  const inbox = join(folder, 'mailbox', 'new');
  const files = await readdir(inbox);
  const fresh = files.filter((file) => !known.has(file));
  known = new Set(files);
  expect(fresh).toHaveLength(1);
  return readFile(join(inbox, fresh[0] ?? ''), 'utf8');
}

function canImport(name: string): boolean {
  try {
    execFileSync(python, ['-c', `import ${name}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false; // not installed here
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1');
    socket.on('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
