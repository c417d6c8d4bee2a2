import { afterAll, expect, test, vi } from 'vitest';
import { type Client, type Json, signInAgain } from './harness/client.ts';
import { bodiesOf, idsOf, inline, inRoom, joinedRoom, people, roomOf, sendTexts, timelineOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

const target = useTarget();
// Many send at once, which a busy machine takes its time for.
vi.setConfig({ testTimeout: 180_000 });
afterAll(() => vi.resetConfig());

const texts = (word: string) => ['1', '2', '3'].map((number) => `${word}${number}`);

/** Follows a room from a position, gaps included, until so many messages were read. */
async function follow(client: Client, roomId: string, since: string, count: number, limit: number): Promise<Json[]> {
  const read: Json[] = [];
  let position = since;
  for (const deadline = Date.now() + 50_000; read.length < count && Date.now() < deadline; ) {
    const filter = inline({ room: { timeline: { limit, types: ['m.room.message'] } } });
    const sync = await client.sync({ since: position, timeout: 1000, ...filter });
    const timeline = joinedRoom(sync, roomId)?.timeline;
    if (timeline?.limited) {
      const { chunk } = await client.get(inRoom(roomId, 'messages'), {
        dir: 'b',
        from: timeline.prev_batch,
        to: position,
        limit: 100,
        ...inline({ types: ['m.room.message'] }),
      });
      read.push(...chunk.reverse());
    }
    read.push(...(timeline?.events ?? []));
    position = sync.next_batch;
  }
  return read;
}

test.each([50, 2])(
  'while three speak at once, each message is read once and in its order (limit %i)',
  async (limit) => {
    const [alice, bob, carol] = await people(target, 3);
    const roomId = await roomOf(alice, [bob, carol]);
    const { next_batch: since } = await alice.sync();
    const reading = follow(alice, roomId, since, 9, limit);
    const sent = await Promise.all([
      sendTexts(alice, roomId, texts('a')),
      sendTexts(bob, roomId, texts('b')),
      sendTexts(carol, roomId, texts('c')),
    ]);
    const read = await reading;
    expect(idsOf(read).sort()).toEqual(sent.flat().sort());
    for (const word of ['a', 'b', 'c'])
      expect(bodiesOf(read).filter((body) => body.startsWith(word))).toEqual(texts(word));
  },
);

test('two devices that follow at once read the same in the same order', async () => {
  const [alice, bob] = await people(target, 2);
  const phone = await signInAgain(alice);
  const roomId = await roomOf(alice, [bob]);
  const { next_batch: here } = await alice.sync();
  const { next_batch: there } = await phone.sync();
  const reading = [follow(alice, roomId, here, 6, 50), follow(phone, roomId, there, 6, 50)];
  await Promise.all([sendTexts(alice, roomId, texts('a')), sendTexts(bob, roomId, texts('b'))]);
  const [one = [], other = []] = await Promise.all(reading);
  expect(one).toHaveLength(6);
  expect(idsOf(other)).toEqual(idsOf(one));
});

test('what is said in many rooms at once arrives in each', async () => {
  const [alice, bob] = await people(target, 2);
  const rooms = [await roomOf(alice, [bob]), await roomOf(alice, [bob])];
  const { next_batch: since } = await alice.sync();
  await Promise.all(rooms.map((roomId) => sendTexts(bob, roomId, texts('x'))));
  const sync = await alice.sync({ since });
  for (const roomId of rooms) expect(bodiesOf(timelineOf(sync, roomId))).toEqual(texts('x'));
});

test('who joins while others speak misses nothing that comes after', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice);
  const { next_batch: since } = await bob.sync();
  const speaking = sendTexts(alice, roomId, texts('a'));
  await bob.join(roomId);
  await speaking;
  await alice.sendText(roomId, 'Schluss');
  const sync = await bob.sync({ since, ...inline({ room: { timeline: { limit: 50 } } }) });
  expect(bodiesOf(timelineOf(sync, roomId))).toEqual([...texts('a'), 'Schluss']);
});

test('answers that nobody waits for any more lose nothing', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const { next_batch: since } = await alice.sync();
  const gone = new AbortController();
  const address = `${target.url}/_matrix/client/v3/sync?timeout=8000&since=${encodeURIComponent(since)}`;
  const waiting = fetch(address, { headers: { authorization: `Bearer ${alice.token}` }, signal: gone.signal });
  const eventId = await bob.sendText(roomId, 'verpasst?');
  gone.abort();
  await waiting.catch(() => undefined);
  expect(idsOf(timelineOf(await alice.sync({ since }), roomId))).toEqual([eventId]);
});
