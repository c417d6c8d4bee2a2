import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApplicationService, parseRegistration } from '@kontor/matrix/server';
import { aSignedInPerson, aSpace, MatrixBrowser, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

// A process of its own starts, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ homeserver: 'embedded' });
});
afterAll(() => server.stop());

/** A space with an owner and an editor, both in its first room. */
async function aTeam() {
  const [owner, editor] = [await aSignedInPerson(server), await aSignedInPerson(server)];
  const subject = { kind: 'person', id: editor.person.id } as const;
  const space = await aSpace(server, { owner: owner.person.id, grants: [{ subject, role: 'editor' }] });
  const [own, other] = [await MatrixBrowser.open(owner.client), await MatrixBrowser.open(editor.client)];
  const [record] = await server.database.transaction((tx) => server.services.homeserver.listRooms(tx, [space.id]));
  return { owner, editor, space, own, other, room: record?.room ?? '' };
}

/** Whoever holds Kontor's own token, behind its back. */
function asKontor(browser: MatrixBrowser): ApplicationService {
  const file = readFileSync(join(server.dataFolder, 'homeserver-registration.yaml'), 'utf8');
  return new ApplicationService({ url: () => browser.url }, parseRegistration(file).asToken);
}

test('what differs from Kontor is repaired: members, names, rights', async () => {
  const { own, other, room } = await aTeam();
  const stranger = await MatrixBrowser.open((await aSignedInPerson(server)).client);
  const service = asKontor(own);
  await service.kick(room, other.userId);
  await service.invite(room, stranger.userId);
  await service.join(room, stranger.userId);
  await service.setState(room, { type: 'm.room.name', key: '', content: { name: 'Verwechselt' } });
  const levels = await own.state(room, 'm.room.power_levels');
  const wrong = { ...levels, users: { ...levels.users, [stranger.userId]: 90 }, events_default: 0 };
  await service.setState(room, { type: 'm.room.power_levels', key: '', content: wrong });

  await server.services.homeserver.repair();
  await expect.poll(() => own.state(room, 'm.room.name')).toEqual({ name: 'Allgemein' });
  const members = async () => Object.keys((await own.call('GET', `/v3/rooms/${room}/joined_members`)).joined).sort();
  await expect.poll(members).toEqual([`@kontor:${own.session.serverName}`, own.userId, other.userId].sort());
  expect(await own.state(room, 'm.room.power_levels')).toEqual(levels);
});

test('what happened while the homeserver was away arrives when it is back', async () => {
  const { space, editor, other, room } = await aTeam();
  process.kill(server.services.homeserver.pid ?? 0, 'SIGKILL');
  const newcomer = await aSignedInPerson(server);
  await server.database.transaction(async (tx) => {
    const subject = { kind: 'person', id: newcomer.person.id } as const;
    await server.services.spaces.grant(tx, undefined, space.id, subject, 'reader');
    await server.services.people.updatePerson(tx, undefined, editor.person.id, { validUntil: '2020-01-01' });
  });
  const opened = async () => MatrixBrowser.open(newcomer.client).catch(() => undefined);
  await expect
    .poll(async () => (await (await opened())?.joinedRooms())?.includes(room), { timeout: 20_000 })
    .toBe(true);
  // Somebody who left the organisation is out of its rooms, and their devices have ended.
  await expect.poll(async () => (await other.fetch('GET', '/v3/joined_rooms')).status, { timeout: 20_000 }).toBe(401);
});

test('a newcomer with many spaces is in the rooms of all of them', async () => {
  const { client, person } = await aSignedInPerson(server);
  const spaces = await Promise.all(Array.from({ length: 10 }, () => aSpace(server, { owner: person.id })));
  const browser = await MatrixBrowser.open(client);
  expect(await browser.joinedRooms()).toHaveLength(2 * spaces.length);
});
