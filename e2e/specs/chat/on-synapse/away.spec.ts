import { expect, test, uniqueWord } from '../../../fixtures/index.ts';
import { openMatrixDevice } from '../../../fixtures/matrix-device.ts';
import { makeSpace } from '../../../fixtures/spaces.ts';

// Of our own homeserver the same is proven in server/services/homeserver/space-rooms.test.ts.
test('what happened in Kontor while Synapse was down is in Matrix when it is back', async ({ people, kontor }) => {
  test.setTimeout(150_000);
  const { synapse } = kontor;
  if (!synapse) throw new Error('This test is of Synapse alone');
  const [admin, owner] = [await people.session('admin'), await people.session('editor')];
  const [stays, goes] = [await people.colleague(), await people.colleague()];
  const space = await makeSpace(owner);
  const grants = `/api/spaces/${space.id}/grants`;
  const grant = (id: string) =>
    owner.call<{ id: string }>('POST', grants, { subject: { kind: 'person', id }, role: 'editor' });
  const [, taken] = [await grant(stays.id), await grant(goes.id)];
  const own = await openMatrixDevice(kontor.url, owner);
  const theirs = await Promise.all(
    [stays, goes].map(async ({ login, password }) =>
      openMatrixDevice(kontor.url, await people.newSession(login, password)),
    ),
  );
  const [left, right] = theirs;
  const { rooms } = await owner.call<{ rooms: { room: string; space: string }[] }>('GET', '/api/chat/rooms');
  const room = rooms.find((each) => each.space === space.id)?.room ?? '';
  const isIn = async (device = own) => (await device.call('GET', '/v3/joined_rooms')).joined_rooms.includes(room);
  expect([await isIn(left), await isIn(right)]).toEqual([true, true]);

  await synapse.kill();
  const familyName = uniqueWord('Linde');
  await admin.call('PATCH', `/api/people/${stays.id}`, { revision: 1, familyName });
  await owner.call('DELETE', `${grants}/${taken.id}`);
  await synapse.restart();
  await expect.poll(() => isIn(right), { timeout: 60_000 }).toBe(false);
  const nameOf = async () => (await own.call('GET', `/v3/profile/${left?.userId}/displayname`)).displayname;
  await expect.poll(nameOf, { timeout: 60_000 }).toContain(familyName);
  expect(await isIn(left)).toBe(true);
});
