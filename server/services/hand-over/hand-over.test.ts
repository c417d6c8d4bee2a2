import { getHandOver, listHandOvers, listNotifications, listReceived, passOn, refuseHandOver } from '@kontor/schema';
import {
  anOrgUnit,
  aPerson,
  apiClient,
  aSignedInPerson,
  aSpace,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sessionCookieName } from '../../http/session-cookie.ts';

const clock = manualClock('2026-11-27T10:00:00Z');
let server: TestServer;
let lead: SignedInPerson;
let leaver: SignedInPerson;
let colleague: SignedInPerson;
let stranger: SignedInPerson;
let admin: SignedInPerson;

beforeAll(async () => {
  server = await startTestServer({ clock });
});
afterAll(() => server.stop());
beforeEach(async () => {
  clock.set('2026-11-27T10:00:00Z');
  const above = await anOrgUnit(server);
  const unit = await anOrgUnit(server, { parent: above.id });
  lead = await aSignedInPerson(server, { positions: [{ orgUnit: above.id, lead: true, title: 'Leitung' }] });
  leaver = await aSignedInPerson(server, { validUntil: '2027-01-31', positions: [{ orgUnit: unit.id }] });
  colleague = await aSignedInPerson(server, { positions: [{ orgUnit: unit.id }] });
  stranger = await aSignedInPerson(server);
  admin = await aSignedInPerson(server, { roles: ['administrator'] });
});

const notFound = { code: 'hand_over.not_found' };
const spaces = { reason: 'leaving', kind: 'spaces.owned', refs: null } as const;

function roleOf({ person }: SignedInPerson, space: string) {
  return server.database.transaction((tx) => server.services.permissions.findRole(tx, person.id, space));
}

function leave(lastDay = '2026-11-26') {
  return server.database.transaction((tx) =>
    server.services.people.updatePerson(tx, undefined, leaver.person.id, { validUntil: lastDay }),
  );
}

test('is for the person, who leads them, also from above, and administrators', async () => {
  const person = leaver.person.id;
  for (const [who, as] of [
    [leaver, 'self'],
    [lead, 'manager'],
    [admin, 'administrator'],
  ] as const)
    expect(await who.client.call(getHandOver, { person })).toMatchObject({ as });
  for (const who of [colleague, stranger]) {
    await expect(who.client.call(getHandOver, { person })).rejects.toMatchObject(notFound);
    await expect(who.client.call(passOn, { ...spaces, person, to: who.person.id })).rejects.toMatchObject(notFound);
  }
});

test('is nobody else’s business as long as nothing changes: what somebody looks after is no number to look up', async () => {
  const staying = await aSignedInPerson(server, { positions: [{ orgUnit: (await anOrgUnit(server)).id }] });
  const person = staying.person.id;
  await aSpace(server, { owner: person });
  await expect(admin.client.call(getHandOver, { person })).rejects.toMatchObject(notFound);
  await expect(admin.client.call(passOn, { ...spaces, person, to: null })).rejects.toMatchObject(notFound);
  expect(await staying.client.call(getHandOver, { person })).toMatchObject({ as: 'self' });
  await server.database.transaction(async (tx) => {
    const { people } = server.services;
    const [held] = await people.findPositions(tx, [person]);
    if (held) await people.setPositions(tx, undefined, person, [{ ...held, until: '2026-12-31' }]);
  });
  expect(await admin.client.call(getHandOver, { person })).toMatchObject({ as: 'administrator' });
});

test('does not show titles of what the giver may not see, only how many there are', async () => {
  await aSpace(server, { owner: leaver.person.id, visibility: 'hidden', name: 'Personalakte Xqzw' });
  await aSpace(server, { owner: leaver.person.id, visibility: 'open', name: 'Offener Bereich' });
  for (const who of [lead, admin]) {
    const { kinds } = await who.client.call(getHandOver, { person: leaver.person.id });
    expect(kinds).toMatchObject([{ kind: 'spaces.owned', count: 2, unseen: 1, alone: 2 }]);
    expect(kinds[0]?.items.map(({ title }) => title)).toEqual(['Offener Bereich']);
    expect(JSON.stringify(kinds)).not.toContain('Xqzw');
  }
  const own = await leaver.client.call(getHandOver, { person: leaver.person.id });
  expect(own.kinds[0]?.items).toHaveLength(2);
});

