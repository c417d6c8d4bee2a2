import 'fake-indexeddb/auto';
import { newId, refOf } from '@kontor/base';
import { ApiError, type Call, type KeptFinds } from '@kontor/plugin-api/client';
import { expect, test } from 'vitest';
import { deleteCopies, writeCopies } from '../local/copy-store.ts';
import { openLocalDatabase } from '../local/local-database.ts';
import { readKeptDocuments } from './kept-documents.ts';
import { DeviceSearch } from './offline-search.ts';

/** Notes in answers of two routes; what is no note is read as nothing. */
const finds: KeptFinds[] = ['notes.getNote', 'notes.listOwn'].map((route) => ({
  route,
  load: async () => (answer) => {
    const { title } = Object(answer);
    if (typeof title !== 'string') return [];
    const ref = refOf('notes', 'note', title.toLowerCase());
    const lists = { aliases: [], fields: {}, fragments: [] };
    return [
      { ref, type: 'note', title, sortTitle: title, ...lists, subtitle: null, path: `/notes/${title}`, picture: null },
    ];
  },
}));

const copyOf = (route: string, title: string) => ({
  key: `["${route}",{"note":"${title}"}]`,
  text: JSON.stringify({ title }),
  savedAt: Date.now(),
});

test('D3: what can be found stands in the answers that are kept, of its routes alone, each object once', async () => {
  const database = await openLocalDatabase(newId());
  await writeCopies(database, [
    copyOf('notes.getNote', 'Regal'),
    copyOf('notes.listOwn', 'Regal'),
    copyOf('notes.getNotebook', 'Heft'),
    { key: '["notes.getNote",{}]', text: '{"title":7}', savedAt: 1 },
  ]);
  expect((await readKeptDocuments(database, finds)).map(({ title }) => title)).toEqual(['Regal']);
});

test('D3: it is found with its typos, and no longer once the answer is wiped', async () => {
  const database = await openLocalDatabase(newId());
  await writeCopies(database, [copyOf('notes.getNote', 'Bücherregal')]);
  const unreachable: Call = async () => {
    throw new ApiError('client.unreachable', 'unavailable', 'Keine Verbindung');
  };
  const search = () => new DeviceSearch({ database, call: unreachable, finds, onRefreshed: () => undefined });
  const titles = async () => (await search().search({ text: 'buecherregla', limit: 5 })).hits.map(({ title }) => title);
  expect(await titles()).toEqual(['Bücherregal']);
  await deleteCopies(database, [copyOf('notes.getNote', 'Bücherregal').key]);
  expect(await titles()).toEqual([]);
});
