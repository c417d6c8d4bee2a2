import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Chat, RoomDetails, RoomDetailsWatch } from '../client/index.ts';
import { closeAll, openAs, until } from './chat-people.ts';
import { type HomeserverProcess, startHomeserverProcess } from './homeserver-process.ts';

// A private group of three, and who decides about it. The tests build on one room.
let server: HomeserverProcess;
let alice: Chat;
let bob: Chat;
let carol: Chat;
let room: string;
let hers: RoomDetailsWatch;
let his: RoomDetailsWatch;

beforeAll(async () => {
  server = await startHomeserverProcess();
  [alice, bob, carol] = await Promise.all([openAs(server.url), openAs(server.url), openAs(server.url)]);
  room = await alice.settings.createGroup({ name: 'Umzug', topic: 'Kisten', invite: [bob.userId, carol.userId] });
  await until(() => bob.findRoom(room)?.membership === 'invite');
  await bob.join(room);
  await until(() => bob.findRoom(room)?.membership === 'join');
  await until(() => alice.findRoom(room)?.name === 'Umzug');
  hers = opened(alice);
  his = opened(bob);
}, 60_000);

afterAll(async () => {
  hers?.close();
  his?.close();
  await closeAll();
  await server?.close();
});

function opened(chat: Chat): RoomDetailsWatch {
  const watch = chat.settings.watch(room);
  if (!watch) throw new Error('The room is not there');
  return watch;
}

const memberOf = ({ state }: RoomDetailsWatch, { userId }: Chat) =>
  state.value.members.find((member) => member.userId === userId);
const nobody: RoomDetails['can'] = { rename: false, describe: false, setPicture: false, invite: false };

test('who made a group decides about it; who was invited reads and writes, and does not', async () => {
  expect(alice.findRoom(room)).toMatchObject({ kind: 'group', topic: 'Kisten', canWrite: true });
  expect(bob.findRoom(room)).toMatchObject({ kind: 'group', canWrite: true });
  await expect.poll(() => his.state.value.members.length).toBe(3);
  expect(memberOf(his, alice)).toMatchObject({ role: 'owner', canRemove: false, canChangeRole: false });
  expect(memberOf(his, bob)).toMatchObject({ role: 'member', isInvited: false });
  expect(his.state.value.can).toEqual(nobody);
  await expect.poll(() => memberOf(hers, carol)).toMatchObject({ isInvited: true, canRemove: true });
  expect(hers.state.value.can).toEqual({ rename: true, describe: true, setPicture: true, invite: true });
  expect(hers.state.value.history).toBe('shared');
  await expect(bob.settings.rename(room, 'Meins')).rejects.toThrow();
  await expect(bob.settings.invite(room, '@x:localhost')).rejects.toThrow();
});

test('name, topic and picture are changed for everybody', async () => {
  await alice.settings.rename(room, 'Umzug ins Neue Rathaus');
  await alice.settings.describe(room, 'Was in welche Kiste kommt');
  await alice.settings.setPicture(room, new Blob(['Bild'], { type: 'image/png' }));
  await expect.poll(() => bob.findRoom(room)?.picture).toMatch(/^mxc:/);
  await expect
    .poll(() => his.state.value)
    .toMatchObject({ name: 'Umzug ins Neue Rathaus', topic: 'Was in welche Kiste kommt' });
  const { picture } = his.state.value;
  expect(await (await bob.fetchFile({ address: picture ?? '' })).text()).toBe('Bild');
  await alice.settings.setPicture(room, undefined);
  await expect.poll(() => bob.findRoom(room)?.picture).toBeUndefined();
});

test('a second owner decides as the first does, but not about the first', async () => {
  await alice.settings.setOwner(room, bob.userId, true);
  await expect.poll(() => his.state.value.can.invite).toBe(true);
  expect(memberOf(his, bob)?.role).toBe('owner');
  expect(memberOf(his, alice)).toMatchObject({ canRemove: false, canChangeRole: false });
  await expect.poll(() => memberOf(his, carol)).toMatchObject({ canRemove: true, canChangeRole: true });
  await bob.settings.remove(room, carol.userId);
  await expect.poll(() => carol.findRoom(room)).toBeUndefined();
  await expect.poll(() => memberOf(hers, carol)).toBeUndefined();
  await alice.settings.setOwner(room, bob.userId, false);
  await expect.poll(() => his.state.value.can).toEqual(nobody);
});

test('who leaves has the room no longer', async () => {
  await bob.leave(room);
  await expect.poll(() => bob.findRoom(room)).toBeUndefined();
  await expect.poll(() => memberOf(hers, bob)).toBeUndefined();
});