test('gives a space to whom the person chooses, who is told; a lesser role stays while they are there', async () => {
  const space = await aSpace(server, { owner: leaver.person.id, visibility: 'hidden' });
  const input = { ...spaces, person: leaver.person.id, to: colleague.person.id };
  expect(await leaver.client.call(passOn, input)).toEqual({ passed: 1, left: [] });
  expect(await roleOf(colleague, space.id)).toBe('owner');
  expect(await roleOf(leaver, space.id)).toBe('editor');
  const { notifications } = await colleague.client.call(listNotifications, {});
  expect(notifications.map(({ kind }) => kind)).toContain('hand-over.received');
  const { rows } = await server.database.pool.query(
    `select details from audit_log where kind = 'hand-over.passed' and object = $1`,
    [`people/person/${leaver.person.id}`],
  );
  expect(rows).toMatchObject([{ details: { to: colleague.person.id, what: 'spaces.owned', count: 1, as: 'self' } }]);
});

test('opens nothing: before the last day, others give only to who works in it already', async () => {
  const space = await aSpace(server, {
    owner: leaver.person.id,
    visibility: 'hidden',
    grants: [{ subject: { kind: 'person', id: colleague.person.id }, role: 'editor' }],
  });
  const person = leaver.person.id;
  const unfit = { passed: 0, left: [{ why: 'unfit', count: 1 }] };
  for (const [giver, to] of [
    [lead, lead],
    [lead, stranger],
    [admin, admin],
    [admin, stranger],
  ] as const)
    expect(await giver.client.call(passOn, { ...spaces, person, to: to.person.id })).toEqual(unfit);
  expect(await lead.client.call(passOn, { ...spaces, person, to: colleague.person.id })).toMatchObject({ passed: 1 });
  expect(await roleOf(colleague, space.id)).toBe('owner');
});

test('once they are gone, what has nobody else goes to the lead; an administrator never gives to themselves', async () => {
  const space = await aSpace(server, { owner: leaver.person.id, visibility: 'hidden' });
  await leave();
  const person = leaver.person.id;
  const shown = await admin.client.call(getHandOver, { person });
  expect(shown.proposals).toMatchObject([{ id: lead.person.id, why: 'lead' }]);
  const own = await admin.client.call(passOn, { ...spaces, person, to: admin.person.id });
  expect(own).toEqual({ passed: 0, left: [{ why: 'unfit', count: 1 }] });
  expect(await admin.client.call(passOn, { ...spaces, person, to: null })).toEqual({ passed: 1, left: [] });
  expect(await roleOf(lead, space.id)).toBe('owner');
  expect(await roleOf(admin, space.id)).toBeUndefined();
});

test('proposes who looks after it already before substitutes and leads', async () => {
  await aSpace(server, {
    owner: leaver.person.id,
    grants: [{ subject: { kind: 'person', id: stranger.person.id }, role: 'owner' }],
  });
  await aSpace(server, { owner: leaver.person.id });
  await server.database.transaction((tx) =>
    server.services.people.setAbsence(tx, leaver.actor, {
      from: '2026-12-01',
      until: '2026-12-05',
      note: null,
      substitute: colleague.person.id,
    }),
  );
  const { kinds, proposals } = await leaver.client.call(getHandOver, { person: leaver.person.id });
  expect(proposals.map(({ id }) => id)).toEqual([colleague.person.id, lead.person.id]);
  const proposed = kinds[0]?.items.map(({ proposal }) => proposal?.why).sort();
  expect(proposed).toEqual(['shares', 'substitute']);
});

test('refuses recipients who have left, and the person themselves', async () => {
  await aSpace(server, { owner: leaver.person.id });
  const gone = await aPerson(server, { validUntil: '2026-11-26' });
  for (const to of [gone.id, leaver.person.id])
    await expect(leaver.client.call(passOn, { ...spaces, person: leaver.person.id, to })).rejects.toMatchObject({
      code: 'hand_over.recipient_not_found',
    });
});

