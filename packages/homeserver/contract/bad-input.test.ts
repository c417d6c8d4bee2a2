import { beforeAll, expect, test } from 'vitest';
import { type Client, fresh, part, register, room } from './harness/client.ts';
import { expected } from './harness/differences.ts';
import { useTarget } from './harness/target.ts';

/** What no client should send, and somebody will: it is refused or kept as it is, and never a failure of the server. */
const target = useTarget();
let anna: Client;
beforeAll(async () => {
  anna = await register(target, 'anna');
});
const sendPath = (roomId: string, type = 'city.note') => room(roomId, 'send', type, fresh());
const sendRaw = (roomId: string, raw: string) => anna.call('PUT', sendPath(roomId), undefined, { raw });

/** The room goes on as before. */
async function expectAlive(roomId: string): Promise<void> {
  const eventId = await anna.sendText(roomId, 'weiter');
  const { chunk } = await anna.get(room(roomId, 'messages'), { dir: 'b', limit: 1 });
  expect(chunk[0].event_id).toBe(eventId);
}

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s is a name like any other', async (name) => {
  const roomId = await anna.createRoom();
  const raw = `{"${name}": {"polluted": true}, "list": [{"${name}": 1}]}`;
  const { status, body } = await sendRaw(roomId, raw);
  expect(status).toBe(200);
  const { content } = await anna.get(room(roomId, 'event', body.event_id));
  expect(Object.hasOwn(content, name)).toBe(true);
  expect(Object.hasOwn(content.list[0], name)).toBe(true);
  await anna.refused(404, 'M_NOT_FOUND', 'GET', room(roomId, 'state', name, name));
  await anna.setState(roomId, name, { n: 1 }, name);
  expect(await anna.getState(roomId, name, name)).toEqual({ n: 1 });
});

test('power levels are not inherited from a prototype', async () => {
  const roomId = await anna.createRoom({ preset: 'public_chat', room_version: '11' });
  const ben = await register(target, 'ben');
  await ben.join(roomId);
  const levels = JSON.stringify(await anna.getState(roomId, 'm.room.power_levels'));
  const raw = `{"__proto__": {"${ben.userId}": 100, "users_default": 100, "state_default": 0}, ${levels.slice(1)}`;
  await anna.call('PUT', room(roomId, 'state', 'm.room.power_levels', ''), undefined, { raw });
  await ben.refused(403, 'M_FORBIDDEN', 'PUT', room(roomId, 'state', 'city.file', ''), {});
});

test.each([100, 500])('JSON may be %s levels deep', async (depth) => {
  const roomId = await anna.createRoom();
  const { status } = await sendRaw(roomId, `{"deep": ${'['.repeat(depth)}${']'.repeat(depth)}}`);
  expect([200, 400]).toContain(status);
  await expectAlive(roomId);
});

test('JSON that is absurdly deep is refused', async () => {
  const raw = `{"deep": ${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
  if (!expected(target, 'absurdlyDeepJson', { kontor: true, synapse: false })) return;
  const roomId = await anna.createRoom();
  const { status } = await sendRaw(roomId, raw);
  expect([400, 413]).toContain(status);
  await expectAlive(roomId);
});

test.each(['1e400', '-1e400'])('the endless number %s is refused', async (number) => {
  const { status } = await sendRaw(await anna.createRoom(), `{"number": ${number}}`);
  expect(status).toBe(expected(target, 'wrongTypesAreRefused', { kontor: 400, synapse: 500 }));
});

test.each(['1e100', '0.1', '9007199254740993'])('the number %s is refused', async (number) => {
  const roomId = await anna.createRoom();
  const { status, body } = await sendRaw(roomId, `{"number": ${number}}`);
  expect({ status, errcode: body.errcode }).toEqual({ status: 400, errcode: 'M_BAD_JSON' });
});

test('the same name twice in an object is refused or taken once', async () => {
  const roomId = await anna.createRoom();
  const { status, body } = await sendRaw(roomId, '{"twice": 1, "twice": 2}');
  expect([200, 400]).toContain(status);
  if (status === 200) expect((await anna.get(room(roomId, 'event', body.event_id))).content).toEqual({ twice: 2 });
});

test('letters that look alike are not made alike', async () => {
  const roomId = await anna.createRoom();
  const [composed, decomposed] = ['é', 'e\u0301'];
  await anna.setState(roomId, 'city.file', { n: 1 }, composed);
  await anna.setState(roomId, 'city.file', { n: 2 }, decomposed);
  expect(await anna.getState(roomId, 'city.file', composed)).toEqual({ n: 1 });
  expect(await anna.getState(roomId, 'city.file', decomposed)).toEqual({ n: 2 });
});

test.each(['a\u0000b', 'a\nb', '\u202e', ' ', '%', "';--", '../..'])(
  'the state key %j is kept or refused',
  async (key) => {
    const roomId = await anna.createRoom();
    const { status } = await anna.call('PUT', room(roomId, 'state', 'city.file', key), { n: 1 });
    expect([200, 400]).toContain(status);
    if (status === 200) expect(await anna.getState(roomId, 'city.file', key)).toEqual({ n: 1 });
    await expectAlive(roomId);
  },
);

test.each(['!', '!:', 'a'.repeat(500), `!${'x'.repeat(300)}:here`, '%00', "!' or 1=1"])(
  'the room %s does not exist',
  async (roomId) => {
    for (const path of [room(roomId, 'state'), room(roomId, 'event', '$x'), room(roomId, 'members')]) {
      const { status } = await anna.call('GET', path);
      expect([400, 403, 404]).toContain(status);
    }
  },
);

test.each(['Bearer ', 'Bearer a b', `Bearer ${'x'.repeat(1000)}`, 'Bearer syt_a_b_c', 'Bearer null'])(
  'the forged token %s is nobody’s',
  async (authorization) => {
    const { status } = await anna.call('GET', '/v3/account/whoami', undefined, { headers: { authorization } });
    expect([400, 401]).toContain(status);
  },
);

test('questions that are not asked are not heard', async () => {
  const roomId = await anna.createRoom();
  const query = { nonsense: '1', dir: 'b', access: 'all' };
  expect((await anna.call('GET', room(roomId, 'messages'), undefined, { query })).status).toBe(200);
});

test('relations to nothing, to what is no event and to each other break nothing', async () => {
  const roomId = await anna.createRoom();
  const first = await anna.sendText(roomId, 'x');
  for (const event_id of [`$${'a'.repeat(43)}`, 7, null, first, { a: 1 }]) {
    const relation = { msgtype: 'm.text', body: 'x', 'm.relates_to': { rel_type: 'm.thread', event_id } };
    const { status } = await anna.call('PUT', sendPath(roomId, 'm.room.message'), relation);
    expect([200, 400]).toContain(status);
  }
  await anna.get(`/v1/rooms/${part(roomId)}/relations/${part(first)}`);
  await expectAlive(roomId);
});
