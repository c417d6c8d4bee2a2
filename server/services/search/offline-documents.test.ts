import { listOfflineDocuments, type OfflineDocument, updatePerson, updateSpace } from '@kontor/schema';
import {
  type ApiClient,
  anOrgUnit,
  aPerson,
  aSignedInPerson,
  aSpace,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

interface Kept {
  readonly documents: Map<string, OfflineDocument>;
  readonly version: string;
}

/** Fetches like a client that has nothing yet. */
async function fetchAll(client: ApiClient, limit = 500): Promise<Kept> {
  const documents = new Map<string, OfflineDocument>();
  const first = await client.call(listOfflineDocuments, { limit });
  for (let page = first; ; page = await client.call(listOfflineDocuments, { limit, after: page.next })) {
    expect(page.whole).toBe(true);
    for (const document of page.documents) documents.set(document.ref, document);
    if (page.next === null) return { documents, version: first.version };
  }
}

test('lists people, org units and spaces in pages, each once, with what it takes to find and show them', async () => {
  const unit = await anOrgUnit(server, { name: 'Tiefbauamt' });
  const { person, client } = await aSignedInPerson(server, {
    givenName: 'Jörn',
    familyName: 'Müller',
    phone: '+49 555 1234',
    positions: [{ orgUnit: unit.id, title: 'Straßenplanung' }],
  });
  const whole = await fetchAll(client);
  const inPages = await fetchAll(client, 2);
  expect([...inPages.documents.keys()].sort()).toEqual([...whole.documents.keys()].sort());
  expect(whole.documents.get(`people/person/${person.id}`)).toMatchObject({
    type: 'person',
    title: 'Jörn Müller',
    fields: { position: ['Straßenplanung'] },
    fragments: ['+49 555 1234'],
    subtitle: 'Straßenplanung · Tiefbauamt',
    path: `/people/${person.id}`,
  });
  expect(whole.documents.get(`people/org-unit/${unit.id}`)).toMatchObject({ title: 'Tiefbauamt' });
});

test('a hidden space is listed to its members alone', async () => {
  const [member, stranger] = [await aSignedInPerson(server), await aSignedInPerson(server)];
  const space = await aSpace(server, { owner: member.person.id, visibility: 'hidden' });
  const ref = `spaces/space/${space.id}`;
  expect((await fetchAll(member.client)).documents.has(ref)).toBe(true);
  expect((await fetchAll(stranger.client)).documents.has(ref)).toBe(false);
});

test('later only what changed is answered, and what is gone', async () => {
  const administrator = await aSignedInPerson(server, { roles: ['administrator'] });
  const watcher = await aSignedInPerson(server);
  const changed = await aPerson(server);
  const left = await aPerson(server);
  await expect.poll(() => stamped()).toBe(0);
  const { version } = await fetchAll(watcher.client);
  await administrator.client.call(updatePerson, { person: changed.id, revision: 1, room: 'B 17' });
  await administrator.client.call(updatePerson, { person: left.id, revision: 1, validUntil: '2020-01-01' });
  const since = await changesSince(watcher.client, version, 2);
  expect(since).toMatchObject({ whole: false, next: null, removed: [`people/person/${left.id}`] });
  expect(since.documents).toMatchObject([{ ref: `people/person/${changed.id}`, fragments: ['B 17'] }]);
  const nothing = await watcher.client.call(listOfflineDocuments, { since: since.version });
  expect(nothing).toMatchObject({ whole: false, documents: [], removed: [] });
});

test('positions that are given out and not yet taken change nothing', async () => {
  const { client } = await aSignedInPerson(server);
  await expect.poll(() => stamped()).toBe(0);
  const { version } = await fetchAll(client);
  await server.database.pool.query("select nextval('events_position')");
  expect(await client.call(listOfflineDocuments, { since: version })).toMatchObject({ whole: false, documents: [] });
});

test('whoever comes to see other things, or has been away for too long, gets everything anew', async () => {
  const owner = await aSignedInPerson(server);
  const newcomer = await aSignedInPerson(server);
  const space = await aSpace(server, { owner: owner.person.id, visibility: 'hidden' });
  const { version } = await fetchAll(newcomer.client);
  await server.database.transaction((tx) =>
    server.services.spaces.grant(tx, undefined, space.id, { kind: 'person', id: newcomer.person.id }, 'reader'),
  );
  const anew = await newcomer.client.call(listOfflineDocuments, { since: version });
  expect(anew.whole).toBe(true);
  expect(anew.documents.map(({ ref }) => ref)).toContain(`spaces/space/${space.id}`);
  for (const since of ['nonsense', '-1-x', `999999999-${version.split('-').slice(1).join('-')}`])
    expect((await newcomer.client.call(listOfflineDocuments, { since })).whole).toBe(true);
});

test('a space that is renamed is among the changes', async () => {
  const owner = await aSignedInPerson(server);
  const space = await aSpace(server, { owner: owner.person.id });
  await expect.poll(() => stamped()).toBe(0);
  const { version } = await fetchAll(owner.client);
  await owner.client.call(updateSpace, { space: space.id, revision: space.revision, name: 'Ganz anders' });
  const { documents } = await changesSince(owner.client, version, 1);
  expect(documents).toMatchObject([{ ref: `spaces/space/${space.id}`, title: 'Ganz anders' }]);
});

/** Events that have no position yet. */
async function stamped(): Promise<number> {
  return (await server.application.events.backlog()).unstamped;
}

/** Positions are given a moment after the commit. */
async function changesSince(client: ApiClient, since: string, count: number) {
  const ask = () => client.call(listOfflineDocuments, { since });
  await expect
    .poll(async () => {
      const { documents, removed } = await ask();
      return documents.length + removed.length;
    })
    .toBe(count);
  return ask();
}
