import { beforeAll, expect, test } from 'vitest';
import { type Client, fresh, type Json, part, register, room } from './harness/client.ts';
import { expected } from './harness/differences.ts';
import { useTarget } from './harness/target.ts';

/** Many at once: the events of a room have one order, and each was accepted by the rules of its place in it. */
const target = useTarget();
let people: Client[];
beforeAll(async () => {
  people = await Promise.all(['anna', 'ben', 'cleo', 'dora'].map((name) => register(target, name)));
});

/** All people are in it; the first made it. */
async function makeRoom(options: Json = {}): Promise<{ roomId: string; anna: Client; others: Client[] }> {
  const [anna, ...others] = people as [Client, ...Client[]];
  const roomId = await anna.createRoom({ preset: 'public_chat', ...options });
  for (const other of others) await other.join(roomId);
  return { roomId, anna, others };
}

/** All events of a room as a reader pages through them, oldest first. */
async function history(client: Client, roomId: string, dir: 'f' | 'b', limit: number): Promise<Json[]> {
  const events: Json[] = [];
  for (let from: string | undefined; ; ) {
    const { chunk, end } = await client.get(room(roomId, 'messages'), { dir, limit, from });
    events.push(...chunk);
    if (end === undefined || chunk.length === 0) return dir === 'f' ? events : events.reverse();
    from = end;
  }
}
const ids = (events: Json[]): string[] => events.map(({ event_id: id }) => id);

test('what many send at once is there once, in one order for everybody', async () => {
  const { roomId, anna, others } = await makeRoom();
  const sends = people.flatMap((person) => [1, 2, 3, 4].map((number) => person.sendText(roomId, String(number))));
  const sent = await Promise.all(sends);
  expect(new Set(sent).size).toBe(sent.length);
  const order = ids(await history(anna, roomId, 'f', 100)).filter((id) => sent.includes(id));
  expect([...order].sort()).toEqual([...sent].sort());
  for (const reader of others) {
    expect(ids(await history(reader, roomId, 'b', 5)).filter((id) => sent.includes(id))).toEqual(order);
    expect(ids(await history(reader, roomId, 'f', 3)).filter((id) => sent.includes(id))).toEqual(order);
  }
});

test('who waits for an answer before the next message has them in this order', async () => {
  const { roomId, anna } = await makeRoom();
  const sent = await Promise.all(
    people.map(async (person) => {
      const mine: string[] = [];
      for (const number of [1, 2, 3]) mine.push(await person.sendText(roomId, String(number)));
      return mine;
    }),
  );
  const order = ids(await history(anna, roomId, 'f', 100));
  for (const mine of sent) expect(order.filter((id) => mine.includes(id))).toEqual(mine);
});

test('of states set at once the last in the order holds', async () => {
  const { roomId, anna } = await makeRoom({ power_level_content_override: { state_default: 0 } });
  await Promise.all(people.map((person) => person.setState(roomId, 'city.file', { by: person.userId })));
  const files = (await history(anna, roomId, 'f', 100)).filter(({ type }) => type === 'city.file');
  expect(files).toHaveLength(people.length);
  const current = await anna.getState(roomId, 'city.file');
  expect(files.map(({ content }) => content)).toContainEqual(current);
  const hasOneOrder = expected(target, 'oneOrder', { kontor: true, synapse: false });
  if (hasOneOrder) expect(current).toEqual(files.at(-1).content);
});

test('who is sent away while writing writes only before it', async () => {
  const { roomId, anna, others } = await makeRoom();
  const [ben] = others as [Client];
  const path = () => room(roomId, 'send', 'm.room.message', fresh());
  const sends = [1, 2, 3, 4, 5].map((number) => ben.call('PUT', path(), { msgtype: 'm.text', body: String(number) }));
  const kick = anna.post(room(roomId, 'kick'), { user_id: ben.userId });
  const answers = await Promise.all(sends);
  await kick;
  expect(answers.every(({ status }) => status === 200 || status === 403)).toBe(true);
  const accepted = answers.filter(({ status }) => status === 200).map(({ body }) => body.event_id);
  const events = await history(anna, roomId, 'f', 100);
  expect(ids(events)).toEqual(expect.arrayContaining(accepted));
  const left = events.findIndex(({ state_key: key, content }) => key === ben.userId && content.membership === 'leave');
  const after = ids(events.slice(left)).filter((id) => accepted.includes(id));
  const isJudgedInOrder = expected(target, 'oneOrder', { kontor: true, synapse: false });
  if (isJudgedInOrder) expect(after).toEqual([]);
  await ben.refused(403, 'M_FORBIDDEN', 'PUT', path(), { msgtype: 'm.text', body: 'danach' });
});

test('of those who want one alias at once one gets it', async () => {
  const room_alias_name = fresh('gleich');
  const answers = await Promise.all(people.map((person) => person.call('POST', '/v3/createRoom', { room_alias_name })));
  const made = answers.filter(({ status }) => status === 200);
  expect(made).toHaveLength(1);
  const { room_id: found } = await (people[0] as Client).get(
    `/v3/directory/room/${part(`#${room_alias_name}:${target.serverName}`)}`,
  );
  expect(found).toBe(made[0]?.body.room_id);
});

test('joining and leaving at once ends in one of the two, the same for everybody', async () => {
  const { roomId, anna, others } = await makeRoom();
  const [ben] = others as [Client];
  await Promise.all([ben.call('POST', room(roomId, 'leave'), {}), ben.call('POST', room(roomId, 'join'), {})]);
  const { membership } = await anna.getState(roomId, 'm.room.member', ben.userId);
  expect(['join', 'leave']).toContain(membership);
  const { joined_rooms: joined } = await ben.get('/v3/joined_rooms');
  expect(joined.includes(roomId)).toBe(membership === 'join');
});

test('an invitation that is accepted while it is taken back is one or the other', async () => {
  const [anna, ben] = people as [Client, Client];
  const roomId = await anna.createRoom({ invite: [ben.userId] });
  const answers = await Promise.all([
    ben.call('POST', room(roomId, 'join'), {}),
    anna.call('POST', room(roomId, 'kick'), { user_id: ben.userId }),
  ]);
  expect(answers.every(({ status }) => status === 200 || status === 403)).toBe(true);
  const { membership } = await anna.getState(roomId, 'm.room.member', ben.userId);
  const { status } = await ben.call('PUT', room(roomId, 'send', 'm.room.message', fresh()), {
    msgtype: 'm.text',
    body: 'x',
  });
  expect(status).toBe(membership === 'join' ? 200 : 403);
});
