import { newId } from '@kontor/base';
import { setNotificationSetting } from '@kontor/schema';
import {
  aSignedInPerson,
  aSpace,
  type ManualClock,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { aMail, handOver } from '@kontor/server/testing/mail';
import { type MailCatcher, startMailCatcher } from '@kontor/server/testing/mail-catcher';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addComment, assignTask, listComments, type Task, type TaskList, taskRef } from '../shared/index.ts';
import { aList, aTask } from './test-tasks.ts';

let server: TestServer;
let catcher: MailCatcher;
let clock: ManualClock;
let ayse: SignedInPerson & { readonly email: string };
let list: TaskList;
let task: Task;
let address: string;

beforeAll(async () => {
  clock = manualClock(new Date('2026-11-27T09:00:00Z'));
  catcher = await startMailCatcher();
  server = await startTestServer({
    clock,
    environment: {
      KONTOR_INBOUND_MAIL_URL: 'smtp://127.0.0.1:0',
      KONTOR_INBOUND_MAIL_ADDRESS: 'antwort@stadt.example',
      KONTOR_SMTP_URL: catcher.url,
    },
  });
});
afterAll(async () => {
  await server.stop();
  await catcher.stop();
});
beforeEach(async () => {
  const email = `ayse-${newId().slice(-12)}@stadt.example`;
  ayse = { ...(await aSignedInPerson(server, { email, language: 'de' })), email };
  const space = await aSpace(server, { owner: ayse.person.id });
  list = await aList(ayse.client, { kind: 'space', id: space.id });
  task = await aTask(ayse.client, list.id, 'Bericht schreiben');
  address = await addressOf(ayse, task.id);
});

async function addressOf({ person }: SignedInPerson, id: string): Promise<string> {
  const made = await server.services.replies.replyAddressFor(person.id, taskRef(id));
  if (made === undefined) throw new Error('There is no address');
  return made;
}

async function deliver(raw: string, envelope: { readonly from?: string; readonly to?: string } = {}): Promise<string> {
  const { from = ayse.email, to = address } = envelope;
  return handOver(server.services.replies.port ?? 0, raw, { from, to });
}

const answer = (given: Partial<Parameters<typeof aMail>[0]> = {}) => aMail({ from: ayse.email, to: address, ...given });
const comments = async () => (await ayse.client.call(listComments, { task: task.id })).comments;
/** For when nobody is signed in any more. */
const countSaid = async () => {
  const said = 'select count(*) as said from tasks_comments where task = $1';
  return (await server.database.pool.query(said, [task.id])).rows[0]?.said;
};
const texts = async () => (await comments()).map(({ text }) => text);

test('an answer to a mail about a task is a comment of whoever answers', async () => {
  await deliver(answer({ text: 'Ja, bis Freitag.\n\nAm 26.11.26 um 10:03 schrieb Stadt:\n> Bitte antworten.' }));
  expect(await comments()).toMatchObject([{ text: 'Ja, bis Freitag.', by: { id: ayse.person.id } }]);
  expect(catcher.count(ayse.email)).toBe(0);
});

test('the mail that tells of a comment is answered, and the answer stands below it', async () => {
  const bob = await aSignedInPerson(server);
  await ayse.client.call(assignTask, { task: task.id, subject: { kind: 'person', id: bob.person.id } });
  await ayse.client.call(setNotificationSetting, { kind: 'tasks.commented', mail: true });
  await bob.client.call(addComment, { task: task.id, id: newId(), text: 'Bis wann?' });
  const [, to = ''] = /^Reply-To: <?([^>\s]+)/m.exec(await catcher.next(ayse.email)) ?? [];
  expect(to).toMatch(/^antwort\+/);
  clock.advance(1_000);
  await deliver(answer({ to, text: 'Bis Freitag.' }), { to });
  expect(await comments()).toMatchObject([
    { text: 'Bis wann?', by: { id: bob.person.id } },
    { text: 'Bis Freitag.', by: { id: ayse.person.id } },
  ]);
});

test('an answer that arrives twice, or twice at once, is one comment', async () => {
  const raw = answer();
  await deliver(raw);
  await deliver(raw);
  // Another program on the way sends it on, with a header of its own.
  await deliver(`Received: from elsewhere\r\n${raw}`);
  const twin = answer({ text: 'Und noch etwas.' });
  await Promise.all([deliver(twin), deliver(twin), deliver(twin)]);
  expect((await texts()).sort()).toEqual(['Ja, das passt.', 'Und noch etwas.']);
});

test('an address that nobody made is refused, and so is any change of one that somebody did', async () => {
  const forged = [
    'antwort@stadt.example',
    `antwort+${'a'.repeat(40)}@stadt.example`,
    address.replace(/.@/, (end) => `${end[0] === 'a' ? 'b' : 'a'}@`),
    address.replace('stadt.example', 'dorf.example'),
    'irgendwer@stadt.example',
  ];
  for (const to of forged) {
    await expect(deliver(answer({ to }), { to }), to).rejects.toMatchObject({ responseCode: 550 });
  }
  await deliver(answer(), { to: address.toUpperCase() });
  expect(await texts()).toHaveLength(1);
});

