import { expect, test } from 'vitest';
import { Client, fresh, type Json } from './harness/client.ts';
import { inRoom, people, roomOf, sendTexts } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Server side search
const target = useTarget();

const search = async (client: Client, criteria: Json, next_batch?: string): Promise<Json> => {
  const query = next_batch === undefined ? {} : { query: { next_batch } };
  return (await client.post('/v3/search', { search_categories: { room_events: criteria } }, query)).search_categories
    .room_events;
};
const found = (answer: Json): string[] => answer.results.map((each: Json) => each.result.event_id);

test('finds a word in the messages of one’s rooms', async () => {
  const [alice] = await people(target, 1);
  const word = fresh('wort');
  const roomId = await roomOf(alice);
  const eventId = await alice.sendText(roomId, `Das ${word} steht hier`);
  await alice.sendText(roomId, 'Nichts davon');
  const answer = await search(alice, { search_term: word });
  expect(answer.count).toBe(1);
  expect(answer.results).toMatchObject([
    { rank: expect.any(Number), result: { event_id: eventId, room_id: roomId, sender: alice.userId } },
  ]);
  expect(answer.highlights).toEqual(expect.any(Array));
});

test('several words all have to be there', async () => {
  const [alice] = await people(target, 1);
  const [one, two] = [fresh('eins'), fresh('zwei')];
  const roomId = await roomOf(alice);
  const both = await alice.sendText(roomId, `${one} und ${two}`);
  await sendTexts(alice, roomId, [one, two]);
  expect(found(await search(alice, { search_term: `${two} ${one}` }))).toEqual([both]);
});

test('letter case does not matter', async () => {
  const [alice] = await people(target, 1);
  const word = fresh('wort');
  const eventId = await alice.sendText(await roomOf(alice), `Hier: ${word.toUpperCase()}`);
  expect(found(await search(alice, { search_term: word }))).toEqual([eventId]);
});

test('names and topics of rooms are found by their keys', async () => {
  const [alice] = await people(target, 1);
  const word = fresh('wort');
  const roomId = await roomOf(alice, [], { name: `Name ${word}`, topic: `Thema ${word}` });
  await alice.sendText(roomId, `Text ${word}`);
  const types = async (keys?: string[]) =>
    (await search(alice, { search_term: word, ...(keys && { keys }) })).results
      .map((each: Json) => each.result.type)
      .sort();
  expect(await types(['content.name'])).toEqual(['m.room.name']);
  expect(await types(['content.topic'])).toEqual(['m.room.topic']);
  expect(await types(['content.body'])).toEqual(['m.room.message']);
  expect(await types()).toEqual(['m.room.message', 'm.room.name', 'm.room.topic']);
});

test('recent gives the newest first', async () => {
  const [alice] = await people(target, 1);
  const word = fresh('wort');
  const roomId = await roomOf(alice);
  const ids = await sendTexts(alice, roomId, [`${word} 1`, `${word} 2`, `${word} 3`]);
  expect(found(await search(alice, { search_term: word, order_by: 'recent' }))).toEqual([...ids].reverse());
});

test('the filter chooses rooms, senders and kinds', async () => {
  const [alice, bob] = await people(target, 2);
  const word = fresh('wort');
  const [here, there] = [await roomOf(alice, [bob]), await roomOf(alice)];
  const own = await alice.sendText(here, word);
  const foreign = await bob.sendText(here, word);
  const elsewhere = await alice.sendText(there, word);
  const ids = async (filter: Json) => found(await search(alice, { search_term: word, filter })).sort();
  expect(await ids({ rooms: [there] })).toEqual([elsewhere]);
  expect(await ids({ not_rooms: [there] })).toEqual([own, foreign].sort());
  expect(await ids({ senders: [bob.userId] })).toEqual([foreign]);
  expect(await ids({ types: ['m.room.name'] })).toEqual([]);
});

test('pages bring every hit once', async () => {
  const [alice] = await people(target, 1);
  const word = fresh('wort');
  const ids = await sendTexts(
    alice,
    await roomOf(alice),
    ['1', '2', '3', '4', '5'].map((each) => `${word} ${each}`),
  );
  const criteria = { search_term: word, order_by: 'recent', filter: { limit: 2 } };
  const seen: string[] = [];
  let next: string | undefined;
  for (let pages = 0; pages < 10; pages += 1) {
    const answer = await search(alice, criteria, next);
    seen.push(...found(answer));
    next = answer.next_batch;
    if (next === undefined) break;
  }
  expect(seen).toEqual([...ids].reverse());
});

