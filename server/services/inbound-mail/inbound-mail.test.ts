import { newId, type Ref } from '@kontor/base';
import { defineServerPlugin } from '@kontor/plugin-api/server';
import { getInboundMail, listAudit, setInboundMail, testInboundMail } from '@kontor/schema';
import { aSignedInPerson, type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { aMail, handOver } from '@kontor/server/testing/mail';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Dovecot, isDovecotThere } from './test-dovecot.ts';

let server: TestServer;
let chief: SignedInPerson;
const heard: string[] = [];
let whileSaying: () => Promise<void> = async () => undefined;
const notes = defineServerPlugin({
  id: 'notes',
  register(host) {
    host.replies.define({
      noun: 'notes/note',
      longest: 1_000,
      async reply(_tx, _actor, { text }) {
        heard.push(text);
        await whileSaying();
      },
    });
  },
});
const ref: Ref = `notes/note/${newId()}`;

beforeAll(async () => {
  server = await startTestServer({ plugins: [notes] });
  chief = await aSignedInPerson(server, { roles: ['administrator', 'auditor'], email: 'chefin@stadt.example' });
});
afterAll(() => server.stop());

const off = { url: null, user: null, address: null, trusted: null };
const listening = { url: 'smtp://127.0.0.1:0', user: null, address: 'antwort@stadt.example', trusted: null };

async function answer(text: string, given: Partial<Parameters<typeof aMail>[0]> = {}): Promise<void> {
  const to = (await server.services.replies.replyAddressFor(chief.person.id, ref)) ?? '';
  const from = 'chefin@stadt.example';
  await handOver(server.services.replies.port ?? 0, aMail({ from, to, text, ...given }), { from, to });
}

test('without a way for answers there are no addresses for them', async () => {
  expect(await chief.client.call(getInboundMail, {})).toEqual({ ...off, passwordSet: false, fixed: false });
  expect(await server.services.replies.replyAddressFor(chief.person.id, ref)).toBeUndefined();
  await expect(chief.client.call(testInboundMail, {})).rejects.toMatchObject({
    code: 'organisation.inbound_mail_not_configured',
  });
});

test('administrators set a way, which is used at once, try it, and end it; that is written down', async () => {
  expect(await chief.client.call(setInboundMail, listening)).toMatchObject({ url: 'smtp://127.0.0.1:0', fixed: false });
  expect((await chief.client.call(testInboundMail, {})).answer).toMatch(/^220 .* ESMTP Kontor$/);
  await answer('Gehört');
  expect(heard).toContain('Gehört');
  expect(await server.services.replies.replyAddressFor(chief.person.id, 'other/noun/1')).toBeUndefined();
  const { port = 0 } = server.services.replies;
  await chief.client.call(setInboundMail, off);
  await expect(handOver(port, 'x', { from: 'a@example.org', to: 'b@example.org' })).rejects.toMatchObject({
    code: 'ESOCKET',
  });
  const { entries } = await chief.client.call(listAudit, { kind: 'organisation.inbound_mail_changed', limit: 2 });
  expect(entries.map(({ details }) => details)).toMatchObject([{ configured: false }, { configured: true }]);
});

test('only administrators see and set it, and nothing that cannot work is taken', async () => {
  const { client } = await aSignedInPerson(server, { roles: ['auditor'] });
  await expect(client.call(getInboundMail, {})).rejects.toMatchObject({ status: 403 });
  await expect(client.call(setInboundMail, off)).rejects.toMatchObject({ status: 403 });
  await expect(client.call(testInboundMail, {})).rejects.toMatchObject({ status: 403 });
  const refused = [
    { ...listening, address: null },
    { ...listening, address: `${'m'.repeat(24)}@stadt.example` },
    { ...listening, url: 'http://127.0.0.1' },
    { ...listening, trusted: 'zwei Worte' },
  ];
  for (const settings of refused) {
    await expect(chief.client.call(setInboundMail, settings)).rejects.toMatchObject({ status: 400 });
  }
});