test('somebody else’s answer is refused, and the person is told at their own address', async () => {
  await deliver(answer({ from: 'boese@example.net' }), { from: 'boese@example.net' });
  expect(await texts()).toEqual([]);
  const told = await catcher.next(ayse.email);
  expect(told).toContain('nicht nachweislich von dieser Adresse');
  expect(told).toContain('Auto-Submitted: auto-generated');
  expect(catcher.count('boese@example.net')).toBe(0);
});

test('what programs answer is dropped without a word', async () => {
  const byPrograms = [
    { headers: { 'Auto-Submitted': 'auto-replied' } },
    { headers: { Precedence: 'bulk' } },
    { headers: { 'List-Id': '<alle.stadt.example>' } },
    { headers: { 'X-Autoreply': 'yes' } },
    { type: 'multipart/report; report-type=delivery-status; boundary=x' },
    { messageId: `<${newId()}@127.0.0.1>` },
  ];
  for (const given of byPrograms) await deliver(answer(given));
  await deliver(answer(), { from: '' });
  await deliver(answer({ from: 'mailer-daemon@stadt.example' }));
  expect(await texts()).toEqual([]);
  await deliver(answer({ headers: { 'Auto-Submitted': 'no' } }));
  expect(await texts()).toHaveLength(1);
  expect(catcher.count(ayse.email)).toBe(0);
});

test('whoever may no longer see the task says nothing there, and learns nothing of it', async () => {
  const owner = await aSignedInPerson(server);
  const space = await aSpace(server, {
    owner: owner.person.id,
    grants: [{ subject: { kind: 'person', id: ayse.person.id }, role: 'reader' }],
  });
  const secret = await aTask(
    owner.client,
    (await aList(owner.client, { kind: 'space', id: space.id })).id,
    'Geheimplan',
  );
  const there = await addressOf(ayse, secret.id);
  await deliver(answer({ to: there, text: 'Als Leserin' }), { to: there });
  await server.database.transaction((tx) =>
    sql`delete from spaces_grants where space = ${space.id} and person = ${ayse.person.id}`.execute(tx),
  );
  await deliver(answer({ to: there, text: 'Ohne Recht' }), { to: there });
  const said = (await owner.client.call(listComments, { task: secret.id })).comments;
  expect(said.map(({ text }) => text)).toEqual(['Als Leserin']);
  const told = await catcher.next(ayse.email);
  expect(told).toContain('Was Sie beantworten wollten, gibt es nicht mehr');
  expect(told).not.toContain('Geheimplan');
  expect(told).not.toContain(secret.id);
});

test('a suspended account says nothing', async () => {
  const { account } = ayse.actor;
  await server.database.transaction((tx) => server.services.accounts.suspend(tx, undefined, account));
  await deliver(answer());
  expect(await countSaid()).toBe(0);
  expect(await catcher.next(ayse.email)).toContain('wurde nicht gespeichert');
});

test('an answer without text, one that is too long, and files are told of; the files’ text is stored', async () => {
  await deliver(answer({ text: '> nur Zitat' }));
  expect(await catcher.next(ayse.email)).toContain('kein Text zu lesen');
  await deliver(answer({ text: 'viel '.repeat(1_500) }));
  expect(await catcher.next(ayse.email)).toContain('5000 Zeichen');
  const parts =
    '--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nSiehe Anlage.\r\n--x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERg==\r\n--x--';
  await deliver(answer({ type: 'multipart/mixed; boundary=x', text: parts }));
  const told = await catcher.next(ayse.email);
  expect(told).toContain('aber ohne die Anh');
  expect(told).toContain(`/tasks/`);
  expect(await texts()).toEqual(['Siehe Anlage.']);
});

test('an address is usable for 60 days, then says so, then is forgotten', async () => {
  const begin = clock.now();
  clock.set(new Date(begin.getTime() + 60 * 86_400_000));
  await deliver(answer());
  expect(await countSaid()).toBe(1);
  clock.set(new Date(begin.getTime() + 68 * 86_400_000));
  await deliver(answer());
  expect(await countSaid()).toBe(1);
  expect(await catcher.next(ayse.email)).toContain('kam zu sp');
  clock.set(begin);
});

test('somebody who answers without end is asked to come again later, and told of it ten times a day at most', async () => {
  for (let count = 0; count < 15; count += 1) await deliver(answer({ text: '> nichts' }));
  await expect.poll(() => catcher.count(ayse.email)).toBe(10);
  for (let count = 15; count < 60; count += 1) await deliver(answer({ text: `Antwort ${count}` }));
  await expect(deliver(answer())).rejects.toMatchObject({ responseCode: 451 });
  expect(await texts()).toHaveLength(45);
});

test('a message that is too large is refused, and nothing of it is kept', async () => {
  await expect(deliver(answer({ text: 'x'.repeat(11 * 1024 * 1024) }))).rejects.toMatchObject({ responseCode: 552 });
  expect(await texts()).toEqual([]);
});
