import { newId } from '@kontor/base';
import { listNotifications, searchAll } from '@kontor/schema';
import {
  anOrgUnit,
  aPerson,
  aSignedInPerson,
  aSpace,
  MatrixBrowser,
  newBrowser,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createRoom, listUnitUsers } from '../shared/index.ts';
import { roomRef } from './room-links.ts';

// A process of its own starts, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let server: TestServer;
let owner: SignedInPerson;
let editor: SignedInPerson;
let reader: SignedInPerson;
let stranger: SignedInPerson;
let room: string;
beforeAll(async () => {
  server = await startTestServer({ homeserver: 'embedded' });
  [owner, editor, reader, stranger] = await Promise.all([
    aSignedInPerson(server, { givenName: 'Ada', familyName: 'Amt' }),
    aSignedInPerson(server),
    aSignedInPerson(server),
    aSignedInPerson(server),
  ]);
  const grants = [
    { subject: { kind: 'person', id: editor.person.id }, role: 'editor' },
    { subject: { kind: 'person', id: reader.person.id }, role: 'reader' },
  ] as const;
  const space = await aSpace(server, { owner: owner.person.id, name: 'Quartiersbüro', visibility: 'hidden', grants });
  const made = { space: space.id, name: 'Spielplatzpaten', topic: 'Rutschen und Wippen' };
  ({ room } = await owner.client.call(createRoom, made));
});
afterAll(() => server.stop());

async function say(from: SignedInPerson, content: object): Promise<void> {
  const browser = await MatrixBrowser.open(from.client);
  const path = `/v3/rooms/${encodeURIComponent(room)}/send/m.room.message/${newBrowser()}`;
  await browser.call('PUT', path, { msgtype: 'm.text', body: 'Vertraulich', ...content });
}

const idOf = async ({ client }: SignedInPerson) => (await MatrixBrowser.open(client)).userId;

async function inboxOf({ client }: SignedInPerson) {
  const { notifications } = await client.call(listNotifications, {});
  return notifications.filter(({ ref }) => ref === roomRef(room));
}

test('whoever is mentioned hears of it once, without what was said; who may not see the room does not', async () => {
  const users = await Promise.all([editor, stranger, owner].map(idOf));
  await say(owner, { 'm.mentions': { user_ids: [...users, '@nobody:nowhere'] } });
  await expect.poll(async () => (await inboxOf(editor)).length).toBe(1);
  const [notice] = await inboxOf(editor);
  expect(JSON.stringify(notice)).toContain('Ada Amt');
  expect(JSON.stringify(notice)).not.toContain('Vertraulich');
  expect(await inboxOf(stranger)).toEqual([]);
  expect(await inboxOf(owner)).toEqual([]);
});

test('the whole room is called by its owners alone, and an edit tells nobody anew', async () => {
  await say(editor, { 'm.mentions': { room: true } });
  await say(owner, {
    'm.mentions': { user_ids: [await idOf(reader)] },
    'm.relates_to': { rel_type: 'm.replace', event_id: '$other' },
    'm.new_content': { msgtype: 'm.text', body: 'Neu' },
  }).catch(() => undefined);
  // Some homeservers refuse it themselves.
  await say(owner, { 'm.mentions': { user_ids: 'all', room: 'yes' } }).catch(() => undefined);
  await say(owner, { 'm.mentions': { room: true } });
  await expect.poll(async () => (await inboxOf(reader)).length).toBe(1);
});

test('an org unit reaches those who work in it or below it and are known to Matrix', async () => {
  const { people } = server.services;
  const unit = await anOrgUnit(server);
  const below = await anOrgUnit(server, { parent: unit.id });
  const placed = [
    [editor, below.id],
    [reader, unit.id],
  ] as const;
  await server.database.transaction(async (tx) => {
    for (const [{ person }, orgUnit] of placed) {
      const position = { orgUnit, title: 'Sachbearbeitung', lead: false, main: true, from: null, until: null };
      await people.setPositions(tx, undefined, person.id, [position]);
    }
  });
  await aPerson(server, { positions: [{ orgUnit: unit.id }] });
  const { users } = await stranger.client.call(listUnitUsers, { unit: unit.id });
  expect(users.sort()).toEqual((await Promise.all([editor, reader].map(idOf))).sort());
  await expect(owner.client.call(listUnitUsers, { unit: newId() })).rejects.toMatchObject({ status: 404 });
});

test('a room is found by its name and topic, by those who may see it', async () => {
  const find = async ({ client }: SignedInPerson, q: string) =>
    (await client.call(searchAll, { q, type: ['room'] })).hits.map(({ ref, title }) => ({ ref, title }));
  const hit = { ref: roomRef(room), title: 'Spielplatzpaten' };
  await expect.poll(() => find(reader, 'Spielplatz')).toEqual([hit]);
  expect(await find(reader, 'Rutschen')).toEqual([hit]);
  expect(await find(stranger, 'Spielplatz')).toEqual([]);
});