test('a port that is taken is told, and nothing else stops', async () => {
  await chief.client.call(setInboundMail, { ...listening, url: server.url.replace('http:', 'smtp:') });
  expect((await server.application.checkHealth())['inbound-mail']).toEqual({
    ok: false,
    detail: 'cannot listen: EADDRINUSE',
    isAside: true,
  });
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  await expect(chief.client.call(testInboundMail, {})).rejects.toMatchObject({
    code: 'organisation.inbound_mail_failed',
  });
  await chief.client.call(setInboundMail, off);
});

test('the password of a mailbox is sealed, kept for its server and user alone, and what the server says is shown', async (context) => {
  if (!isDovecotThere) context.skip('not in /usr/sbin/dovecot (Debian: dovecot-imapd)');
  const dovecot = new Dovecot();
  await dovecot.start();
  try {
    const { username, password, host } = new URL(dovecot.url);
    const mailbox = { ...listening, url: `imap://${host}/INBOX`, user: decodeURIComponent(username) };
    await chief.client.call(setInboundMail, { ...mailbox, password: 'falsch' });
    const failure: unknown = await chief.client.call(testInboundMail, {}).catch((caught: unknown) => caught);
    expect(failure).toMatchObject({ code: 'organisation.inbound_mail_failed' });
    expect(JSON.stringify(Object(failure).details)).toContain('Authentication failed');
    await chief.client.call(setInboundMail, { ...mailbox, password: decodeURIComponent(password) });
    expect((await chief.client.call(testInboundMail, {})).answer).toContain('INBOX: 0 · IDLE');
    const kept = await chief.client.call(setInboundMail, { ...mailbox, address: 'andere@stadt.example' });
    expect(kept).toMatchObject({ passwordSet: true, address: 'andere@stadt.example' });
    const { rows } = await server.database.pool.query('select * from inbound_mail_settings');
    expect(JSON.stringify([kept, rows])).not.toContain('heim');
    const elsewhere = await chief.client.call(setInboundMail, { ...mailbox, url: 'imap://127.0.0.1:1/INBOX' });
    expect(elsewhere).toMatchObject({ passwordSet: false });
  } finally {
    await chief.client.call(setInboundMail, off);
    await dovecot.remove();
  }
});

test('what the gateway says counts where it is trusted, and only there', async () => {
  await chief.client.call(setInboundMail, { ...listening, trusted: 'mx.stadt.example' });
  const said = (value: string) => ({ headers: { 'Authentication-Results': value } });
  const passed = 'dmarc=pass (p=reject) header.from=stadt.example';
  await answer('ohne');
  await answer('von anderen', said(`mx.example.net; ${passed}`));
  await answer('durchgefallen', said('mx.stadt.example; dmarc=fail header.from=stadt.example'));
  await answer('andere Domäne', said('mx.stadt.example; dkim=pass header.d=example.net'));
  await answer('im Kommentar', said(`mx.stadt.example; dmarc=fail (${passed})`));
  await answer('bewiesen', said(`mx.stadt.example; spf=pass smtp.mailfrom=a@stadt.example; ${passed}`));
  expect(heard.filter((text) => text !== 'Gehört')).toEqual(['bewiesen']);
  await chief.client.call(setInboundMail, listening);
});

test('what fails while it is said is not taken, and is taken when it comes again', async () => {
  whileSaying = async () => {
    throw new Error('the disk is full');
  };
  const raw = { messageId: `<${newId()}@post.example>` };
  await expect(answer('noch einmal', raw)).rejects.toMatchObject({ responseCode: 451 });
  whileSaying = async () => undefined;
  await answer('noch einmal', raw);
  await answer('noch einmal', raw);
  expect(heard.filter((text) => text === 'noch einmal')).toHaveLength(2);
});

test('whoever asks for address after address that nobody made is not listened to for a while', async () => {
  const { port = 0 } = server.services.replies;
  const guess = () => handOver(port, 'x', { from: 'a@example.org', to: `antwort+${'a'.repeat(40)}@stadt.example` });
  const codes: unknown[] = [];
  for (let count = 0; count < 52; count += 1) {
    codes.push(await guess().catch((failure: unknown) => Object(failure).responseCode));
  }
  expect(codes.slice(0, 50)).toEqual(Array.from({ length: 50 }, () => 550));
  expect(codes.slice(50)).toEqual([421, 421]);
});
