import {
  addGrant,
  archiveSpace,
  joinSpace,
  listGrants,
  removeGrant,
  type Space,
  type SpaceVisibility,
  updateSpace,
} from '@kontor/schema';
import {
  aPerson,
  aSignedInPerson,
  aSpace,
  liveClient,
  MatrixBrowser,
  newBrowser,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { addressPerson, browseRooms, createRoom, findPeople, listRooms, updateRoom } from '../shared/index.ts';

// A process of its own starts, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let server: TestServer;
let owner: SignedInPerson;
let editor: SignedInPerson;
let reader: SignedInPerson;
let stranger: SignedInPerson;
beforeAll(async () => {
  server = await startTestServer({ homeserver: 'embedded' });
  [owner, editor, reader, stranger] = await Promise.all([
    aSignedInPerson(server),
    aSignedInPerson(server),
    aSignedInPerson(server),
    aSignedInPerson(server),
  ]);
});
afterAll(() => server.stop());

const subject = ({ person }: Pick<SignedInPerson, 'person'>) => ({ kind: 'person', id: person.id }) as const;

function aTeamSpace(given: { visibility?: SpaceVisibility } = {}): Promise<Space> {
  const grants = [
    { subject: subject(editor), role: 'editor' },
    { subject: subject(reader), role: 'reader' },
  ] as const;
  return aSpace(server, { owner: owner.person.id, grants, ...given });
}

/** The first room of a space, once somebody is in it. */
async function firstRoom(space: Space, person = owner): Promise<string> {
  await expect.poll(() => roomsOf(space, person)).toHaveLength(1);
  return (await roomsOf(space, person))[0]?.room ?? '';
}

async function roomsOf(space: Space, { client }: Pick<SignedInPerson, 'client'>) {
  return (await client.call(listRooms, {})).rooms.filter((room) => room.space === space.id);
}

/** Each time another message: the same one again would be answered as the first time. */
function trySending(browser: MatrixBrowser, room: string): Promise<Response> {
  return browser.fetch('PUT', at(room, `/send/m.room.message/${newBrowser()}`), { msgtype: 'm.text', body: 'Hallo' });
}

const at = (room: string, rest: string) => `/v3/rooms/${encodeURIComponent(room)}${rest}`;

describe('the rooms of a space', () => {
  test('are made when its first member comes: a Matrix space and a first room in it', async () => {
    const space = await aTeamSpace();
    const browser = await MatrixBrowser.open(owner.client);
    const room = await firstRoom(space);
    expect(await roomsOf(space, owner)).toEqual([
      { room, space: space.id, name: 'Allgemein', topic: '', writers: 'editors', archived: false, revision: 1 },
    ]);
    await expect.poll(() => browser.joinedRooms()).toContain(room);
    const state = await browser.call('GET', at(room, '/state'));
    const parent = state.find(({ type }: { type: string }) => type === 'm.space.parent');
    expect(await browser.state(parent.state_key, 'm.room.name')).toEqual({ name: space.name });
    expect(await browser.state(parent.state_key, 'm.space.child', room)).toMatchObject({
      via: [browser.session.serverName],
    });
    expect((await browser.state(parent.state_key, 'm.room.create')).type).toBe('m.space');
  });

  test('have exactly those in them who hold a role and came, each with the power of theirs', async () => {
    const space = await aTeamSpace();
    const [own, editing, reading] = [
      await MatrixBrowser.open(owner.client),
      await MatrixBrowser.open(editor.client),
      await MatrixBrowser.open(reader.client),
    ];
    await MatrixBrowser.open(stranger.client);
    const room = await firstRoom(space);
    const members = async () => Object.keys((await own.call('GET', at(room, '/joined_members'))).joined).sort();
    const service = `@kontor:${own.session.serverName}`;
    await expect.poll(members).toEqual([own.userId, editing.userId, reading.userId, service].sort());
    const levels = await own.state(room, 'm.room.power_levels');
    const levelOf = (user: string) => levels.users[user] ?? levels.users_default;
    expect([own, editing, reading].map(({ userId }) => levelOf(userId))).toEqual([90, 10, 0]);
    await editing.send(room, 'Guten Morgen');
    await own.send(room, 'Moin');
    expect((await trySending(reading, room)).status).toBe(403);
  });

  test('are Kontor’s: not even an owner invites, removes, renames or takes rights there', async () => {
    const space = await aTeamSpace();
    const browser = await MatrixBrowser.open(owner.client);
    const other = await MatrixBrowser.open(editor.client);
    const outside = await MatrixBrowser.open(stranger.client);
    const room = await firstRoom(space);
    for (const each of [browser, other]) await expect.poll(() => each.joinedRooms()).toContain(room);
    const levels = await browser.state(room, 'm.room.power_levels');
    for (const [method, path, body] of [
      ['POST', '/invite', { user_id: outside.userId }],
      ['POST', '/kick', { user_id: other.userId }],
      ['POST', '/ban', { user_id: other.userId }],
      ['PUT', '/state/m.room.topic/', { topic: 'Meins' }],
      ['PUT', '/state/m.room.name/', { name: 'Meins' }],
      ['PUT', `/state/m.room.member/${browser.userId}`, { membership: 'join', displayname: 'Jemand anderes' }],
      ['PUT', '/state/m.room.join_rules/', { join_rule: 'public' }],
      ['PUT', '/state/m.room.power_levels/', { ...levels, users: { ...levels.users, [other.userId]: 90 } }],
    ] as const) {
      expect((await browser.fetch(method, at(room, path), body)).status, path).toBe(403);
    }
    expect((await outside.fetch('POST', at(room, '/join'), {})).status).toBe(403);
    const profile = `/v3/profile/${browser.userId}/displayname`;
    expect((await browser.fetch('PUT', profile, { displayname: 'Jemand anderes' })).status).toBe(403);
  });

  test('have a picture that owners alone choose, and keep it', async () => {
    const space = await aTeamSpace();
    const [own, editing] = [await MatrixBrowser.open(owner.client), await MatrixBrowser.open(editor.client)];
    const room = await firstRoom(space);
    for (const each of [own, editing]) await expect.poll(() => each.joinedRooms()).toContain(room);
    const path = at(room, '/state/m.room.avatar/');
    const picture = { url: `mxc://${own.session.serverName}/bild` };
    expect((await editing.fetch('PUT', path, picture)).status).toBe(403);
    await own.call('PUT', path, picture);
    const [known] = await roomsOf(space, owner);
    await owner.client.call(updateRoom, { room, revision: known?.revision ?? 0, name: 'Mit Bild' });
    await expect.poll(() => editing.state(room, 'm.room.name')).toEqual({ name: 'Mit Bild' });
    expect(await editing.state(room, 'm.room.avatar')).toEqual(picture);
  });

  test('are left within a second by who is removed from the space', async () => {
    const space = await aTeamSpace();
    await MatrixBrowser.open(owner.client);
    const browser = await MatrixBrowser.open(editor.client);
    const room = await firstRoom(space);
    await expect.poll(() => browser.joinedRooms()).toContain(room);
    await browser.sync();
    const { grants } = await owner.client.call(listGrants, { space: space.id });
    const grant = grants.find(({ subject: held }) => 'id' in held && held.id === editor.person.id);
    const waiting = (async () => {
      for (;;) if (room in ((await browser.sync(5000)).rooms?.leave ?? {})) return performance.now();
    })();
    await owner.client.call(removeGrant, { space: space.id, grant: grant?.id ?? '' });
    const removed = performance.now();
    expect((await waiting) - removed).toBeLessThan(1000);
    expect((await trySending(browser, room)).status).toBe(403);
    expect(await roomsOf(space, editor)).toEqual([]);
  });

  test('follow roles, names and the archive of the space', async () => {
    const space = await aTeamSpace();
    const own = await MatrixBrowser.open(owner.client);
    const browser = await MatrixBrowser.open(reader.client);
    const room = await firstRoom(space);
    await expect.poll(() => browser.joinedRooms()).toContain(room);
    await owner.client.call(addGrant, { space: space.id, subject: subject(reader), role: 'editor' });
    const tries = () => trySending(browser, room);
    await expect.poll(async () => (await tries()).status).toBe(200);
    const parent = (await own.call('GET', at(room, '/state'))).find(
      ({ type }: { type: string }) => type === 'm.space.parent',
    ).state_key;
    await owner.client.call(updateSpace, { space: space.id, revision: space.revision, name: 'Neuer Name' });
    await expect.poll(() => own.state(parent, 'm.room.name')).toEqual({ name: 'Neuer Name' });
    await owner.client.call(archiveSpace, { space: space.id, archived: true });
    const writes = () => trySending(own, room);
    await expect.poll(async () => (await writes()).status).toBe(403);
  });

  test('get back who left by themselves: Kontor decides who is in them', async () => {
    const space = await aTeamSpace();
    const browser = await MatrixBrowser.open(editor.client);
    const room = await firstRoom(space);
    await expect.poll(() => browser.joinedRooms()).toContain(room);
    await browser.call('POST', at(room, '/leave'), {});
    await expect.poll(() => browser.joinedRooms()).toContain(room);
  });
});

describe('making and changing rooms', () => {
  test('an owner makes a room, and its members are in it when the answer is there', async () => {
    const space = await aTeamSpace();
    const browser = await MatrixBrowser.open(editor.client);
    const live = await liveClient(editor.client, 0);
    const made = await owner.client.call(createRoom, { space: space.id, name: 'Planung', topic: 'Was wann' });
    expect(made).toMatchObject({ name: 'Planung', topic: 'Was wann', writers: 'editors', revision: 1 });
    expect(await browser.joinedRooms()).toContain(made.room);
    expect(await browser.state(made.room, 'm.room.topic')).toMatchObject({ topic: 'Was wann' });
    const event = await live.waitFor(({ object }) => object?.room === made.room);
    expect(event.object).toEqual(made);
    live.close();
  });

  test('what an owner changes arrives, on the revision they saw and on no other', async () => {
    const space = await aTeamSpace();
    const browser = await MatrixBrowser.open(editor.client);
    const { room, revision } = await owner.client.call(createRoom, { space: space.id, name: 'Ankündigungen' });
    const changed = await owner.client.call(updateRoom, { room, revision, name: 'Neues', writers: 'owners' });
    expect(changed).toMatchObject({ name: 'Neues', writers: 'owners', revision: revision + 1 });
    await expect.poll(() => browser.state(room, 'm.room.name')).toEqual({ name: 'Neues' });
    const tries = () => trySending(browser, room);
    await expect.poll(async () => (await tries()).status).toBe(403);
    await expect(owner.client.call(updateRoom, { room, revision, name: 'Zu spät' })).rejects.toMatchObject({
      code: 'chat.room_changed',
    });
    await owner.client.call(updateRoom, { room, revision: revision + 1, archived: true });
    const own = await MatrixBrowser.open(owner.client);
    const writes = () => trySending(own, room);
    await expect.poll(async () => (await writes()).status).toBe(403);
  });

  test('members who do not own the space are refused, others find nothing', async () => {
    const space = await aTeamSpace({ visibility: 'hidden' });
    await MatrixBrowser.open(owner.client);
    const room = await firstRoom(space);
    const readOnly = { code: 'chat.room_read_only' };
    for (const { client } of [editor, reader]) {
      await expect(client.call(createRoom, { space: space.id, name: 'X' })).rejects.toMatchObject(readOnly);
      await expect(client.call(updateRoom, { room, revision: 1, name: 'X' })).rejects.toMatchObject(readOnly);
    }
    await expect(stranger.client.call(createRoom, { space: space.id, name: 'X' })).rejects.toMatchObject({
      code: 'spaces.not_found',
    });
    for (const revision of [1, 99]) {
      await expect(stranger.client.call(updateRoom, { room, revision, name: 'X' })).rejects.toMatchObject({
        code: 'chat.room_not_found',
      });
    }
    expect(await roomsOf(space, stranger)).toEqual([]);
    const outside = await MatrixBrowser.open(stranger.client);
    for (const path of ['/state', '/messages?dir=b', '/joined_members']) {
      expect((await outside.fetch('GET', at(room, path))).status, path).toBe(403);
    }
  });

  test('bad input is refused', async () => {
    const space = await aTeamSpace();
    for (const name of ['', ' ', 'x'.repeat(81), 'zwei\nZeilen']) {
      await expect(owner.client.call(createRoom, { space: space.id, name })).rejects.toMatchObject({ status: 400 });
    }
    await expect(owner.client.call(updateRoom, { room: '!none:nowhere', revision: 1 })).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe('the directory', () => {
  const listed = async ({ client }: SignedInPerson, space: Space) =>
    (await client.call(browseRooms, {})).rooms.filter((room) => room.space === space.id);

  test('shows the rooms of own spaces and of open ones, with how many belong to them', async () => {
    const space = await aTeamSpace({ visibility: 'open' });
    const made = { space: space.id, name: 'Bücherei', topic: 'Neues im Regal' };
    const { room } = await owner.client.call(createRoom, made);
    const line = { ...made, room, spaceName: space.name, spaceSlug: space.slug, members: 3, archived: false };
    expect(await listed(reader, space)).toContainEqual({ ...line, joined: true });
    expect(await listed(stranger, space)).toContainEqual({ ...line, joined: false });
    await stranger.client.call(joinSpace, { space: space.id });
    expect(await listed(stranger, space)).toContainEqual({ ...line, members: 4, joined: true });
  });

  test('shows nobody the rooms of spaces that they cannot join by themselves', async () => {
    for (const visibility of ['hidden', 'on-request'] as const) {
      const space = await aTeamSpace({ visibility });
      await owner.client.call(createRoom, { space: space.id, name: 'Personalsachen' });
      expect(await listed(stranger, space), visibility).toEqual([]);
      expect((await listed(editor, space)).map(({ name }) => name)).toContain('Personalsachen');
    }
  });

  test('an archived room is there for its members alone', async () => {
    const space = await aTeamSpace({ visibility: 'open' });
    const { room, revision } = await owner.client.call(createRoom, { space: space.id, name: 'Alt' });
    await owner.client.call(updateRoom, { room, revision, archived: true });
    expect(await listed(reader, space)).toContainEqual(expect.objectContaining({ room, archived: true }));
    expect((await listed(stranger, space)).map((each) => each.room)).not.toContain(room);
    await owner.client.call(archiveSpace, { space: space.id, archived: true });
    expect(await listed(stranger, space)).toEqual([]);
    expect((await listed(owner, space)).every(({ archived }) => archived)).toBe(true);
  });
});

describe('people', () => {
  test('somebody who was never there can be addressed, and has a direct room', async () => {
    const colleague = await aPerson(server, { givenName: 'Lea', familyName: 'Lang' });
    const { userId } = await owner.client.call(addressPerson, { person: colleague.id });
    expect(await owner.client.call(addressPerson, { person: colleague.id })).toEqual({ userId });
    const browser = await MatrixBrowser.open(owner.client);
    const direct = { is_direct: true, preset: 'trusted_private_chat', invite: [userId] };
    await browser.call('POST', '/v3/createRoom', direct);
    const { people } = await stranger.client.call(findPeople, {
      users: [userId, `@kontor:${browser.session.serverName}`, '@x:y'],
    });
    expect(people).toEqual([{ userId, person: colleague.id, name: 'Lea Lang', former: false, picture: null }]);
  });

  test('nobody who left is addressed any more, but who they were is still known', async () => {
    const colleague = await aPerson(server);
    const { userId } = await owner.client.call(addressPerson, { person: colleague.id });
    await server.database.transaction((tx) =>
      server.services.people.updatePerson(tx, undefined, colleague.id, { validUntil: '2020-01-01' }),
    );
    const gone = { code: 'people.person_not_found' };
    await expect(owner.client.call(addressPerson, { person: colleague.id })).rejects.toMatchObject(gone);
    await expect(owner.client.call(addressPerson, { person: owner.actor.account })).rejects.toMatchObject(gone);
    const { people } = await owner.client.call(findPeople, { users: [userId] });
    expect(people).toMatchObject([{ person: colleague.id, former: true }]);
  });
});
