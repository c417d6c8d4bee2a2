import { newId, type Ref, refOf } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { defineServerPlugin, staleAfter } from '@kontor/plugin-api/server';
import { defineEvent, fields, searchAll, uploadedFile } from '@kontor/schema';
import { aSignedInPerson, type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { docxOf, pdfOf, zipOf } from './testing/sample-files.ts';
import { readOldTexts } from './text-jobs.ts';

const noteChanged = defineEvent('notes.note.changed', z.object({ note: fields.id }));
const noteRef = (id: string): Ref => refOf('notes', 'note', id);
const idOf = (ref: Ref): string => ref.split('/')[2] ?? '';

interface NoteRow {
  readonly id: string;
  readonly title: string;
  readonly audience: string[];
  readonly trashed: boolean;
}

/** The smallest module whose objects have files: those in the trash are seen and not found. */
const notes = defineServerPlugin({
  id: 'notes',
  register(host) {
    host.migrations.add({
      id: '20261201-1200-create-notes',
      up: async (db) => {
        await sql`create table notes_notes (id uuid primary key, title text, audience text[], trashed boolean)`.execute(
          db,
        );
      },
    });
    host.files.defineOwner('notes/note', async () => true);
    host.links.provide({
      noun: 'notes/note',
      async findCards(tx, actor, ids) {
        const tokens = await host.permissions.findTokens(tx, [actor.person]);
        const seen = (await readRows(tx, ids)).filter((row) =>
          row.audience.some((token) => tokens.get(actor.person)?.has(token)),
        );
        return seen.map(({ id, title }) => {
          const card = { ref: noteRef(id), type: 'note', title, subtitle: null, state: null };
          return { ...card, path: `/notes/${id}`, picture: null };
        });
      },
      findAudience: async (tx, ids) => new Map((await readRows(tx, ids)).map(({ id, audience }) => [id, audience])),
    });
    host.search.provide({
      noun: 'notes/note',
      type: 'note',
      async readDocuments(tx, refs) {
        const rows = (await readRows(tx, refs.map(idOf))).filter(({ trashed }) => !trashed);
        const updatedAt = '2026-11-22T09:00:00.000Z';
        return rows.map(({ id, title, audience }) => ({ ref: noteRef(id), type: 'note', title, audience, updatedAt }));
      },
      listRefs: async () => [],
      staleAfter: [staleAfter(noteChanged, (_tx, { payload }) => [noteRef(payload.note)])],
    });
  },
});

async function readRows(tx: Tx, ids: readonly string[]): Promise<NoteRow[]> {
  return (await sql<NoteRow>`select * from notes_notes where id = any(${ids}::uuid[])`.execute(tx)).rows;
}

let server: TestServer;
let anna: SignedInPerson;
let bert: SignedInPerson;

beforeAll(async () => {
  server = await startTestServer({ plugins: [notes] });
  anna = await aSignedInPerson(server);
  bert = await aSignedInPerson(server);
});
afterAll(() => server.stop());

async function change(row: NoteRow): Promise<void> {
  await server.database.transaction(async (tx) => {
    await sql`
      insert into notes_notes (id, title, audience, trashed)
      values (${row.id}, ${row.title}, ${row.audience}::text[], ${row.trashed})
      on conflict (id) do update
        set title = excluded.title, audience = excluded.audience, trashed = excluded.trashed`.execute(tx);
    await server.core.events.append(tx, noteChanged, { note: row.id }, { nobody: true }, { actor: undefined });
  });
}

async function aNote(audience: readonly string[]): Promise<NoteRow> {
  const row = { id: newId(), title: 'Merkzettel', audience: [...audience], trashed: false };
  await change(row);
  return row;
}

async function attach(note: NoteRow, content: Uint8Array | string, name: string): Promise<string> {
  const body = new FormData();
  body.append('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
  const { id } = uploadedFile.parse(await (await anna.client.fetch('/api/files', { method: 'POST', body })).json());
  await server.database.transaction((tx) => server.services.files.attach(tx, anna.actor, id, noteRef(note.id)));
  return id;
}

const find = async (who: SignedInPerson, q: string) => (await who.client.call(searchAll, { q, type: 'file' })).hits;
const countOf = async (who: SignedInPerson, q: string) => (await find(who, q)).length;
const eventually = <Result>(look: () => Promise<Result>) => vi.waitFor(look, { timeout: 15_000, interval: 50 });

test('finds files by what is written in them, shown with what they are attached to, which they open', async () => {
  const note = await aNote(['everyone']);
  const docx = await attach(note, await docxOf('Die Kirschlorbeerhecke wird gestutzt.'), 'Auftrag_Grünamt.docx');
  await attach(note, pdfOf('Der Kirschbaum bleibt stehen.'), 'gutachten.pdf');
  const odt = await zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': '<office:body><text:p>Kirschsaft für alle</text:p></office:body>',
  });
  await attach(note, odt, 'einkauf.odt');
  await attach(note, 'Kirschen: 3 kg', 'liste.txt');
  await eventually(async () => expect(await countOf(bert, 'kirsch')).toBe(4));
  const [hit] = await find(bert, 'Kirschlorbeerheke');
  expect(hit).toMatchObject({
    ref: refOf('files', 'file', docx),
    type: 'file',
    title: 'Auftrag_Grünamt.docx',
    subtitle: 'Merkzettel',
    path: `/notes/${note.id}`,
  });
  expect(hit?.snippet?.text).toContain('Kirschlorbeerhecke');
  expect(await countOf(bert, 'Auftrag Grünamt')).toBe(1);
});

