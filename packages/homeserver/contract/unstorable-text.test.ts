import { expect, test } from 'vitest';
import { part } from './harness/client.ts';
import { expected } from './harness/differences.ts';
import { bodiesOf, people, roomOf, timelineOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// Texts that JSON can say and databases cannot hold (PostgreSQL: NUL, half surrogate pairs)
const target = useTarget();

const odd = ['a\0b', 'a\ud800b'];

test.each(odd)('a message with such a text does not take others down with it', async (text) => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const relation = { 'm.relates_to': { rel_type: `m.${text}`, event_id: `$${text}` } };
  const sendings = [
    alice.call('PUT', `/v3/rooms/${part(roomId)}/send/m.room.message/1`, {
      msgtype: 'm.text',
      body: text,
      ...relation,
    }),
    bob.sendText(roomId, 'daneben'),
  ] as const;
  const [answer] = await Promise.all(sendings);
  const statuses = { kontor: [200, 400], synapse: [200, 400, 500] };
  expect(expected(target, 'wrongTypesAreRefused', statuses)).toContain(answer.status);
  expect(bodiesOf(timelineOf(await bob.sync(), roomId))).toContain('daneben');
});

test('an address with a NUL is refused, or nothing is there', async () => {
  const [alice] = await people(target, 1);
  const path = `/v3/user/${part(alice.userId)}/account_data/org.example%00x`;
  expect((await alice.call('GET', path)).status).toBeLessThan(500);
  expect((await alice.call('PUT', `/v3/rooms/${part(await roomOf(alice))}/state/a%00b`, {})).status).toBeLessThan(500);
});
