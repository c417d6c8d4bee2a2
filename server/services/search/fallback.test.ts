import { newId, type Ref, refOf } from '@kontor/base';
import { defineServerPlugin, type ServerHost, staleAfter } from '@kontor/plugin-api/server';
import { defineEvent, fields, searchAll } from '@kontor/schema';
import { startMeilisearch, type TestMeilisearch } from '@kontor/search/testing';
import { aSignedInPerson, type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test as testAlways } from 'vitest';
import { z } from 'zod';

const meilisearch = await startMeilisearch();
const absence = 'absent' in meilisearch ? ` (${meilisearch.absent})` : '';
const test = testAlways.skipIf(absence !== '');
const memoChanged = defineEvent('memos.memo.changed', z.object({ memo: fields.id }));
const soon = { timeout: 20_000, interval: 50 };

let host: ServerHost;
/** Who may see what, by id. */
const rows = new Map<string, { title: string; audience: string[] }>();

const memos = defineServerPlugin({
  id: 'memos',
  register(given) {
    host = given;
    host.links.provide({
      noun: 'memos/memo',
      // Everybody's link shows it: what is hidden here is hidden by the index alone.
      findCards: async (_tx, _actor, ids) =>
        ids.flatMap((id) => {
          const row = rows.get(id);
          if (!row) return [];
          const ref = refOf('memos', 'memo', id);
          return [
            { ref, type: 'memo', title: row.title, subtitle: null, state: null, path: `/memos/${id}`, picture: null },
          ];
        }),
      findAudience: async (_tx, ids) => new Map(ids.map((id) => [id, rows.get(id)?.audience ?? []])),
    });
    host.search.provide({
      noun: 'memos/memo',
      type: 'memo',
      readDocuments: async (_tx, refs) =>
        refs.flatMap((ref) => {
          const row = rows.get(ref.split('/')[2] ?? '');
          return row ? [{ ref, type: 'memo', ...row, updatedAt: '2026-11-22T09:00:00.000Z' }] : [];
        }),
      listRefs: async (_tx, after, limit) =>
        [...rows.keys()]
          .map((id): Ref => refOf('memos', 'memo', id))
          .sort()
          .filter((ref) => after === undefined || ref > after)
          .slice(0, limit),
      staleAfter: [staleAfter(memoChanged, (_tx, { payload }) => [refOf('memos', 'memo', payload.memo)])],
    });
  },
});

let server: TestServer;
let anna: SignedInPerson;

function engine(): TestMeilisearch {
  if ('absent' in meilisearch) throw new Error(meilisearch.absent);
  return meilisearch;
}

beforeAll(async () => {
  if (absence !== '') return;
  const environment = { KONTOR_MEILI_URL: engine().url, KONTOR_MEILI_KEY: engine().key };
  server = await startTestServer({ plugins: [memos], environment });
  anna = await aSignedInPerson(server);
});
afterAll(async () => {
  await server?.stop();
  if ('stop' in meilisearch) await meilisearch.stop();
});

async function write(title: string, { id = newId(), audience = ['everyone'] } = {}): Promise<string> {
  rows.set(id, { title, audience });
  await tell(id);
  return id;
}

async function tell(id: string): Promise<void> {
  await server.database.transaction((tx) =>
    host.events.append(tx, memoChanged, { memo: id }, { nobody: true }, { actor: undefined }),
  );
}

async function find(q: string) {
  const { hits, total, isFallback } = await anna.client.call(searchAll, { q, type: ['memo'] });
  return { titles: hits.map(({ title }) => title).sort(), total, isFallback };
}

test(`answers from the built-in engine while Meilisearch is away, loses nothing, and catches up${absence}`, async () => {
  const kept = await write('Aktenplan Ablage');
  const lost = await write('Aktenplan Geheim');
  await expect
    .poll(() => find('aktenplan'), soon)
    .toEqual({
      titles: ['Aktenplan Ablage', 'Aktenplan Geheim'],
      total: 2,
      isFallback: false,
    });

  await engine().kill();
  expect(await find('aktenplan')).toEqual({
    titles: ['Aktenplan Ablage', 'Aktenplan Geheim'],
    total: 2,
    isFallback: true,
  });
  // Anna loses one, another changes its name, a third comes, and a fourth goes as soon as it has come.
  await write('Aktenplan Geheim', { id: lost, audience: [`person:${newId()}`] });
  await write('Aktenplan Archiv', { id: kept });
  await write('Aktenplan Neubau');
  const gone = await write('Aktenplan Irrtum');
  rows.delete(gone);
  await tell(gone);
  const meanwhile = { titles: ['Aktenplan Archiv', 'Aktenplan Neubau'], total: 2, isFallback: true };
  await expect.poll(() => find('aktenplan'), soon).toEqual(meanwhile);

  await engine().restart();
  // At no moment does the returning engine show what it has not yet heard of.
  let answer = await find('aktenplan');
  const until = Date.now() + 30_000;
  while (answer.isFallback && Date.now() < until) {
    expect(answer).toEqual(meanwhile);
    answer = await find('aktenplan');
  }
  expect(answer).toEqual({ ...meanwhile, isFallback: false });
  const { rows: stale } = await sql`select ref from search_stale`.execute(server.database.kysely);
  expect(stale).toEqual([]);
}, 90_000);

test(`fills a server that was set up anew${absence}`, async () => {
  await Promise.all(Array.from({ length: 40 }, (_, number) => write(`Zeichnung ${number}`)));
  const forty = async () => {
    const { total, isFallback } = await find('zeichnung');
    return { total, isFallback };
  };
  await expect.poll(forty, soon).toEqual({ total: 40, isFallback: false });
  const headers = { authorization: `Bearer ${engine().key}` };
  const deletion = await fetch(`${engine().url}/indexes/kontor`, { method: 'DELETE', headers });
  const { taskUid } = z.object({ taskUid: z.number() }).parse(await deletion.json());
  const stateOf = async () => {
    const task = await fetch(`${engine().url}/tasks/${taskUid}`, { headers });
    return z.object({ status: z.string() }).parse(await task.json()).status;
  };
  await expect.poll(stateOf, soon).toBe('succeeded');
  // Whoever asks meanwhile misses nothing, whichever engine answers.
  const totals = new Set<number | null>();
  const watched = async () => {
    const answer = await forty();
    totals.add(answer.total);
    return answer;
  };
  await expect.poll(watched, { timeout: 60_000, interval: 50 }).toEqual({ total: 40, isFallback: false });
  expect([...totals]).toEqual([40]);
}, 120_000);

test(`says in /readyz who answers${absence}`, async () => {
  const ready = async () => (await server.client().fetch('/readyz')).json();
  const both = expect.stringMatching(/^meilisearch: Meilisearch, \d+ documents; built-in, \d+ documents/);
  expect(await ready()).toMatchObject({ components: { search: { ok: true, detail: both } } });
});
