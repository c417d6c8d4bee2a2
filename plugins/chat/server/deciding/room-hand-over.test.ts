import { getHandOver, listReceived, passOn, refuseHandOver } from '@kontor/schema';
import {
  anOrgUnit,
  aSignedInPerson,
  MatrixBrowser,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';

// A process of its own starts, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
const soon = { timeout: 30_000 };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ homeserver: 'embedded' });
});
afterAll(() => server.stop());

/** Somebody who leads an office, somebody in it, and two who work with them elsewhere. */
async function anOffice() {
  const unit = await anOrgUnit(server);
  const lead = await aSignedInPerson(server, { positions: [{ orgUnit: unit.id, lead: true }] });
  const leaver = await aSignedInPerson(server, { positions: [{ orgUnit: unit.id }] });
  const [ben, cem] = [await aSignedInPerson(server), await aSignedInPerson(server)];
  return { lead, leaver, ben, cem };
}

async function aRoom(owner: SignedInPerson, others: readonly SignedInPerson[], isDirect = false): Promise<string> {
  const own = await MatrixBrowser.open(owner.client);
  const browsers = await Promise.all(others.map(({ client }) => MatrixBrowser.open(client)));
  const invite = browsers.map(({ userId }) => userId);
  const made = await own.call('POST', '/v3/createRoom', { preset: 'private_chat', is_direct: isDirect, invite });
  for (const browser of browsers) await browser.call('POST', `/v3/rooms/${encodeURIComponent(made.room_id)}/join`, {});
  return made.room_id;
}

const shownTo = async (viewer: SignedInPerson, { person }: SignedInPerson) =>
  (await viewer.client.call(getHandOver, { person: person.id })).kinds.find(({ kind }) => kind === 'chat.rooms');
const roomsOf = async (who: SignedInPerson) => ((await shownTo(who, who))?.items ?? []).map(({ ref }) => ref).sort();
const give = (giver: SignedInPerson, { person }: SignedInPerson, to: SignedInPerson | null) =>
  giver.client.call(passOn, {
    ...{ person: person.id, reason: 'leaving', kind: 'chat.rooms', refs: null },
    to: to?.person.id ?? null,
  });
const leave = ({ person }: SignedInPerson) =>
  server.database.transaction((tx) =>
    server.services.people.updatePerson(tx, undefined, person.id, { validUntil: '2020-01-01' }),
  );

/** What somebody may do in a room by the homeserver, as they see it there. */
async function powerIn(room: string, { client }: SignedInPerson): Promise<number | undefined> {
  const browser = await MatrixBrowser.open(client);
  const answer = await browser.fetch('GET', `/v3/rooms/${encodeURIComponent(room)}/state/m.room.power_levels`);
  if (!answer.ok) return undefined;
  return z.object({ users: z.record(z.string(), z.number()) }).parse(await answer.json()).users[browser.userId];
}

test('a private room in which nobody else decides is handed over, and the next one decides in it', async () => {
  const { leaver, ben, cem } = await anOffice();
  const room = await aRoom(leaver, [ben, cem]);
  await aRoom(leaver, [ben], true);
  await expect.poll(() => roomsOf(leaver), soon).toEqual([`chat/room/${room}`]);
  expect(await shownTo(leaver, leaver)).toMatchObject({
    items: [
      {
        title: [ben, cem]
          .map(({ person }) => person.name)
          .sort()
          .join(', '),
        proposal: { why: 'member' },
      },
    ],
  });
  expect(await give(leaver, leaver, ben)).toEqual({ passed: 1, left: [] });
  await expect.poll(() => powerIn(room, ben), soon).toBe(100);
  expect([await roomsOf(leaver), await roomsOf(ben)]).toEqual([[], [`chat/room/${room}`]]);

  // Given back, it is the first one's again.
  const [batch] = (await ben.client.call(listReceived, {})).batches;
  const items = (batch?.items ?? []).map(({ id }) => id);
  await ben.client.call(refuseHandOver, { batch: batch?.batch ?? '', items, reason: 'Keine Zeit' });
  expect([await roomsOf(leaver), await roomsOf(ben)]).toEqual([[`chat/room/${room}`], []]);
});

