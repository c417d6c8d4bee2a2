import { beforeAll, expect, test } from 'vitest';
import { type Client, type Json, register, room } from './harness/client.ts';
import { expected } from './harness/differences.ts';
import { useTarget } from './harness/target.ts';

/** "client-server API, Room history visibility". */
const target = useTarget();
let anna: Client;
let ben: Client;
let stranger: Client;
beforeAll(async () => {
  [anna, ben, stranger] = [await register(target), await register(target), await register(target)];
});
type Visibility = 'world_readable' | 'shared' | 'invited' | 'joined';

/** Anna writes before Ben is invited, while he is, while he is inside, and after he left. */
async function tell(visibility: Visibility) {
  const roomId = await anna.createRoom({
    initial_state: [{ type: 'm.room.history_visibility', content: { history_visibility: visibility } }],
  });
  const events = { before: await anna.sendText(roomId, 'before') } as Record<string, string>;
  await anna.invite(roomId, ben.userId);
  events.invited = await anna.sendText(roomId, 'invited');
  await ben.join(roomId);
  events.joined = await anna.sendText(roomId, 'joined');
  return { roomId, events };
}

/** Of the history read in this direction, oldest first. */
async function texts(client: Client, roomId: string, dir = 'f'): Promise<string[]> {
  const { chunk } = await client.get(room(roomId, 'messages'), { dir, limit: 100 });
  const bodies = chunk.filter(({ type }: Json) => type === 'm.room.message').map(({ content }: Json) => content.body);
  return dir === 'f' ? bodies : bodies.reverse();
}
async function single(client: Client, roomId: string, events: Record<string, string>): Promise<string[]> {
  const seen: string[] = [];
  for (const [name, eventId] of Object.entries(events)) {
    const event = await client.call('GET', room(roomId, 'event', eventId));
    const context = await client.call('GET', room(roomId, 'context', eventId));
    expect(event.status === 200, `${name} is seen alone and with its context alike`).toBe(context.status === 200);
    if (event.status === 200) seen.push(name);
    else expect(event).toMatchObject({ status: 404, body: { errcode: 'M_NOT_FOUND' } });
  }
  return seen;
}

test.each<[Visibility, string[]]>([
  ['world_readable', ['before', 'invited', 'joined']],
  ['shared', ['before', 'invited', 'joined']],
  ['invited', ['invited', 'joined']],
  ['joined', ['joined']],
])('where history is %s, who has joined reads %j', async (visibility, visible) => {
  const { roomId, events } = await tell(visibility);
  expect(await texts(ben, roomId)).toEqual(visible);
  expect(await single(ben, roomId, events)).toEqual(visible);
});

test.each<[Visibility, string[]]>([
  ['world_readable', ['before', 'invited', 'joined', 'left']],
  ['invited', ['invited', 'joined']],
  ['joined', ['joined']],
])('where history is %s, who has left reads %j', async (visibility, visible) => {
  const { roomId, events } = await tell(visibility);
  await ben.leave(roomId);
  events.left = await anna.sendText(roomId, 'left');
  expect(await single(ben, roomId, events)).toEqual(visible);
});

test('where history is shared, who has left reads all up to then', async () => {
  const { roomId, events } = await tell('shared');
  await ben.leave(roomId);
  events.after = await anna.sendText(roomId, 'after');
  const all = ['before', 'invited', 'joined'];
  expect(await texts(ben, roomId, 'b')).toEqual(all);
  const forwards = expected(target, 'historyAfterLeaving', { kontor: all, synapse: [...all, 'after'] });
  expect(await texts(ben, roomId)).toEqual(forwards);
  const byId = expected(target, 'historyAfterLeaving', { kontor: all, synapse: ['joined'] });
  expect(await single(ben, roomId, events)).toEqual(byId);
});

