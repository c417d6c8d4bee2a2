import { beforeAll, expect, test } from 'vitest';
import { type Client, type Json, part, register, room } from './harness/client.ts';
import { useTarget } from './harness/target.ts';

/** "client-server API, Restricted rooms": who is in one room may join another. */
const target = useTarget();
let anna: Client;
let ben: Client;
beforeAll(async () => {
  [anna, ben] = [await register(target, 'anna'), await register(target, 'ben')];
});

/** Rooms of Anna's: one that is open, and one for those in it. */
async function makeRooms(join_rule = 'restricted', options: Json = {}) {
  const office = await anna.createRoom({ preset: 'public_chat' });
  const allow = [{ type: 'm.room_membership', room_id: office }];
  const rules = { type: 'm.room.join_rules', content: { join_rule, allow } };
  return { office, inner: await anna.createRoom({ initial_state: [rules], ...options }) };
}
const refusedToJoin = (client: Client, roomId: string) =>
  client.refused(403, 'M_FORBIDDEN', 'POST', room(roomId, 'join'), {});

test.each(['restricted', 'knock_restricted'])('who is in the one joins the other (%s)', async (rule) => {
  const { office, inner } = await makeRooms(rule);
  await refusedToJoin(ben, inner);
  await ben.join(office);
  await ben.join(inner);
  expect(await anna.getState(inner, 'm.room.member', ben.userId)).toMatchObject({
    membership: 'join',
    join_authorised_via_users_server: anna.userId,
  });
});

test('who has left the one does not join the other, and who is inside stays', async () => {
  const { office, inner } = await makeRooms();
  await ben.join(office);
  await ben.join(inner);
  await ben.leave(office);
  await ben.sendText(inner, 'noch da');
  await ben.leave(inner);
  await refusedToJoin(ben, inner);
});

test('who is invited to the one only, does not join the other', async () => {
  const { office, inner } = await makeRooms();
  await anna.invite(office, ben.userId);
  await refusedToJoin(ben, inner);
});

test('an invitation lets in anybody', async () => {
  const { inner } = await makeRooms();
  await anna.invite(inner, ben.userId);
  await ben.join(inner);
});

test('a ban counts more than the other room', async () => {
  const { office, inner } = await makeRooms();
  await ben.join(office);
  await anna.post(room(inner, 'ban'), { user_id: ben.userId });
  await ben.refused(403, ['M_FORBIDDEN', 'M_BAD_STATE'], 'POST', room(inner, 'join'), {});
});

test('one of several rooms is enough', async () => {
  const [one, other] = [await anna.createRoom(), await anna.createRoom({ preset: 'public_chat' })];
  const allow = [one, other].map((room_id) => ({ type: 'm.room_membership', room_id }));
  const content = { join_rule: 'restricted', allow };
  const inner = await anna.createRoom({ initial_state: [{ type: 'm.room.join_rules', content }] });
  await ben.join(other);
  await ben.join(inner);
});

test.each([
  [{}],
  [{ allow: [] }],
  [{ allow: 'text' }],
  [{ allow: [{ type: 'city.nonsense' }] }],
  [{ allow: [{ type: 'm.room_membership', room_id: 7 }] }],
  [{ allow: [{ type: 'm.room_membership', room_id: '!nowhere:here' }] }],
])('with %j nobody comes in without an invitation', async (rest) => {
  const content = { join_rule: 'restricted', ...rest };
  const { status, body } = await anna.call('POST', '/v3/createRoom', {
    initial_state: [{ type: 'm.room.join_rules', content }],
  });
  if (status !== 200) expect(status).toBe(400);
  else await refusedToJoin(ben, body.room_id);
});

test('a join that names its authority by itself is not believed', async () => {
  const { inner } = await makeRooms();
  const path = room(inner, 'state', 'm.room.member', ben.userId);
  const content = { membership: 'join', join_authorised_via_users_server: anna.userId };
  await ben.refused(403, 'M_FORBIDDEN', 'PUT', path, content);
});

test('without somebody inside who may invite, nobody is let in', async () => {
  const { office, inner } = await makeRooms('restricted', { power_level_content_override: { invite: 50 } });
  const cleo = await register(target, 'cleo');
  await ben.join(office);
  await ben.join(inner);
  await anna.leave(inner);
  await cleo.join(office);
  const { status } = await cleo.call('POST', room(inner, 'join'), {});
  expect([400, 403, 404]).toContain(status);
});

test('at a room with both rules one may knock too', async () => {
  const { inner } = await makeRooms('knock_restricted');
  expect(await ben.post(`/v3/knock/${part(inner)}`)).toEqual({ room_id: inner });
  const { inner: closed } = await makeRooms('restricted');
  await ben.refused(403, 'M_FORBIDDEN', 'POST', `/v3/knock/${part(closed)}`, {});
});
