import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Chat } from '../client/index.ts';
import { closeAll, openAs, sees, timelineOf, until } from './chat-people.ts';
import { type HomeserverProcess, startHomeserverProcess } from './homeserver-process.ts';

// A private group that Alice keeps in order; Bob writes in it.
let server: HomeserverProcess;
let alice: Chat;
let bob: Chat;
let room: string;

beforeAll(async () => {
  server = await startHomeserverProcess();
  [alice, bob] = await Promise.all([openAs(server.url), openAs(server.url)]);
  room = await alice.settings.createGroup({ name: 'Umzug', topic: '', invite: [bob.userId] });
  await until(() => bob.findRoom(room)?.membership === 'invite');
  await bob.join(room);
  await until(() => bob.findRoom(room)?.membership === 'join');
}, 60_000);

afterAll(async () => {
  await closeAll();
  await server?.close();
});

test('who takes away what somebody else wrote says why, and its author reads it', async () => {
  const [hers, his] = [timelineOf(alice, room), timelineOf(bob, room)];
  for (const text of ['unhöflich', 'verschrieben']) await bob.sendText({ room }, { text, mentions: [] });
  const [rude, wrong] = [await sees(hers, 'unhöflich'), await sees(hers, 'verschrieben')];
  await alice.care.report(room, rude.id, 'harassment');
  await alice.remove(room, rude.id, 'Bitte sachlich bleiben');
  await bob.remove(room, wrong.id);
  const contentOf = (id: string) => his.state.value.messages.find((message) => message.id === id)?.content;
  await expect
    .poll(() => contentOf(rude.id))
    .toEqual({ kind: 'deleted', isByOther: true, reason: 'Bitte sachlich bleiben' });
  await expect.poll(() => contentOf(wrong.id)).toEqual({ kind: 'deleted', isByOther: false, reason: '' });
});

test('who is banned is out and stays out until that is lifted; only owners see and do it', async () => {
  const [hers, his] = [alice.settings.watch(room), bob.settings.watch(room)];
  if (!hers || !his) throw new Error('The room is there');
  const member = () => hers.state.value.members.find(({ userId }) => userId === bob.userId);
  await expect.poll(member).toMatchObject({ canBan: true });
  expect(his.state.value.members.some(({ canBan }) => canBan)).toBe(false);
  await alice.settings.ban(room, bob.userId, 'Werbung');
  await expect.poll(() => hers.state.value.banned).toMatchObject([{ userId: bob.userId, reason: 'Werbung' }]);
  await expect.poll(() => bob.findRoom(room)).toBeUndefined();
  await expect(alice.settings.invite(room, bob.userId)).rejects.toThrow();
  await alice.settings.liftBan(room, bob.userId);
  await expect.poll(() => hers.state.value.banned).toEqual([]);
  await alice.settings.invite(room, bob.userId);
  await expect.poll(() => bob.findRoom(room)?.membership).toBe('invite');
  hers.close();
  his.close();
});
