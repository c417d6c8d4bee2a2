import { newId, type Ref, refOf } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { defineServerPlugin, type ServerHost, staleAfter } from '@kontor/plugin-api/server';
import { defineEvent, fields, searchAll } from '@kontor/schema';
import {
  aSignedInPerson,
  aSpace,
  runCommand,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

interface NoteRow {
  id: string;
  title: string;
  body: string;
  audience: string[];
}

const noteChanged = defineEvent('notes.note.changed', z.object({ note: fields.id }));
let host: ServerHost;
/** Notes that links no longer show although the index still has them: what a lost right looks like. */
const hidden = new Set<string>();

/** The smallest module with something to find: rows, links and documents. */
const notes = defineServerPlugin({
  id: 'notes',
  register(given) {
    host = given;
    host.migrations.add({
      id: '20261201-1200-create-notes',
      up: async (db) => {
        await sql`create table notes_notes (id uuid primary key, title text, body text, audience text[])`.execute(db);
      },
    });
    host.links.provide({
      noun: 'notes/note',
      findCards: async (tx, _actor, ids) =>
        (await readRows(tx, ids))
          .filter(({ id }) => !hidden.has(id))
          .map(({ id, title }) => ({
            ref: refOf('notes', 'note', id),
            type: 'note',
            title,
            subtitle: 'now',
            state: null,
            path: `/notes/${id}`,
            picture: null,
          })),
      findAudience: async (tx, ids) => new Map((await readRows(tx, ids)).map(({ id, audience }) => [id, audience])),
    });
    host.search.provide({
      noun: 'notes/note',
      type: 'note',
      readDocuments: async (tx, refs) =>
        (await readRows(tx, refs.map(idOf))).map(({ id, title, body, audience }) => {
          const updatedAt = '2026-11-22T09:00:00.000Z';
          return { ref: refOf('notes', 'note', id), type: 'note', title, body, audience, updatedAt };
        }),
      listRefs: async (tx, after, limit) => {
        const from = after === undefined ? '00000000-0000-0000-0000-000000000000' : idOf(after);
        const { rows } = await sql<{ id: string }>`
          select id from notes_notes where id > ${from} order by id limit ${limit}`.execute(tx);
        return rows.map(({ id }) => refOf('notes', 'note', id));
      },
      staleAfter: [staleAfter(noteChanged, (_tx, { payload }) => [refOf('notes', 'note', payload.note)])],
    });
  },
});

async function readRows(tx: Tx, ids: readonly string[]): Promise<NoteRow[]> {
  return (await sql<NoteRow>`select * from notes_notes where id = any(${ids}::uuid[])`.execute(tx)).rows;
}

function idOf(ref: Ref): string {
  return ref.split('/')[2] ?? '';
}

let server: TestServer;
let anna: SignedInPerson;

beforeAll(async () => {
  server = await startTestServer({ plugins: [notes] });
  anna = await aSignedInPerson(server);
});
afterAll(() => server.stop());

async function write(
  title: string,
  options: { id?: string; body?: string; audience?: string[] } = {},
): Promise<string> {
  const { id = newId(), body = '', audience = ['everyone'] } = options;
  await server.database.transaction(async (tx) => {
    await sql`
      insert into notes_notes values (${id}, ${title}, ${body}, ${audience}::text[])
      on conflict (id) do update set title = excluded.title, body = excluded.body, audience = excluded.audience`.execute(
      tx,
    );
    await host.events.append(tx, noteChanged, { note: id }, { nobody: true }, { actor: undefined });
  });
  return id;
}

async function erase(id: string): Promise<void> {
  await server.database.transaction(async (tx) => {
    await sql`delete from notes_notes where id = ${id}`.execute(tx);
    await host.events.append(tx, noteChanged, { note: id }, { nobody: true }, { actor: undefined });
  });
}

const find = (who: SignedInPerson, q: string, type?: string[]) =>
  who.client.call(searchAll, { q, ...(type ? { type } : {}) });
const titlesOf = async (who: SignedInPerson, q: string) => (await find(who, q)).hits.map(({ title }) => title);
const soon = { timeout: 10_000, interval: 20 };

test('finds what is new, changed and gone', async () => {
  const id = await write('Kraftfahrzeugzulassung');
  await expect.poll(() => titlesOf(anna, 'kraftfarzeugzu'), soon).toEqual(['Kraftfahrzeugzulassung']);
  expect(await titlesOf(anna, 'zulassung')).toEqual(['Kraftfahrzeugzulassung']);
  await write('Führerscheinstelle', { id });
  await expect.poll(() => titlesOf(anna, 'fuhrersch'), soon).toEqual(['Führerscheinstelle']);
  expect(await titlesOf(anna, 'Kraftfahrzeugzulassung')).toEqual([]);
  await erase(id);
  await expect.poll(() => titlesOf(anna, 'Führerscheinstelle'), soon).toEqual([]);
});

test('answers with the card as it is now, the matches and the text around them', async () => {
  await write('Brandschutz', { body: 'Die Rauchmelderpflicht gilt für alle Wohnungen.' });
  await expect.poll(() => titlesOf(anna, 'Rauchmelderpflicht'), soon).toEqual(['Brandschutz']);
  const { hits, facets, total } = await find(anna, 'Rauchmelderpflicht');
  expect(hits[0]).toMatchObject({ type: 'note', subtitle: 'now', path: expect.stringMatching(/^\/notes\//) });
  const { text = '', matches = [] } = hits[0]?.snippet ?? {};
  expect(matches.map(([start, end]) => text.slice(start, end))).toEqual(['Rauchmelderpflicht']);
  expect([facets, total]).toEqual([{ type: { note: 1 } }, 1]);
});

test('neither shows nor counts what somebody may not see', async () => {
  const secret = await write('Disziplinarverfahren Alpha', { audience: [`person:${anna.person.id}`] });
  await write('Disziplinarverfahren Beta');
  await expect.poll(() => titlesOf(anna, 'Disziplinarverfahren').then((titles) => titles.length), soon).toBe(2);
  const bert = await aSignedInPerson(server);
  const seen = await find(bert, 'Disziplinarverfahren');
  expect([seen.hits.length, seen.total, seen.facets]).toEqual([1, 1, { type: { note: 1 } }]);
  // The index does not know yet that Anna lost it; the check against the object does.
  hidden.add(secret);
  const rest = await find(anna, 'Disziplinarverfahren');
  expect([rest.hits.length, rest.total, rest.facets]).toEqual([1, 1, { type: { note: 1 } }]);
});

test('hides a space at once from who was taken out of it', async () => {
  const bert = await aSignedInPerson(server);
  const grants = [{ subject: { kind: 'person', id: bert.person.id }, role: 'reader' }] as const;
  const space = await aSpace(server, { owner: anna.person.id, visibility: 'hidden', name: 'Haushaltsklausur', grants });
  await expect.poll(() => titlesOf(bert, 'Haushaltsklausur'), soon).toEqual(['Haushaltsklausur']);
  const taken = 'delete from spaces_grants where space = $1 and person = $2';
  await server.database.pool.query(taken, [space.id, bert.person.id]);
  expect(await find(bert, 'Haushaltsklausur')).toEqual({ hits: [], facets: { type: {} }, total: 0, isFallback: false });
  expect(await titlesOf(anna, 'Haushaltsklausur')).toEqual(['Haushaltsklausur']);
});

test('finds by what else a thing is called without showing it: an alias may be a personnel number', async () => {
  const { slug } = await aSpace(server, { owner: anna.person.id, name: 'Fuhrpark' });
  const search = async () => (await find(anna, slug, ['space'])).hits.map(({ title, fields }) => ({ title, fields }));
  await expect.poll(search, soon).toEqual([{ title: 'Fuhrpark', fields: {} }]);
});

test('limits to types', async () => {
  await write('Personalrat Protokoll');
  await expect.poll(() => titlesOf(anna, 'Personalrat'), soon).toHaveLength(1);
  expect((await find(anna, 'Personalrat', ['person'])).hits).toEqual([]);
  expect((await find(anna, 'Personalrat', ['person', 'note'])).hits).toHaveLength(1);
});

test('answers more searches at once than there are connections to the database', async () => {
  await write('Marktfestsetzung');
  await expect.poll(() => titlesOf(anna, 'Marktfestsetzung'), soon).toHaveLength(1);
  const answers = await Promise.all(Array.from({ length: 60 }, () => titlesOf(anna, 'Marktfestsetzung')));
  expect(new Set(answers.flat())).toEqual(new Set(['Marktfestsetzung']));
});

test('wants a session and bounded questions', async () => {
  expect((await server.client().fetch('/api/search?q=x')).status).toBe(401);
  for (const bad of ['limit=0', 'limit=101', 'offset=1001', `q=${'x'.repeat(201)}`, 'q=x&q=y', 'q=x&tokens=everyone']) {
    expect((await anna.client.fetch(`/api/search?q=&${bad}`)).status, bad).toBe(400);
  }
});

test('makes the index anew with `kontor reindex`', async () => {
  await write('Wohngeldstelle');
  await expect.poll(() => titlesOf(anna, 'Wohngeldstelle'), soon).toHaveLength(1);
  await server.database.pool.query('delete from search_documents');
  const { code, text } = await runCommand(server, 'reindex', []);
  expect(code).toBe(0);
  expect(text).toMatch(/notes\/note: \d+/);
  expect(await titlesOf(anna, 'Wohngeldstelle')).toEqual(['Wohngeldstelle']);
  expect((await runCommand(server, 'reindex', ['everything'])).code).toBe(1);
});

test('says in /readyz which engine answers', async () => {
  const answer = await server.client().fetch('/readyz');
  expect(await answer.json()).toMatchObject({
    components: { search: { ok: true, detail: expect.stringMatching(/^built-in/) } },
  });
});