test('what is left behind goes to who is in the room; the lead gives it without seeing or entering it', async () => {
  const { lead, leaver, ben } = await anOffice();
  const room = await aRoom(leaver, [ben]);
  await expect.poll(() => roomsOf(leaver), soon).toHaveLength(1);
  await leave(leaver);
  expect(await shownTo(lead, leaver)).toMatchObject({ count: 1, unseen: 1, items: [] });
  for (const outsider of [lead, await aSignedInPerson(server)])
    expect(await give(lead, leaver, outsider)).toMatchObject({ passed: 0, left: [{ why: 'unfit', count: 1 }] });
  expect(await give(lead, leaver, null)).toEqual({ passed: 1, left: [] });
  await expect.poll(() => powerIn(room, ben), soon).toBe(100);
  expect(await powerIn(room, lead)).toBeUndefined();

  // Nor does it come to the lead when it is given back.
  const [batch] = (await ben.client.call(listReceived, {})).batches;
  const items = (batch?.items ?? []).map(({ id }) => id);
  await expect(
    ben.client.call(refuseHandOver, { batch: batch?.batch ?? '', items, reason: 'Nein' }),
  ).rejects.toMatchObject({ code: 'hand_over.nobody_else' });
});

test('whoever decides lets somebody in by giving it to them, who is in the room then', async () => {
  const { leaver, ben, cem } = await anOffice();
  const room = await aRoom(leaver, [ben]);
  await expect.poll(() => roomsOf(leaver), soon).toHaveLength(1);
  expect(await give(leaver, leaver, cem)).toEqual({ passed: 1, left: [] });
  await expect.poll(() => powerIn(room, cem), soon).toBe(100);
  expect(await (await MatrixBrowser.open(cem.client)).joinedRooms()).toContain(room);
});

test('what the homeserver refuses is listed again, with the reason, until somebody else takes it', async () => {
  const { leaver, ben, cem } = await anOffice();
  const room = await aRoom(leaver, [ben]);
  await expect.poll(() => roomsOf(leaver), soon).toHaveLength(1);
  const own = await MatrixBrowser.open(leaver.client);
  const banned = await MatrixBrowser.open(cem.client);
  await own.call('POST', `/v3/rooms/${encodeURIComponent(room)}/ban`, { user_id: banned.userId });
  expect(await give(leaver, leaver, cem)).toEqual({ passed: 1, left: [] });
  await expect
    .poll(async () => (await shownTo(leaver, leaver))?.items, soon)
    .toMatchObject([{ ref: `chat/room/${room}`, note: { en: expect.stringContaining('refused') } }]);
  await give(leaver, leaver, ben);
  await expect.poll(() => powerIn(room, ben), soon).toBe(100);
  expect(await roomsOf(leaver)).toEqual([]);
});

test('a right that is taken or given in Matrix is followed', async () => {
  const { leaver, ben } = await anOffice();
  const room = await aRoom(leaver, [ben]);
  await expect.poll(() => roomsOf(leaver), soon).toHaveLength(1);
  const [own, other] = [await MatrixBrowser.open(leaver.client), await MatrixBrowser.open(ben.client)];
  const path = `/v3/rooms/${encodeURIComponent(room)}/state/m.room.power_levels`;
  const levels = await own.call('GET', path);
  await own.call('PUT', path, { ...levels, users: { [other.userId]: 100 } });
  await expect.poll(() => roomsOf(leaver), soon).toEqual([]);
  expect(await roomsOf(ben)).toEqual([]);
  await own.call('PUT', path, { ...levels, users: {} });
  await expect.poll(() => roomsOf(leaver), soon).toHaveLength(1);
});
