import { documentKind } from '@kontor/plugin-api/document';
import 'fake-indexeddb/auto';
import { newId } from '@kontor/base';
import { LocalDocuments } from '@kontor/collab/client';
import { ApiError, type KeepingTools, type KeptAnswers, nameOfLocalData } from '@kontor/plugin-api/client';
import { spaceNotFound } from '@kontor/schema';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { pageRef } from '../../shared/index.ts';
import { keepSpaces } from './keep-spaces.ts';

/** A server with the pages of one space, as far as keeping asks for it: `asked` are the pages that it was asked for. */
function aServer(ids: readonly string[]) {
  const pages = new Map(ids.map((id) => [id, '1']));
  const asked: string[] = [];
  const state = { pages, asked, isLost: false, failsAfter: Number.POSITIVE_INFINITY };
  const answer = (name: string, input: { version?: string; pages?: string[] }): unknown => {
    const version = JSON.stringify([...pages]);
    switch (name) {
      case 'wiki.listKeepable': {
        if (state.isLost) throw new ApiError(spaceNotFound.code, spaceNotFound.kind, 'Weg');
        const listed = [...pages].map(([page, stamp]) => ({ page, stamp }));
        return { version, pages: input.version === version ? null : listed };
      }
      case 'wiki.readKeepable': {
        if (asked.length >= state.failsAfter) throw new ApiError('unreachable', 'unavailable', 'Keine Verbindung');
        asked.push(...(input.pages ?? []));
        const read = (input.pages ?? []).map((id) => ({ page: { id }, text: textOf(pages.get(id)), pictures: [] }));
        return { answered: read.length, pages: read };
      }
      default:
        return {};
    }
  };
  return { state, call: async (route: { name: string }, input: object) => answer(route.name, input) };
}

function textOf(stamp = ''): string {
  const doc = new Y.Doc();
  doc.getText('text').insert(0, stamp);
  return btoa(String.fromCharCode(...Y.encodeStateAsUpdate(doc)));
}

async function aDevice(server: ReturnType<typeof aServer>) {
  const database = nameOfLocalData(newId(), 'wiki');
  const documents = await LocalDocuments.open(database);
  const kept = new Set<string>();
  const nameOf = (route: { name: string }, input: object) => `${route.name} ${JSON.stringify(input)}`;
  const answers: KeptAnswers = {
    keep: async (_group, route, all) => all.forEach(({ input }) => void kept.add(nameOf(route, input))),
    forget: async (route, inputs) => inputs.forEach((input) => void kept.delete(nameOf(route, input))),
    findMissing: async (route, inputs) => inputs.filter((input) => !kept.has(nameOf(route, input))),
    keepOnly: async () => undefined,
  };
  const tools: KeepingTools = {
    ...{ database, answers, signal: new AbortController().signal, tell: () => undefined },
    keepPictures: async () => undefined,
    // What it answers is checked against the contract by the server's own tests.
    call: server.call as unknown as KeepingTools['call'],
  };
  await documents.groups.choose('space');
  return { documents, kept, look: () => keepSpaces(tools) };
}

const ids = Array.from({ length: 25 }, () => newId());

test('K1, K3: all pages come, then only what changed, and nothing where nothing did', async () => {
  const server = aServer(ids);
  const { documents, look } = await aDevice(server);
  await look();
  expect(await documents.groups.list()).toMatchObject([{ state: 'ready', total: 25, done: 25 }]);
  expect(server.state.asked).toEqual(ids);
  await look();
  expect(server.state.asked).toHaveLength(25);
  const [changed = '', added] = [ids[7], newId()];
  server.state.pages.set(changed, '2').set(added, '1');
  await look();
  expect(server.state.asked.slice(25)).toEqual([changed, added]);
  expect(await documents.groups.list()).toMatchObject([{ state: 'ready', total: 26, done: 26 }]);
});

test('K1: what was interrupted goes on where it was', async () => {
  const server = aServer(ids);
  const { documents, look } = await aDevice(server);
  server.state.failsAfter = 10;
  await expect(look()).rejects.toThrow('Keine Verbindung');
  expect(await documents.groups.list()).toMatchObject([{ state: 'fetching', total: 25, done: 10 }]);
  server.state.failsAfter = Number.POSITIVE_INFINITY;
  await look();
  expect(server.state.asked).toEqual(ids);
  expect(await documents.groups.list()).toMatchObject([{ state: 'ready', done: 25 }]);
});

test('K3: a page whose answer is not here any more is fetched again', async () => {
  const server = aServer(ids.slice(0, 3));
  const { kept, look } = await aDevice(server);
  await look();
  kept.delete(`wiki.getPage ${JSON.stringify({ page: ids[1] })}`);
  await look();
  expect(server.state.asked).toEqual([...ids.slice(0, 3), ids[1]]);
});

test('K4: a page that is not listed any more goes, the space with all of it, and what was not sent stays', async () => {
  const server = aServer(ids.slice(0, 3));
  const { documents, kept, look } = await aDevice(server);
  await look();
  const [lost = '', written = ''] = ids;
  const doc = new Y.Doc();
  const local = await documents.openDocument({ document: pageRef(written), doc, ...documentKind });
  doc.on('update', (bytes: Uint8Array) => local.note(bytes, true));
  doc.getText('text').insert(0, 'Noch nicht gesendet');
  await local.settled();
  server.state.pages.delete(lost);
  await look();
  expect((await documents.list()).sort()).toEqual(ids.slice(1, 3).map(pageRef).sort());
  expect([...kept]).not.toContain(`wiki.getPage ${JSON.stringify({ page: lost })}`);
  server.state.isLost = true;
  await look();
  expect([await documents.list(), await documents.groups.list(), await documents.listUnsent()]).toEqual([
    [],
    [],
    [pageRef(written)],
  ]);
  expect([...kept].filter((name) => name.startsWith('wiki.'))).toEqual([]);
});