test('who gets it may give it back for 14 days: to the person, or once they are gone to their lead', async () => {
  const person = leaver.person.id;
  const space = await aSpace(server, { owner: person, visibility: 'hidden' });
  await leaver.client.call(passOn, { ...spaces, person, to: colleague.person.id });
  const [batch] = (await colleague.client.call(listReceived, {})).batches;
  if (!batch) throw new Error('Nothing was received');
  const back = { batch: batch.batch, items: batch.items.map(({ id }) => id), reason: 'Keine Zeit' };
  await expect(stranger.client.call(refuseHandOver, back)).rejects.toMatchObject(notFound);
  expect(await colleague.client.call(refuseHandOver, back)).toMatchObject({ to: { id: person }, count: 1 });
  expect(await roleOf(leaver, space.id)).toBe('owner');
  await expect(colleague.client.call(refuseHandOver, back)).rejects.toMatchObject({ code: 'hand_over.refusal_over' });

  await leaver.client.call(passOn, { ...spaces, person, to: colleague.person.id });
  await leave();
  const again = (await colleague.client.call(listReceived, {})).batches.find((each) => each.batch !== batch.batch);
  if (!again) throw new Error('Nothing was received');
  const second = { batch: again.batch, items: again.items.map(({ id }) => id), reason: '' };
  expect(await colleague.client.call(refuseHandOver, second)).toMatchObject({ to: { id: lead.person.id } });
  expect(await roleOf(lead, space.id)).toBe('owner');
});

test('after 14 days it is too late to give it back', async () => {
  const person = leaver.person.id;
  await aSpace(server, { owner: person });
  await leaver.client.call(passOn, { ...spaces, person, to: colleague.person.id });
  const [batch] = (await colleague.client.call(listReceived, {})).batches;
  if (!batch) throw new Error('Nothing was received');
  expect(batch.refuseUntil).toBe('2026-12-11');
  clock.set('2026-12-12T10:00:00Z');
  const back = { batch: batch.batch, items: batch.items.map(({ id }) => id), reason: '' };
  const later = await aSignedInAgain(colleague);
  await expect(later.call(refuseHandOver, back)).rejects.toMatchObject({ code: 'hand_over.refusal_over' });
});

test('tells the lead when somebody is gone and left something behind, and administrators when nobody leads', async () => {
  await aSpace(server, { owner: leaver.person.id });
  await aSpace(server, { owner: stranger.person.id });
  await leave();
  await server.database.transaction((tx) =>
    server.services.people.updatePerson(tx, undefined, stranger.person.id, { validUntil: '2026-11-26' }),
  );
  await server.services.handOver.remind();
  await server.services.handOver.remind();
  const told = async (who: SignedInPerson) =>
    (await who.client.call(listNotifications, {})).notifications
      .filter(({ kind }) => kind === 'hand-over.left')
      .map(({ ref }) => ref);
  expect(await told(lead)).toEqual([`hand-over/person/${leaver.person.id}`]);
  expect(await told(admin)).toEqual([`hand-over/person/${stranger.person.id}`]);
  const { people } = await lead.client.call(listHandOvers, {});
  expect(people).toMatchObject([{ id: leaver.person.id, isGone: true, open: 1 }]);
  expect((await colleague.client.call(listHandOvers, {})).people).toEqual([]);
});

test('tells somebody who leaves soon, and who leads them, once', async () => {
  await aSpace(server, { owner: leaver.person.id });
  await leave('2026-12-15');
  await server.services.handOver.remind();
  clock.set('2026-11-30T10:00:00Z');
  await server.services.handOver.remind();
  for (const who of [leaver, lead]) {
    const { notifications } = await who.client.call(listNotifications, {});
    expect(notifications.filter(({ kind }) => kind === 'hand-over.leaving')).toHaveLength(1);
  }
});

test('of two who hand over the same at once, one finds it given', async () => {
  await aSpace(server, { owner: leaver.person.id });
  await leave();
  const input = { ...spaces, person: leaver.person.id, to: null };
  const answers = await Promise.all([lead.client.call(passOn, input), admin.client.call(passOn, input)]);
  expect(answers.reduce((total, { passed }) => total + passed, 0)).toBe(1);
});

async function aSignedInAgain({ actor }: SignedInPerson) {
  const { token } = await server.database.transaction((tx) =>
    server.services.accounts.startSession(tx, actor.account, { address: '127.0.0.1', userAgent: 'test' }),
  );
  return apiClient(server.url, `${sessionCookieName(server.core.config)}=${token}`);
}