test('who is banned reads nothing that comes after the ban', async () => {
  const { roomId } = await tell('shared');
  await anna.post(room(roomId, 'ban'), { user_id: ben.userId });
  const after = await anna.sendText(roomId, 'after');
  expect(await single(ben, roomId, { after })).toEqual([]);
  const { status, body } = await ben.call('GET', room(roomId, 'messages'), undefined, { query: { dir: 'b' } });
  if (status !== 403) expect(JSON.stringify(body)).not.toContain(after);
});

test.each<Visibility>(['shared', 'invited', 'joined'])(
  'where history is %s, a stranger reads nothing',
  async (visibility) => {
    const { roomId, events } = await tell(visibility);
    const query = { dir: 'b' };
    await stranger.refused(403, 'M_FORBIDDEN', 'GET', room(roomId, 'messages'), undefined, { query });
    await stranger.refused(403, 'M_FORBIDDEN', 'GET', room(roomId, 'state'));
    const path = room(roomId, 'event', events.joined ?? '');
    await stranger.refused([403, 404], ['M_FORBIDDEN', 'M_NOT_FOUND'], 'GET', path);
  },
);

test('where history is readable by the world, a stranger reads it, and writes nothing', async () => {
  const { roomId, events } = await tell('world_readable');
  expect(await texts(stranger, roomId)).toEqual(['before', 'invited', 'joined']);
  expect(await single(stranger, roomId, events)).toEqual(['before', 'invited', 'joined']);
  expect(await stranger.getState(roomId, 'm.room.history_visibility')).toEqual({
    history_visibility: 'world_readable',
  });
  const path = room(roomId, 'send', 'm.room.message', '1');
  await stranger.refused(403, 'M_FORBIDDEN', 'PUT', path, { msgtype: 'm.text', body: 'x' });
});

test('who is invited reads nothing of a room before they join', async () => {
  const roomId = await anna.createRoom({ invite: [ben.userId] });
  const eventId = await anna.sendText(roomId, 'drinnen');
  await ben.refused(403, 'M_FORBIDDEN', 'GET', room(roomId, 'messages'), undefined, { query: { dir: 'b' } });
  await ben.refused([403, 404], ['M_FORBIDDEN', 'M_NOT_FOUND'], 'GET', room(roomId, 'event', eventId));
});

test('a change counts for what comes after it', async () => {
  const roomId = await anna.createRoom({ preset: 'public_chat' });
  const shown = await anna.sendText(roomId, 'gezeigt');
  await anna.setState(roomId, 'm.room.history_visibility', { history_visibility: 'joined' });
  const hidden = await anna.sendText(roomId, 'verborgen');
  await ben.join(roomId);
  expect(await single(ben, roomId, { shown, hidden })).toEqual(['shown']);
  expect(await texts(ben, roomId)).toEqual(['gezeigt']);
});

test('what was once shown to the world is not taken back, what comes later is hidden', async () => {
  const { roomId, events } = await tell('world_readable');
  await anna.setState(roomId, 'm.room.history_visibility', { history_visibility: 'joined' });
  const path = room(roomId, 'event', await anna.sendText(roomId, 'danach'));
  await stranger.refused([403, 404], ['M_FORBIDDEN', 'M_NOT_FOUND'], 'GET', path);
  const { status } = await stranger.call('GET', room(roomId, 'event', events.joined ?? ''));
  expect([200, 403, 404]).toContain(status);
});

test('who comes back reads what was said between, if it is shared', async () => {
  const roomId = await anna.createRoom({ preset: 'public_chat' });
  await ben.join(roomId);
  await ben.leave(roomId);
  await anna.sendText(roomId, 'dazwischen');
  await ben.join(roomId);
  expect(await texts(ben, roomId)).toEqual(['dazwischen']);
});

test('a visibility that does not exist hides nothing more than "shared" shows', async () => {
  const roomId = await anna.createRoom({ preset: 'public_chat' });
  const path = room(roomId, 'state', 'm.room.history_visibility', '');
  const { status } = await anna.call('PUT', path, { history_visibility: 'nonsense' });
  expect([200, 400]).toContain(status);
  await anna.sendText(roomId, 'Hallo');
  await ben.join(roomId);
  expect(await texts(ben, roomId)).toEqual(['Hallo']);
});
