import { expect, test, uniqueWord } from '../../fixtures/index.ts';
import { inRoom, type MatrixDevice, openMatrixDevice } from '../../fixtures/matrix-device.ts';
import { makeSpace } from '../../fixtures/spaces.ts';

/** A Synapse that shares two cores with browsers and other tests takes its time. */
const limitMs = { embedded: 1_000, synapse: 3_000 };

test('a new name, another role and a suspension are in Matrix within a second', { tag: '@timed' }, async ({
  people,
  kontor,
  homeserver,
}) => {
  test.setTimeout(120_000);
  const [admin, owner, colleague] = [
    await people.session('admin'),
    await people.session('editor'),
    await people.colleague(),
  ];
  const session = await people.newSession(colleague.login, colleague.password);
  const space = await makeSpace(owner);
  const grant = (role: string) =>
    owner.call('POST', `/api/spaces/${space.id}/grants`, { subject: { kind: 'person', id: colleague.id }, role });
  await grant('editor');
  const [own, raw] = [await openMatrixDevice(kontor.url, owner), await openMatrixDevice(kontor.url, session)];
  const { rooms } = await owner.call<{ rooms: { room: string; space: string }[] }>('GET', '/api/chat/rooms');
  const room = rooms.find((each) => each.space === space.id)?.room ?? '';
  const writes = async () => (await write(raw, room)).ok;
  expect(await writes()).toBe(true);

  async function measure(what: string, change: () => Promise<unknown>, isThere: () => Promise<boolean>): Promise<void> {
    const begin = Date.now();
    await change();
    await expect.poll(isThere, { intervals: [20] }).toBe(true);
    const took = Date.now() - begin;
    test.info().annotations.push({ type: 'took', description: `${what} ${took} ms` });
    expect(took, what).toBeLessThan(limitMs[homeserver]);
  }

  const familyName = uniqueWord('Birke');
  await measure(
    'name',
    () => admin.call('PATCH', `/api/people/${colleague.id}`, { revision: 1, familyName }),
    async () => (await own.call('GET', `/v3/profile/${raw.userId}/displayname`)).displayname.endsWith(familyName),
  );
  await measure(
    'role',
    () => grant('reader'),
    async () => !(await writes()),
  );
  const suspend = (suspended: boolean) => admin.call('PATCH', `/api/accounts/${colleague.account}`, { suspended });
  const isOut = async () => (await raw.fetch('GET', '/v3/account/whoami')).status === 401;
  await measure('suspension', () => suspend(true), isOut);
  const { synapse } = kontor;
  if (synapse) await expect.poll(() => synapse.isSuspended(raw.userId)).toBe(true);
  await suspend(false);
  if (synapse) await expect.poll(() => synapse.isSuspended(raw.userId)).toBe(false);
});

function write(device: MatrixDevice, room: string): Promise<Response> {
  const path = inRoom(room, `send/m.room.message/${uniqueWord('text')}`);
  return device.fetch('PUT', path, { msgtype: 'm.text', body: 'Guten Tag' });
}
