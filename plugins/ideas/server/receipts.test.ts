import { newId } from '@kontor/base';
import {
  aSignedInPerson,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addIdeaFile,
  anonymousNotAllowed,
  boxNotFound,
  commentByReceipt,
  getIdea,
  listComments,
  listIdeas,
  openReceipts,
  receiptUnknown,
  stepNotFitting,
  submitAnonymously,
  withdrawByReceipt,
} from '../shared/index.ts';
import { aCode, anOffice, take } from './test-ideas.ts';

let server: TestServer;
const clock = manualClock('2026-11-27T09:17:31Z');

beforeAll(async () => {
  server = await startTestServer({ clock });
});
afterAll(() => server.stop());

const submit = ({ client }: SignedInPerson, box: string, code = aCode()) =>
  client.call(submitAnonymously, { box, title: 'Teeküche', text: 'Bitte putzen.', category: null, code });

/** Every table of the database with its rows as text. */
async function dump(): Promise<{ table: string; rows: string[] }[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(server.database.kysely);
  const all = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ text: string }>`select held::text as text from ${sql.table(name)} as held`.execute(
      server.database.kysely,
    );
    all.push({ table: name, rows: rows.map(({ text }) => text) });
  }
  return all;
}

test('of an idea without a name no row of any table has the person or the account, and no time but the day is kept', async () => {
  const { lead, reader, box } = await anOffice(server, { allowsAnonymous: true });
  // Somebody who does nothing else here, so that whatever names them was written by this.
  const quiet = await aSignedInPerson(server, { positions: [{ orgUnit: box.unit.id }] });
  const before = new Set((await dump()).flatMap(({ table, rows }) => rows.map((row) => `${table} ${row}`)));
  const code = aCode();
  const { idea } = await submit(quiet, box.id, code);
  await quiet.client.call(commentByReceipt, { code, text: 'Auch den Kühlschrank.', parent: null });
  await quiet.client.call(openReceipts, { codes: [code] });
  await quiet.client.call(getIdea, { idea });
  await take(lead, await lead.client.call(getIdea, { idea }), 'review');
  await expect.poll(async () => (await reader.client.call(listComments, { idea })).comments).toHaveLength(1);
  const added = (await dump()).flatMap(({ table, rows }) =>
    rows.filter((row) => !before.has(`${table} ${row}`)).map((row) => ({ table, row })),
  );
  expect(added.map(({ table }) => table)).toEqual(
    expect.arrayContaining(['ideas_ideas', 'ideas_comments', 'events', 'notifications_entries']),
  );
  const naming = added.filter(
    ({ row }) =>
      row.includes(quiet.person.id) || row.includes(quiet.actor.account) || row.includes(quiet.actor.session),
  );
  // The session itself says when it was last used, as it does for whatever anybody does.
  expect(naming.filter(({ table }) => table !== 'accounts_sessions')).toEqual([]);
  expect(added.filter(({ row }) => row.includes(code))).toEqual([]);
  const { rows } = await server.database.pool.query('select * from ideas_ideas where id = $1', [idea]);
  expect(rows).toMatchObject([{ author: null, anonymous: true, created_at: new Date('2026-11-27T00:00:00Z') }]);
  const said = await server.database.pool.query('select person, at from ideas_comments where idea = $1', [idea]);
  expect(said.rows).toEqual([{ person: null, at: new Date('2026-11-27T00:00:00Z') }]);
  // Ids that sort by time would tell it.
  expect(idea[14]).toBe('4');
});

test('the schema itself refuses an author of an idea without a name', async () => {
  const { reader, box } = await anOffice(server, { allowsAnonymous: true });
  const { idea } = await submit(reader, box.id);
  const write = server.database.pool.query('update ideas_ideas set author = $1 where id = $2', [
    reader.person.id,
    idea,
  ]);
  await expect(write).rejects.toThrow(/check constraint/);
});

test('neither route takes a key under which the server would keep the account', async () => {
  const { reader, box } = await anOffice(server, { allowsAnonymous: true });
  const response = await reader.client.fetch('/api/ideas/anonymous', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': newId() },
    body: JSON.stringify({ box: box.id, title: 'x', text: '', category: null, code: aCode() }),
  });
  expect(response.status).toBe(400);
});

test('sent twice with the same code it is one idea, also at the same time', async () => {
  const { reader, box } = await anOffice(server, { allowsAnonymous: true });
  const code = aCode();
  const made = await Promise.all([submit(reader, box.id, code), submit(reader, box.id, code)]);
  expect(new Set(made.map(({ idea }) => idea)).size).toBe(1);
  expect((await reader.client.call(listIdeas, { box: box.id })).ideas).toMatchObject([
    { author: null, isAnonymous: true },
  ]);
});

test('whoever has the code follows, answers and withdraws the idea; without it nobody does', async () => {
  const { lead, reader, author, box } = await anOffice(server, { allowsAnonymous: true });
  const code = aCode();
  const { idea } = await submit(reader, box.id, code);
  // From another device of anybody who sees the box.
  const { ideas } = await author.client.call(openReceipts, { codes: [aCode(), code] });
  expect(ideas).toMatchObject([{ code, idea: { id: idea }, steps: 0, mayWithdraw: true }]);
  await author.client.call(commentByReceipt, { code, text: 'Danke!', parent: null });
  expect((await lead.client.call(listComments, { idea })).comments).toMatchObject([{ by: null, isAuthor: true }]);
  await expect(author.client.call(commentByReceipt, { code: aCode(), text: 'x', parent: null })).rejects.toMatchObject({
    code: receiptUnknown.code,
  });
  await reader.client.call(withdrawByReceipt, { code });
  await reader.client.call(withdrawByReceipt, { code });
  expect(await lead.client.call(getIdea, { idea })).toMatchObject({ state: 'withdrawn', steps: [{ by: null }] });
  const other = aCode();
  const second = await submit(reader, box.id, other);
  await take(lead, await lead.client.call(getIdea, { idea: second.idea }), 'review', 'rejected');
  await expect(reader.client.call(withdrawByReceipt, { code: other })).rejects.toMatchObject({
    code: stepNotFitting.code,
  });
});

test('a code opens nothing to whom the box is hidden, and a box without such ideas takes none', async () => {
  const { reader, stranger, box } = await anOffice(server, { allowsAnonymous: true });
  const code = aCode();
  await submit(reader, box.id, code);
  expect((await stranger.client.call(openReceipts, { codes: [code] })).ideas).toEqual([]);
  await expect(stranger.client.call(withdrawByReceipt, { code })).rejects.toMatchObject({ code: receiptUnknown.code });
  await expect(submit(stranger, box.id)).rejects.toMatchObject({ code: boxNotFound.code });
  const strict = await anOffice(server);
  await expect(submit(strict.reader, strict.box.id)).rejects.toMatchObject({ code: anonymousNotAllowed.code });
});

test('a file would name who uploaded it: whoever is unknown adds none', async () => {
  const { reader, box } = await anOffice(server, { allowsAnonymous: true });
  const { idea } = await submit(reader, box.id);
  await expect(reader.client.call(addIdeaFile, { idea, file: newId() })).rejects.toMatchObject({
    code: 'ideas.idea_read_only',
  });
});
