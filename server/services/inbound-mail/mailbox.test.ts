import { newId, type Ref } from '@kontor/base';
import { defineServerPlugin } from '@kontor/plugin-api/server';
import { aSignedInPerson, type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { aMail } from '@kontor/server/testing/mail';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Dovecot, isDovecotThere } from './test-dovecot.ts';

// A mail server of its own starts and stops, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const why = 'not in /usr/sbin/dovecot (Debian: dovecot-imapd)';
const dovecot = new Dovecot();
let server: TestServer;
let ayse: SignedInPerson;
let address: string;

/** Something that can be answered, and the answers in the order in which they came. */
const notes = defineServerPlugin({
  id: 'notes',
  register(host) {
    host.migrations.add({
      id: '20261127-1699-test-notes',
      async up(db) {
        await sql`create table test_notes (id uuid primary key, text text, place serial)`.execute(db);
      },
    });
    host.replies.define({
      noun: 'notes/note',
      longest: 1_000,
      async reply(tx, _actor, { id, text }) {
        await sql`insert into test_notes (id, text) values (${id}, ${text})`.execute(tx);
      },
    });
  },
});
const ref: Ref = `notes/note/${newId()}`;

async function said(): Promise<string[]> {
  const { rows } = await server.database.pool.query('select text from test_notes order by place');
  return rows.map(({ text }) => text);
}

beforeAll(async () => {
  if (!isDovecotThere) return;
  await dovecot.start();
  server = await startTestServer({
    plugins: [notes],
    environment: { KONTOR_INBOUND_MAIL_URL: dovecot.url, KONTOR_INBOUND_MAIL_ADDRESS: 'antwort@stadt.example' },
  });
  ayse = await aSignedInPerson(server, { email: 'ayse@stadt.example' });
  address = (await server.services.replies.replyAddressFor(ayse.person.id, ref)) ?? '';
});
afterAll(async () => {
  await server?.stop();
  await dovecot.remove();
});

const answer = (text: string, given: Partial<Parameters<typeof aMail>[0]> = {}) =>
  aMail({ from: 'ayse@stadt.example', to: address, text, ...given });

test('answers are taken from a mailbox as they come, and filed; what is none stays', async (context) => {
  if (!isDovecotThere) context.skip(why);
  await dovecot.put(answer('Eins'));
  await expect.poll(said).toEqual(['Eins']);
  await dovecot.put(answer('Für Menschen', { to: 'antwort@stadt.example' }));
  await dovecot.put(answer('Abwesend', { headers: { 'Auto-Submitted': 'auto-replied' } }));
  // As some servers deliver: the address stands in a header of theirs alone.
  await dovecot.put(answer('Zwei', { to: 'antwort@stadt.example', headers: { 'Delivered-To': address } }));
  await expect.poll(said).toEqual(['Eins', 'Zwei']);
  await expect.poll(() => dovecot.list('INBOX')).toHaveLength(1);
  expect(await dovecot.list('Kontor')).toHaveLength(3);
  const { 'inbound-mail': state } = await server.application.checkHealth();
  expect(state).toMatchObject({ ok: true, detail: 'reading a mailbox' });
});

test('a mail server that goes and comes back is read on, and what came twice is said once', async (context) => {
  if (!isDovecotThere) context.skip(why);
  const before = await said();
  const twice = answer('Vor dem Ausfall');
  await dovecot.put(twice);
  await expect.poll(said).toEqual([...before, 'Vor dem Ausfall']);
  await dovecot.stop();
  await dovecot.start();
  await dovecot.put(twice);
  await dovecot.put(answer('Danach'));
  await expect.poll(said, { timeout: 30_000 }).toEqual([...before, 'Vor dem Ausfall', 'Danach']);
});

test('a mailbox that was made anew is read anew, and says nothing twice', async (context) => {
  if (!isDovecotThere) context.skip(why);
  const before = await said();
  const old = answer('Alt');
  await dovecot.put(old);
  await expect.poll(said).toEqual([...before, 'Alt']);
  await dovecot.makeAnew([old, answer('Neu')]);
  await expect.poll(said, { timeout: 30_000 }).toEqual([...before, 'Alt', 'Neu']);
  await expect.poll(() => dovecot.list('Kontor')).toHaveLength(2);
});

test('what lies there when the server starts is taken, what was taken is not taken again', async (context) => {
  if (!isDovecotThere) context.skip(why);
  const before = await said();
  await dovecot.stop();
  await dovecot.start();
  for (let count = 0; count < 20; count += 1) await dovecot.put(answer(`Nummer ${count}`));
  const expected = [...before, ...Array.from({ length: 20 }, (_none, count) => `Nummer ${count}`)];
  await expect.poll(said, { timeout: 30_000 }).toEqual(expected);
  await expect.poll(() => dovecot.list('INBOX')).toEqual([]);
});
