import { beforeAll, expect, test } from 'vitest';
import { Client, fresh, part, register, room } from './harness/client.ts';
import { useTarget } from './harness/target.ts';

/** "client-server API, Guest Access"; a server need not have guests, and says so when somebody comes as one. */
const target = useTarget();
let anna: Client;
let guest: Client | undefined;
beforeAll(async () => {
  anna = await register(target, 'anna');
  const { status, body } = await new Client(target).call('POST', '/v3/register', {}, { query: { kind: 'guest' } });
  if (status === 200) guest = new Client(target, { userId: body.user_id, token: body.access_token });
});
const codes = ['M_GUEST_ACCESS_FORBIDDEN', 'M_FORBIDDEN'];
const makeRoom = (guest_access: string) =>
  anna.createRoom({
    preset: 'public_chat',
    initial_state: [{ type: 'm.room.guest_access', content: { guest_access } }],
  });

test('a guest joins where guests may, and writes', async () => {
  if (!guest) return;
  const roomId = await makeRoom('can_join');
  await guest.join(roomId);
  const eventId = await guest.sendText(roomId, 'Guten Tag');
  expect((await anna.get(room(roomId, 'event', eventId))).sender).toBe(guest.userId);
});

test('a guest does not join where guests may not', async () => {
  const roomId = await makeRoom('forbidden');
  await guest?.refused(403, codes, 'POST', `/v3/join/${part(roomId)}`, {});
});

test('a guest neither makes rooms nor invites nor changes a room', async () => {
  if (!guest) return;
  const roomId = await makeRoom('can_join');
  await guest.join(roomId);
  await guest.refused(403, codes, 'POST', '/v3/createRoom', {});
  await guest.refused(403, codes, 'PUT', room(roomId, 'state', 'm.room.name', ''), { name: 'x' });
  await guest.refused(403, codes, 'PUT', `/v3/directory/room/${part(`#${fresh()}:${target.serverName}`)}`, {
    room_id: roomId,
  });
});

test('guests go when they are not wanted any more', async () => {
  if (!guest) return;
  const roomId = await makeRoom('can_join');
  await guest.join(roomId);
  await anna.setState(roomId, 'm.room.guest_access', { guest_access: 'forbidden' });
  const { userId } = guest;
  const membership = async () => (await anna.getState(roomId, 'm.room.member', userId)).membership;
  await expect.poll(membership).toBe('leave');
});