test('context brings what stood around a hit and the people in it', async () => {
  const [alice] = await people(target, 1);
  const word = fresh('wort');
  await alice.put(`/v3/profile/${alice.userId}/displayname`, { displayname: 'Alice Beispiel' });
  const roomId = await roomOf(alice);
  const ids = await sendTexts(alice, roomId, ['davor', word, 'danach', 'später']);
  const answer = await search(alice, {
    search_term: word,
    event_context: { before_limit: 1, after_limit: 1, include_profile: true },
  });
  const { context } = answer.results[0];
  expect(context.events_before).toMatchObject([{ event_id: ids[0] }]);
  expect(context.events_after).toMatchObject([{ event_id: ids[2] }]);
  expect(context).toMatchObject({ start: expect.any(String), end: expect.any(String) });
  expect(context.profile_info[alice.userId]).toMatchObject({ displayname: 'Alice Beispiel' });
});

test('groups sort the hits by room and by sender', async () => {
  const [alice, bob] = await people(target, 2);
  const word = fresh('wort');
  const [here, there] = [await roomOf(alice, [bob]), await roomOf(alice)];
  const own = await alice.sendText(there, word);
  const foreign = await bob.sendText(here, word);
  const { groups } = await search(alice, {
    search_term: word,
    groupings: { group_by: [{ key: 'room_id' }, { key: 'sender' }] },
  });
  expect(groups.room_id[here].results).toEqual([foreign]);
  expect(groups.room_id[there].results).toEqual([own]);
  expect(groups.sender[bob.userId].results).toEqual([foreign]);
});

test('include_state adds the state of the rooms', async () => {
  const [alice] = await people(target, 1);
  const word = fresh('wort');
  const roomId = await roomOf(alice, [], { name: 'Archiv' });
  await alice.sendText(roomId, word);
  const { state } = await search(alice, { search_term: word, include_state: true });
  expect(state[roomId].map((event: Json) => event.type)).toEqual(
    expect.arrayContaining(['m.room.create', 'm.room.name']),
  );
});

test('rooms of others are not searched', async () => {
  const [alice, bob] = await people(target, 2);
  const word = fresh('wort');
  const roomId = await roomOf(alice);
  await alice.sendText(roomId, word);
  expect(await search(bob, { search_term: word })).toMatchObject({ results: [], count: 0 });
  const answer = await search(bob, { search_term: word, filter: { rooms: [roomId] } });
  expect(answer).toMatchObject({ results: [], count: 0 });
});

test('what was hidden from one who joined later is not found by them', async () => {
  const [alice, bob] = await people(target, 2);
  const word = fresh('wort');
  const visibility = { type: 'm.room.history_visibility', content: { history_visibility: 'joined' } };
  const roomId = await roomOf(alice, [], { initial_state: [visibility] });
  await alice.sendText(roomId, `${word} vorher`);
  await bob.join(roomId);
  const seen = await alice.sendText(roomId, `${word} nachher`);
  expect(found(await search(bob, { search_term: word }))).toEqual([seen]);
});

test('what was redacted is not found', async () => {
  const [alice] = await people(target, 1);
  const word = fresh('wort');
  const roomId = await roomOf(alice);
  await alice.redact(roomId, await alice.sendText(roomId, word));
  expect(found(await search(alice, { search_term: word }))).toEqual([]);
});

test.each([
  ['no categories', {}],
  ['no term', { search_categories: { room_events: {} } }],
  ['an order that is none', { search_categories: { room_events: { search_term: 'x', order_by: 'luck' } } }],
  [
    'a group that is none',
    { search_categories: { room_events: { search_term: 'x', groupings: { group_by: [{ key: 'colour' }] } } } },
  ],
])('refuses a search with %s', async (_what, body) => {
  const [alice] = await people(target, 1);
  expect((await alice.call('POST', '/v3/search', body)).status).toBe(400);
});

test('a search without a token is refused', async () => {
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'POST', '/v3/search', { search_categories: {} });
});

test('who left finds what was said until then', async () => {
  const [alice, bob] = await people(target, 2);
  const word = fresh('wort');
  const roomId = await roomOf(alice, [bob]);
  const seen = await alice.sendText(roomId, `${word} vorher`);
  await bob.post(inRoom(roomId, 'leave'));
  await alice.sendText(roomId, `${word} nachher`);
  const hits = found(await search(bob, { search_term: word }));
  expect([[], [seen]]).toContainEqual(hits);
});