test('a file is found by exactly those who find its object, in whatever order rights and texts come', async () => {
  const note = await aNote([`person:${anna.person.id}`]);
  await attach(note, pdfOf('Quittenmarmelade'), 'geheim.pdf');
  await eventually(async () => expect(await countOf(anna, 'Quittenmarmelade')).toBe(1));
  expect(await countOf(bert, 'Quittenmarmelade')).toBe(0);
  await change({ ...note, audience: ['everyone'] });
  await eventually(async () => expect(await countOf(bert, 'Quittenmarmelade')).toBe(1));
  const narrowed = Date.now();
  await change({ ...note, audience: [`person:${anna.person.id}`] });
  // The card is asked on every search: a lost right hides before the index knows.
  expect(await countOf(bert, 'Quittenmarmelade')).toBe(0);
  expect(Date.now() - narrowed).toBeLessThan(1000);
  await eventually(async () => {
    const { rows } = await sql`
      select 1 from search_audience_tokens where token = 'everyone' and audience in (
        select audience from search_documents where title = 'geheim.pdf')`.execute(server.database.kysely);
    expect(rows).toEqual([]);
  });
  expect(await countOf(anna, 'Quittenmarmelade')).toBe(1);
});

test('files of what is in the trash are not found, and are found again when it is back', async () => {
  const note = await aNote(['everyone']);
  await attach(note, 'Stachelbeerkompott', 'rezept.txt');
  await eventually(async () => expect(await countOf(anna, 'Stachelbeerkompott')).toBe(1));
  await change({ ...note, trashed: true });
  await eventually(async () => expect(await countOf(anna, 'Stachelbeerkompott')).toBe(0));
  await change(note);
  await eventually(async () => expect(await countOf(anna, 'Stachelbeerkompott')).toBe(1));
});

test('equal bytes are read once, and what was read goes with them', async () => {
  const texts = async () =>
    (await sql`select 1 from files_texts where text = 'Mispelgelee mit Zimt'`.execute(server.database.kysely)).rows
      .length;
  const note = await aNote(['everyone']);
  const files = [
    await attach(note, 'Mispelgelee mit Zimt', 'eins.txt'),
    await attach(note, 'Mispelgelee mit Zimt', 'zwei.txt'),
  ];
  await eventually(async () => expect(await countOf(anna, 'Mispelgelee')).toBe(2));
  expect(await texts()).toBe(1);
  const remove = (id = '') => server.database.transaction((tx) => server.services.files.remove(tx, id));
  await remove(files[0]);
  await eventually(async () => expect(await countOf(anna, 'Mispelgelee')).toBe(1));
  expect(await texts()).toBe(1);
  await remove(files[1]);
  await eventually(async () => expect(await texts()).toBe(0));
  // The search hears of it by itself, before or after the bytes go.
  const found = async () =>
    (await sql`select 1 from search_documents where title in ('eins.txt', 'zwei.txt')`.execute(server.database.kysely))
      .rows;
  await eventually(async () => expect([await countOf(anna, 'Mispelgelee'), await found()]).toEqual([0, []]));
});

test('what was attached before anybody read it is read, too', async () => {
  const note = await aNote(['everyone']);
  await attach(note, 'Holunderblütensirup', 'alt.txt');
  await eventually(async () => expect(await countOf(anna, 'Holunderblütensirup')).toBe(1));
  await sql`update search_documents set body = '', terms = '' where title = 'alt.txt'`.execute(server.database.kysely);
  await sql`delete from files_texts`.execute(server.database.kysely);
  expect(await countOf(anna, 'Holunderblütensirup')).toBe(0);
  await server.database.transaction((tx) => server.core.jobs.enqueue(tx, readOldTexts, {}));
  await eventually(async () => expect(await countOf(anna, 'Holunderblütensirup')).toBe(1));
});

test('what cannot be read is found by its name alone; pictures are not found at all', async () => {
  const note = await aNote(['everyone']);
  await attach(note, '%PDF-1.7 and no more', 'Vogelbeerplan.pdf');
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  await attach(note, png, 'Vogelbeerbild.png');
  await eventually(async () => expect(await countOf(anna, 'Vogelbeerplan')).toBe(1));
  expect(await countOf(anna, 'Vogelbeer')).toBe(1);
});

test('an upload that is attached to nothing is in no index', async () => {
  const body = new FormData();
  body.append('file', new Blob(['Schlehenwein']), 'lose.txt');
  await anna.client.fetch('/api/files', { method: 'POST', body });
  const note = await aNote(['everyone']);
  await attach(note, 'Schlehenlikör', 'fest.txt');
  await eventually(async () => expect(await countOf(anna, 'Schlehen')).toBe(1));
});
